import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lintRdp, type LintRdpOptions, type RdpFinding } from '../../src/core/rdp/lint';
import { parseRdp, printRdp } from '../../src/core/rdp/parse';
import { RULES } from '../../src/core/rdp/rules';
import { allSettings } from '../../src/core/rdp/settings';
import { applied, rdpText } from './rdp-fixture';

/** The one finding of a rule. */
const only = (rule: string, text: string): RdpFinding => {
  const findings = lintRdp(text).filter((finding) => finding.rule === rule);
  assert.equal(findings.length, 1, JSON.stringify(findings));
  return findings[0]!;
};

describe('rdp: value/not-allowed', () => {
  it('says what is wrong, then what is allowed, and offers each', () => {
    const finding = only('rdp/value/not-allowed', '  Session BPP : i : 66 \r\n');
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
    assert.equal(
      only('rdp/value/not-allowed', 'authentication level:i:9').fixes[0]?.title,
      'Change to 2 (warns and lets the user decide)',
    );
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
      const finding = only('rdp/syntax/malformed-line', line);
      assert.equal(finding.fixes[0] && applied(line, finding.fixes[0]), repaired);
    });
  }
});

describe('rdp: fixes in a signed file', () => {
  const signature = 'signscope:s:Full Address,Screen Mode Id\r\nsignature:s:AQABAAEAAAAEAAAAMAIFAA==\r\n';
  const text = `full address:s:a\r\nscreen mode id:i:9\r\nuse multimon:i:7\r\n${signature}`;
  const fixesOf = (rule: string, text: string) => lintRdp(text).find((finding) => finding.rule === rule)!.fixes;

  it('remove the signature together with a line that it covers, and say so', () => {
    const [fix] = fixesOf('rdp/value/not-allowed', text);
    assert.match(fix!.title, /remove the signature/);
    assert.equal(fix!.manual, true);
    assert.equal(applied(text, fix!), 'full address:s:a\r\nscreen mode id:i:2\r\nuse multimon:i:7\r\n');
  });

  it('remove it also where a line comes in that it would have to cover', () => {
    const [fix] = fixesOf('rdp/security/auth-level-missing', text);
    assert.match(fix!.title, /remove the signature/);
  });

  it('are plain where the signature does not cover the line', () => {
    const finding = lintRdp(text).find(({ text }) => text === '7')!;
    assert.equal(finding.fixes[0]!.title, 'Change to 1 (several displays)');
  });

  it('never edit a covered line and leave the signature', () => {
    const covered = text.replace(
      'Screen Mode Id',
      allSettings()
        .map(({ key }) => key)
        .join(','),
    );
    const start = covered.indexOf('signscope');
    const lines = allSettings()
      .map(({ key, type }) => `${key} :${type}: *\r\n`)
      .join('');
    for (const { rule, fixes } of lintRdp(lines + covered.slice(start), STRICT)) {
      for (const { title, edits } of fixes) {
        const gone = edits.some(({ span, newText }) => newText === '' && span.start >= lines.length);
        assert.ok(gone || /line ends|End every line/.test(title), `${rule}: ${title}`);
      }
    }
  });
});

/** Every rule on. */
const STRICT: LintRdpOptions = {
  severities: Object.fromEntries(RULES.map(({ id }) => [id, 'warning' as const])),
  encoding: 'utf-8',
};

/** Texts made of settings that are known, with values that rules look for. */
const settingText = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...allSettings().map(({ key, type }) => `${key}:${type}:`),
        'shiny option:i:',
        'usrename:s:',
        '# ',
        '/v:',
      ),
      fc.constantFrom(
        '0',
        '1',
        '1',
        '2',
        '3',
        '5',
        '7',
        '',
        '*',
        '{X}',
        'a.b.c',
        'x,y',
        '||app',
        '"a"',
        'C:\\;D:',
        '01',
        '-1',
        ' 1',
        'a:b',
        '99999',
        'audiomode:i:1',
      ),
      fc.constantFrom('\r\n', '\r\n', '\n', '\r\r\n', '\n\r', ''),
    ),
    { maxLength: 12 },
  )
  .map((lines) => lines.map((parts) => parts.join('')).join(''));

const anyText = fc.oneof(rdpText, settingText, fc.string({ unit: 'binary' }));

describe('rdp: every rule, on any text', () => {
  it('reads a text and prints it as it was', () => {
    fc.assert(fc.property(anyText, (text) => assert.equal(printRdp(parseRdp(text)), text)));
  });

  it('keeps spans inside, in order, and gives the same answer twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const findings = lintRdp(text, STRICT);
        let last = 0;
        for (const { span, text: found, message } of findings) {
          assert.ok(last <= span.start && span.start < span.end && span.end <= text.length);
          assert.equal(text.slice(span.start, span.end), found);
          assert.doesNotMatch(found, /[\r\n]/);
          assert.doesNotMatch(message, /[\r\n]/);
          last = span.start;
        }
        assert.deepEqual(lintRdp(text, STRICT), findings);
      }),
    );
  });

  it('silences a finding by each of its fixes, whose edits do not overlap', () => {
    const count = (text: string, rule: string) => lintRdp(text, STRICT).filter((one) => one.rule === rule).length;
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { rule, fixes } of lintRdp(text, STRICT)) {
          for (const fix of fixes) {
            // `applied` refuses edits that overlap.
            const after = applied(text, fix);
            assert.notEqual(after, text, `${rule}: ${fix.title}`);
            assert.ok(count(after, rule) < count(text, rule), `${rule}: ${fix.title} → ${JSON.stringify(after)}`);
          }
        }
      }),
      { numRuns: 400 },
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
            lintRdp(`${key}${separator}${secret}${tail}`, STRICT).map(({ message, text, fixes }) => [
              message,
              text,
              fixes.map((fix) => [fix.title, fix.edits.map((edit) => edit.newText)]),
            ]),
          );
          assert.ok(!shown.includes(secret), `${key}${separator}: ${shown}`);
        }
      }
    }
    assert.ok(!lintRdp(`gatewayaccesstoken:s:abc\n${secret}`, STRICT).some(({ text }) => text.includes(secret)));
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
