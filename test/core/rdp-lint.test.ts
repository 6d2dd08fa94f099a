import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Finding } from '../../src/core/finding';
import { lintRdp } from '../../src/core/rdp/lint';
import { RULES } from '../../src/core/rdp/rules';
import { LineIndex } from '../../src/core/text';
import { applied, fixtureText, rdpText } from './rdp-fixture';

/** `line rule severity «text»` of every finding. */
function summary(text: string): string[] {
  const index = new LineIndex(text);
  return lintRdp(text).map(
    ({ rule, severity, span, text: found }) =>
      `${index.positionAt(span.start).line + 1} ${rule} ${severity} «${found}»`,
  );
}

/** The text after the first fix of each finding, from the last to the first. */
function fixed(text: string): string {
  return lintRdp(text).reduceRight((result, { fixes }) => (fixes[0] ? applied(result, fixes[0]) : result), text);
}

const only = (text: string): Finding => {
  const findings = lintRdp(text);
  assert.equal(findings.length, 1, JSON.stringify(findings));
  return findings[0]!;
};

describe('rdp: rules on files', () => {
  const expected: Readonly<Record<string, readonly string[]>> = {
    'fault-malformed.rdp': [
      '4 rdp/syntax/malformed-line error «drivestoredirect:»',
      '5 rdp/syntax/malformed-line error «=»',
      '6 rdp/syntax/malformed-line error «desktopwidth:»',
      '7 rdp/syntax/malformed-line error «x»',
    ],
    'fault-values-not-allowed.rdp': [
      '1 rdp/value/not-allowed error «3»',
      '5 rdp/value/not-allowed error «66»',
      '8 rdp/value/not-allowed error «7»',
      '39 rdp/value/not-allowed error «9»',
    ],
    'fault-clear-and-gateway-password.rdp': [
      '3 rdp/secret/plaintext-password error «cleartextpassword»',
      '7 rdp/secret/plaintext-password error «gatewaypassword»',
    ],
    'script-password.rdp': ['48 rdp/secret/plaintext-password error «password»'],
  };
  const names = readdirSync('test/fixtures/rdp').filter((name) => name.endsWith('.rdp'));
  for (const name of names) {
    it(`finds ${expected[name]?.length ?? 'nothing'} in ${name}`, () =>
      assert.deepEqual(summary(fixtureText(name)), expected[name] ?? []));
  }
  for (const name of readdirSync('test/fixtures/rdp/fixed')) {
    it(`fixes ${name}`, () => {
      const result = fixed(fixtureText(name));
      assert.equal(result, fixtureText(`fixed/${name}`));
      assert.deepEqual(summary(result), []);
    });
  }
});

describe('rdp: secret/plaintext-password', () => {
  const cases: readonly [line: string, severity: string | undefined][] = [
    ['password:s:Kettle-9', 'error'],
    ['PASSWORD:s:Kettle-9', 'error'],
    ['cleartextpassword:s:Kettle-9', 'error'],
    ['gatewaypassword:s:Kettle-9', 'error'],
    ['password:s:', undefined],
    ['password:s:   ', undefined],
    ['password:b:02000000', undefined],
    ['password 51:b:02000000', undefined],
    ['password:s:{SECRET}', 'info'],
    ['password:s:%PASSWORD%', 'info'],
    ['password:s:@PASSWORD@', 'info'],
    ['password:s:<password>', 'info'],
    ['password:s:******', 'info'],
    ['password:s:p{x}y', 'error'],
  ];
  for (const [line, severity] of cases) {
    it(`${severity ?? 'silent'}: ${line}`, () => assert.equal(lintRdp(line)[0]?.severity, severity));
  }

  it('deletes the line and nothing else', () => {
    assert.equal(fixed('a:s:1\r\npassword:s:Kettle-9\r\nb:s:2\r\n'), 'a:s:1\r\nb:s:2\r\n');
    assert.equal(fixed('a:s:1\npassword:s:Kettle-9'), 'a:s:1\n');
  });
});

describe('rdp: value/not-allowed', () => {
  const silent = [
    'screen mode id:i:1',
    'Screen Mode ID:i:0x2',
    'screen mode id:s:9',
    'screen mode id:i:{MODE}',
    'screen mode id:i:XXXX',
    'screen mode id:i:',
    'screen mode id:i:-1',
    'screen mode id:i:02',
    'keyboardhook:i:3',
    'gatewaycredentialssource:i:5',
    'desktopwidth:i:99999',
    'unknown key:i:9',
    'ColorDepthID:i:9',
  ];
  for (const line of silent) it(`silent: ${line}`, () => assert.deepEqual(lintRdp(line), []));

  it('says what is wrong, then what is allowed, and offers each', () => {
    const finding = only('  Session BPP : i : 66 \r\n');
    assert.equal(
      finding.message,
      '“session bpp” is 66, which is not one of its values. ' +
        'Allowed: 8 (256 colours), 15 (15 bit), 16 (16 bit), 24 (24 bit), 32 (32 bit).',
    );
    assert.equal(finding.text, '66');
    assert.deepEqual(
      finding.fixes.map((fix) => applied('  Session BPP : i : 66 \r\n', fix)),
      ['32', '8', '15', '16', '24'].map((value) => `  Session BPP : i : ${value} \r\n`),
    );
  });

  it('never offers the value without protection first', () => {
    assert.equal(only('authentication level:i:9').fixes[0]?.title, 'Change to 2 (warns and lets the user decide)');
  });
});

describe('rdp: syntax/malformed-line', () => {
  const repairs: readonly [line: string, repaired: string | undefined][] = [
    ['drivestoredirect:s*', 'drivestoredirect:s:*'],
    ['drivestoredirect:C:\\;', 'drivestoredirect:s:C:\\;'],
    ['drivestoredirect:sC:\\;', 'drivestoredirect:s:C:\\;'],
    ['redirectclipboard=1', 'redirectclipboard:i:1'],
    ['redirectclipboard = 1', 'redirectclipboard:i:1'],
    ['redirectclipboard=9', undefined],
    ['redirectclipboard 1', undefined],
    ['desktopwidth:1920', 'desktopwidth:i:1920'],
    ['desktopwidth:i1920', 'desktopwidth:i:1920'],
    ['desktopwidth:wide', undefined],
    ['desktopwidth:i', undefined],
    ['desktopwidth', undefined],
    ['authentication level:x:2', 'authentication level:i:2'],
    ['authentication level:x:9', undefined],
    ['authentication level::2', 'authentication level:i:2'],
    ['authentication level: :2', 'authentication level:i:2'],
    ['authentication level:int:2', 'authentication level:i:2'],
    ['full address:string:host:3389', 'full address:s:host:3389'],
    ['full address:S:host:3389', 'full address:s:host:3389'],
    ['full address:host.example:3389', 'full address:s:host.example:3389'],
    ['full address=srv01:3389', 'full address:s:srv01:3389'],
    ['full address:srv01:3389', 'full address:s:srv01:3389'],
    ['username:sam', 'username:s:sam'],
    ['full address:s.example', undefined],
    ['alternate shell:s', 'alternate shell:s:'],
    ['drivestoredirect:s*full address:s:host', undefined],
    ['no such key:1', undefined],
    ['just words', undefined],
    [':i:2', undefined],
    // A secret is not made to work; it is taken out.
    ['password=Kettle-9', ''],
    ['password:Kettle-9', ''],
    ['gatewaypassword:x:Kettle-9', ''],
  ];
  for (const [line, repaired] of repairs) {
    it(`${line} → ${repaired ?? 'no fix'}`, () => {
      const finding = only(line);
      assert.equal(finding.rule, 'rdp/syntax/malformed-line');
      assert.equal(finding.fixes[0] && applied(line, finding.fixes[0]), repaired);
    });
  }

  const otherRules = ['# comment', '; comment', '// comment', '/v:host', 'full%20address=s:host:3389', 'audiomode=i:2'];
  for (const line of otherRules) it(`leaves ${line} to other rules`, () => assert.deepEqual(lintRdp(line), []));
});

describe('rdp: fixes in a signed file', () => {
  const text =
    'screen mode id:i:9\r\nuse multimon:i:7\r\nsignscope:s:Full Address,Screen Mode Id\r\nsignature:s:AQAB\r\n';

  it('say that they break the signature and offer to remove it', () => {
    const covered = lintRdp(text)[0]!;
    assert.match(covered.fixes[0]!.title, /remove the signature/);
    assert.match(covered.fixes[1]!.title, /breaks the signature/);
    assert.equal(applied(text, covered.fixes[0]!), 'screen mode id:i:2\r\nuse multimon:i:7\r\n');
  });

  it('are plain where the signature does not cover the line', () => {
    assert.equal(lintRdp(text)[1]!.fixes[0]!.title, 'Change to 1 (several displays)');
  });
});

describe('rdp: every rule, on any text', () => {
  it('keeps spans inside, in order, and gives the same answer twice', () => {
    fc.assert(
      fc.property(fc.oneof(rdpText, fc.string({ unit: 'binary' })), (text) => {
        const findings = lintRdp(text);
        let last = 0;
        for (const { span, text: found, message } of findings) {
          assert.ok(last <= span.start && span.start < span.end && span.end <= text.length);
          assert.equal(text.slice(span.start, span.end), found);
          assert.doesNotMatch(found, /[\r\n]/);
          assert.doesNotMatch(message, /[\r\n]/);
          last = span.start;
        }
        assert.deepEqual(lintRdp(text), findings);
      }),
    );
  });

  it('silences a finding by each of its fixes, and raises no other', () => {
    const rules = (text: string) =>
      lintRdp(text)
        .map(({ rule }) => rule)
        .sort();
    fc.assert(
      fc.property(rdpText, (text) => {
        for (const finding of lintRdp(text)) {
          const before = rules(text);
          before.splice(before.indexOf(finding.rule), 1);
          for (const fix of finding.fixes) assert.deepEqual(rules(applied(text, fix)), before, fix.title);
        }
      }),
    );
  });

  it('never shows a password or token', () => {
    const secret = 'Zebra7Zebra';
    const keys = [
      'pwd',
      'my password',
      'password',
      'cleartextpassword',
      'gatewaypassword',
      'gatewayaccesstoken',
      'endpointfedauth',
      'Password 51',
    ];
    const separators = [':s:', ':', '=', ':x:', ' = ', '::', ':i:', ':s', ':string:', ' ', '\t:\t'];
    for (const key of keys) {
      for (const separator of separators) {
        for (const tail of ['', ':3389', '=', ' and more', '\n']) {
          const shown = JSON.stringify(
            lintRdp(`${key}${separator}${secret}${tail}`).map(({ message, text, fixes }) => [
              message,
              text,
              fixes.map((fix) => [fix.title, fix.edits.map((edit) => edit.newText)]),
            ]),
          );
          assert.ok(!shown.includes(secret), `${key}${separator}: ${shown}`);
        }
      }
    }
    assert.ok(!lintRdp(`gatewayaccesstoken:s:abc\n${secret}`).some(({ text }) => text.includes(secret)));
  });

  it('takes time in proportion to the text', function () {
    this.timeout(60_000);
    for (const piece of [
      'screen mode id:i:9\n',
      'x\n',
      ' ',
      'a ',
      ':',
      '=',
      's:',
      '{',
      '\r',
      'signscope:s:a\n',
      'signature:s:a\n',
    ]) {
      const text = 'signscope:s:screen mode id\nsignature:s:x\n' + piece.repeat(50_000 / piece.length);
      const start = performance.now();
      lintRdp(text);
      assert.ok(performance.now() - start < 5000, JSON.stringify(piece));
    }
  });
});

describe('rdp: pages of the rules', () => {
  for (const rule of RULES) {
    describe(rule.id, () => {
      const page = readFileSync(rule.docs, 'utf8');
      const example = (section: string): string => {
        const found = new RegExp(`^## ${section}\\n\\n\`\`\`rdp\\n([^]*?)\`\`\``, 'm').exec(page);
        assert.ok(found, `${rule.docs} has no example under ${section}`);
        return found[1]!;
      };

      it('is named after the rule and has every section', () => {
        assert.ok(page.startsWith(`# ${rule.id}\n`));
        assert.deepEqual(
          [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]),
          ['Problematic', 'Correct', 'Why', 'When not'],
        );
      });
      it('shows a problem that is reported', () => {
        const rules = lintRdp(example('Problematic')).map((finding) => finding.rule);
        assert.deepEqual([...new Set(rules)], [`rdp/${rule.id}`]);
      });
      it('shows a correct file that is silent, and what the fix makes is silent too', () => {
        assert.deepEqual(lintRdp(example('Correct')), []);
        assert.deepEqual(lintRdp(fixed(example('Problematic'))), []);
      });
    });
  }

  it('are as many as the rules', () => {
    const pages = readdirSync('docs/rules').map((name) => `docs/rules/${name}`);
    assert.deepEqual(pages.sort(), RULES.map((rule) => rule.docs).sort());
  });
});
