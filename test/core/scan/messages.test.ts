import assert from 'node:assert/strict';
import {
  codeRef,
  entriesOf,
  explain,
  explanationToMarkdown,
  findEntry,
  findingAt,
  parseCodeRef,
  LineIndex,
  scan,
  search,
} from '../../../src/core';
import { RECOGNISED_MESSAGES } from '../../../src/core/scan/messages';

/** Looked up in words only: what users tell, and no window says. */
const SYMPTOMS = [
  'session-disconnected-on-lock',
  'black-screen',
  'azure-frequent-disconnects',
  'azure-no-rdp-access-at-all',
  'need-support-data',
];

/** A text, and the message in it with the words that are marked. */
const RECOGNISED: readonly [text: string, id: string, words: string][] = [
  ['Your credentials did not work', 'your-credentials-did-not-work', 'Your credentials did not work'],
  ['he says "your credentials didn\'t work"', 'your-credentials-did-not-work', "your credentials didn't work"],
  [
    'The credentials that were used to connect to pc-1.contoso.com did not work. Please enter new ones.',
    'your-credentials-did-not-work',
    'credentials that were used to connect to pc-1.contoso.com did not work',
  ],
  [
    'This computer can’t connect to the remote computer.',
    'this-computer-cant-connect-to-the-remote-computer',
    'This computer can’t connect to the remote computer',
  ],
  [
    "Remote Desktop can't connect to the remote computer for one of these reasons:\n1) ...",
    'this-computer-cant-connect-to-the-remote-computer',
    "Remote Desktop can't connect to the remote computer",
  ],
  [
    'An authentication error has occurred.\nThe Local Security Authority cannot be contacted\n\nRemote computer: pc-1',
    'local-security-authority-cannot-be-contacted',
    'Local Security Authority cannot be contacted',
  ],
  [
    'The function requested is not supported\n\nRemote computer: pc-1',
    'function-requested-is-not-supported',
    'The function requested is not supported',
  ],
  [
    'Remote Desktop can\'t find the computer "pc-1".',
    'remote-desktop-cant-find-the-computer',
    "Remote Desktop can't find the computer",
  ],
  [
    'because there are no Remote Desktop License Servers available to provide a license.',
    'no-remote-desktop-license-servers-available',
    'no Remote Desktop License Servers available',
  ],
  [
    'Because of a security error, the client could not connect to the remote computer.',
    'because-of-a-security-error-could-not-connect',
    'Because of a security error, the client could not connect',
  ],
  [
    'Because of a protocol error, this session will be disconnected.',
    'protocol-error-session-disconnected',
    'Because of a protocol error, this session will be disconnected',
  ],
  [
    'Remote Desktop Connection\n\nAn internal error has occurred.\n\nOK',
    'internal-error-has-occurred',
    'An internal error has occurred',
  ],
  [
    'Connecting To pc-1...Could not open connection to the host, on port 3389: Connect failed',
    'could-not-open-connection-on-port-3389-connect-failed',
    'Could not open connection to the host, on port 3389',
  ],
  [
    'The remote computer requires Network Level Authentication, which your computer does not support.',
    'nla-not-supported-by-client',
    'Network Level Authentication, which your computer does not support',
  ],
];

describe('A message without a code', () => {
  for (const [text, id, words] of RECOGNISED) {
    it(`is recognised: ${words}`, () => {
      const findings = scan(text);
      assert.deepEqual(
        findings.map((finding) => [finding.rule, finding.text, finding.code?.symbol]),
        [[`message/${id}`, words, id]],
      );
    });
  }

  it('is recognised wherever its line breaks, behind a mail’s signs too; the first line is marked', () => {
    const words = 'The Local Security Authority cannot be contacted'.split(' ');
    for (let at = 3; at < words.length; at++) {
      const text = `> mstsc says: ${words.slice(0, at).join(' ')}\r\n> ${words.slice(at).join(' ')}.`;
      const [finding, ...others] = scan(text);
      assert.equal(finding?.rule, 'message/local-security-authority-cannot-be-contacted', text);
      assert.equal(finding.text, words.slice(1, at).join(' '));
      assert.deepEqual(others, []);
    }
  });

  it('stands back where a code is near, and is its own finding where none is', () => {
    const message = 'Because of a protocol error, this session will be disconnected.\n';
    const rules = (text: string) => scan(text).map(({ rule }) => rule);
    assert.deepEqual(rules(`${message}\nError code: 0x112f\n`), ['code/errinfo']);
    assert.deepEqual(rules(`${message}${'\n'.repeat(20)}Error code: 0x112f\nExtended error code: 0x0\n`), [
      'message/protocol-error-session-disconnected',
      ...rules('Error code: 0x112f\nExtended error code: 0x0\n'),
    ]);
  });

  it('is not seen in what other programs say', () => {
    for (const text of [
      'An internal error has occurred.',
      'sqlserver: The Local Security Authority cannot be contacted',
      'The function requested is not supported',
      'Your password has expired. Run passwd to change it.',
      'The mail server dropped us due to network connectivity problems',
      'RDP is up; backup wrote: an internal error has occurred in module 7',
      'this computer can connect to the remote computer',
      'Limit number of connections to this computer: 12',
    ])
      assert.deepEqual(scan(text), [], text);
  });

  it('is found under the pointer, and has an explanation with causes and sources', () => {
    const found = findingAt(new LineIndex('a\nYour credentials did not work'), 1, 8, 'log')?.finding;
    assert.equal(found && codeRef(found.code!), 'message:your-credentials-did-not-work');
    const markdown = explanationToMarkdown(explain(found!.code!), { detail: 'short' });
    assert.match(markdown, /was not accepted[^]*Likely causes[^]*Source/);
    assert.doesNotMatch(markdown, /your-credentials-did/);
  });

  it('is known to the table, and every entry of the table is recognised or a symptom', () => {
    assert.deepEqual(
      entriesOf('message')
        .map(({ symbol }) => symbol)
        .sort(),
      [...RECOGNISED_MESSAGES, ...SYMPTOMS].sort(),
    );
  });

  it('has a title, a cause, and short pieces of its wording', () => {
    for (const { title, meaning, causes, said, sources, symbol, related } of entriesOf('message')) {
      assert.ok(title.length <= 90 && !title.endsWith('.') && meaning.endsWith('.'), symbol);
      for (const ref of related ?? []) assert.ok(findEntry(parseCodeRef(ref)!), `${symbol} → ${ref}`);
      assert.ok(causes.length > 0 && sources.length > 0 && said && said.length > 0, symbol);
    }
  });

  it('is looked up in the words that the user remembers', () => {
    for (const { said, symbol } of entriesOf('message')) {
      for (const words of said!)
        assert.ok(
          search(words, 8).some(({ entry }) => entry.symbol === symbol),
          `${words} → ${symbol}`,
        );
    }
    for (const [words, symbol] of [
      ['LSA cannot be contacted', 'local-security-authority-cannot-be-contacted'],
      ['credentials did not work', 'your-credentials-did-not-work'],
      ['black screen after login', 'black-screen'],
      ['publisher cannot be identified', 'rdp-file-unknown-publisher-warning'],
      ['message:vpn-error-800', 'vpn-error-800'],
    ])
      assert.equal(search(words!, 1)[0]?.entry.symbol, symbol, words);
  });
});
