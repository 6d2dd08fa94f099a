import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import {
  allPlaybooks,
  fillParameters,
  PARAMETERS,
  parametersOf,
  parameterValue,
  placeholdersOf,
  type ParameterName,
} from '../../../src/core';

const fill = (command: string, shell: 'powershell' | 'cmd' | 'bash', values: Partial<Record<ParameterName, string>>) =>
  fillParameters(command, shell, values).text;

/** Names with everything in them that a shell could take for something else. */
const name = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'\'"`$%!&|;<>(){}[]\\^*?~# ,=@-/‘’‚‛“”„aZ0'), maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

describe('parameters of commands', () => {
  it('know every placeholder of the playbooks, but for those that only the reader can choose', () => {
    // What the reader decides or has noted before, and names that stand for something else in each command.
    const byHand = new Set(
      'name alias adapter vm group pool region agent-name minutes old-minutes size old-size old-value old-list old-hours old-date date copy target service rule-name public-ip pid allowed-range wrong-account noted-account admin file'.split(
        ' ',
      ),
    );
    const steps = allPlaybooks().flatMap(({ confirm, fix, verify, undo, olderWindows = [] }) =>
      [confirm, fix, verify, undo, olderWindows].flat(),
    );
    const unknown = steps
      .flatMap(({ run = '' }) => placeholdersOf(run))
      .filter((text) => !byHand.has(text) && parametersOf(`<${text}>`).length === 0);
    assert.deepEqual([...new Set(unknown)], []);
  });

  it('are named once per command, in the order in which they are asked for', () => {
    assert.deepEqual(parametersOf('net use "\\\\<host>\\IPC$" /user:"<domain>\\<user>" & net use "\\\\<host>\\IPC$"'), [
      'host',
      'user',
      'domain',
    ]);
    assert.deepEqual(parametersOf('a "<DOMAIN\\user>" <id> <old-value>'), ['user', 'domain', 'session-id']);
    assert.deepEqual(parametersOf('x "<file>.rdp"'), ['file']);
    assert.deepEqual(parametersOf('x "<file>.pfx"'), []);
  });

  it('leave plain values as they are, and what is not known as placeholders', () => {
    const filled = fillParameters('Test-NetConnection <host> -Port <port>', 'powershell', {
      host: 'srv01.contoso.com',
    });
    assert.deepEqual(filled, {
      text: 'Test-NetConnection srv01.contoso.com -Port <port>',
      missing: ['port'],
      refused: [],
    });
    assert.equal(fill('logoff <id> /server:<host>', 'cmd', { 'session-id': '3', host: 'a' }), 'logoff 3 /server:a');
    assert.equal(fill('x "<DOMAIN\\user>"', 'powershell', { user: 'eva' }), 'x "<DOMAIN\\user>"');
    assert.equal(fill('x "<DOMAIN\\user>"', 'powershell', { user: 'eva', domain: 'C' }), 'x "C\\eva"');
  });

  it('are quoted as the shell and the place ask for', () => {
    const user = "O'Neil $(calc) `x";
    assert.equal(fill('A <user> B', 'powershell', { user }), "A 'O''Neil $(calc) `x' B");
    assert.equal(fill('A "<user>" B', 'powershell', { user }), 'A "O\'Neil `$(calc) ``x" B');
    assert.equal(fill("A '<user>' B", 'powershell', { user }), "A 'O''Neil $(calc) `x' B");
    assert.equal(fill('A "<user>" B', 'powershell', { user: 'a”; calc' }), 'A "a`”; calc" B');
    assert.equal(fill('net user <user>', 'cmd', { user: 'Eva & Co' }), 'net user "Eva & Co"');
    assert.equal(fill('net user "<user>"', 'cmd', { user: 'Eva & Co' }), 'net user "Eva & Co"');
    assert.equal(fill('id <user>', 'bash', { user: "O'Neil" }), "id 'O'\\''Neil'");
  });

  it('are refused by Command Prompt where it could not take them as they are', () => {
    for (const user of ['%PATH%', 'a!b', 'a＂b', 'a\\', 'a^b', 'a|b'])
      assert.deepEqual(fillParameters('net user "<user>"', 'cmd', { user }), {
        text: 'net user "<user>"',
        missing: ['user'],
        refused: ['user'],
      });
  });

  it('hold no options, line breaks or hidden characters, and only what their kind allows', () => {
    for (const value of [
      '',
      ' ',
      '-Force',
      '/add',
      '@evil',
      'a\nb',
      'a\r\nb',
      'a\0b',
      'a\u202Eb',
      'a\u200Bb',
      'a"b',
      'a'.repeat(300),
    ])
      assert.equal(parameterValue('user', value), undefined, JSON.stringify(value));
    for (const value of ['a b', 'a;calc', '$(x)', "a'b", 'a|b', 'a"b', 'a&b', '%x%']) {
      assert.equal(parameterValue('host', value), undefined, value);
      assert.equal(parameterValue('gateway', value), undefined, value);
      assert.equal(parameterValue('port', value), undefined, value);
      assert.equal(parameterValue('session-id', value), undefined, value);
    }
    assert.equal(parameterValue('host', ' fe80::1 '), 'fe80::1');
    assert.equal(parameterValue('file', 'C:\\Users\\Eva\\a b.rdp'), 'C:\\Users\\Eva\\a b');
    assert.equal(parameterValue('thumbprint', `\u200E${'ab '.repeat(20)}`), 'ab'.repeat(20));
  });

  describe('whatever the value', () => {
    const valid = name.map((value) => parameterValue('user', value)).filter((value) => value !== undefined);

    it('PowerShell reads exactly one text', () => {
      const isSingle = (character: string) => "'‘’‚‛".includes(character);
      const isDouble = (character: string) => '"“”„'.includes(character);
      fc.assert(
        fc.property(valid, (user) => {
          const bare = fill('A <user> B', 'powershell', { user }).slice(2, -2);
          if (/^[A-Za-z0-9_][A-Za-z0-9._:-]*$/.test(bare)) assert.equal(bare, user);
          else assert.equal(readQuoted(bare, isSingle, ''), user);
          const quoted = fill('A "<user>" B', 'powershell', { user }).slice(2, -2);
          assert.equal(readQuoted(quoted, isDouble, '`'), user);
          assert.equal(readQuoted(fill("A '<user>' B", 'powershell', { user }).slice(2, -2), isSingle, ''), user);
        }),
        { numRuns: 3000 },
      );
    });

    it('Command Prompt reads it between its quotation marks, or it is not written', () => {
      fc.assert(
        fc.property(valid, (user) => {
          for (const command of ['a <user> b', 'a "<user>" b']) {
            const { text, refused } = fillParameters(command, 'cmd', { user });
            if (refused.length > 0) {
              assert.equal(text, command);
              continue;
            }
            const value = text.slice(2, -2);
            if (/^[A-Za-z0-9_][A-Za-z0-9._:-]*$/.test(value)) continue;
            assert.equal(value, `"${user}"`);
            assert.doesNotMatch(user, /["%!^<>|\r\n\0]|\\$/);
          }
        }),
        { numRuns: 3000 },
      );
    });

    it('bash itself reads exactly one word', function () {
      this.timeout(30_000);
      if (process.platform === 'win32') return this.skip();
      const users = fc.sample(valid, 300);
      const commands = ['<user>', '"<user>"', "'<user>'", 'x"<user>"y'];
      const script = users.flatMap((user) =>
        commands.map((command) => fill(`printf '%s\\0' ${command}`, 'bash', { user })),
      );
      const { stdout, status } = spawnSync('bash', ['--norc'], { input: script.join('\n'), encoding: 'utf8' });
      assert.equal(status, 0);
      assert.deepEqual(
        stdout.split('\0').slice(0, -1),
        users.flatMap((user) => [user, user, user, `x${user}y`]),
      );
    });

    it('is not written where no shell is named, unless it is plain', () => {
      assert.equal(fillParameters('a <user>', undefined, { user: 'a b' }).text, 'a <user>');
    });
  });

  it('have a name and a pattern that takes the whole value', () => {
    for (const { name: its, label, pattern } of Object.values(PARAMETERS)) {
      assert.ok(label.length > 0);
      assert.ok(pattern.source.startsWith('^') && pattern.source.endsWith('$') && !pattern.multiline, its);
    }
  });
});

/** What PowerShell reads of a quoted text, which must end with the text's end; a doubled mark stands for itself. */
function readQuoted(text: string, isMark: (character: string) => boolean, escape: string): string {
  assert.ok(isMark(text[0]!), text);
  let read = '';
  for (let at = 1; at < text.length; at++) {
    const character = text[at]!;
    if (character === escape) read += text[++at];
    else if (escape !== '' && character === '$') assert.fail(`computed: ${text}`);
    else if (!isMark(character)) read += character;
    else if (at === text.length - 1) return read;
    else {
      assert.ok(isMark(text[at + 1] ?? ''), `ends early: ${text}`);
      read += text[++at];
    }
  }
  assert.fail(`never ends: ${text}`);
}
