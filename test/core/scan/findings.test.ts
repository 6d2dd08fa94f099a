/** From readings to findings: what becomes one diagnosis, what is only secondary, and what stands beside a code. */
import assert from 'node:assert/strict';
import { codeRef, scan, type Finding } from '../../../src/core';

const read = (...lines: string[]): Finding[] => scan(lines.join('\n'), { kind: 'log' });
const blank = (count: number): string[] => Array.from({ length: count }, () => '-');
const empty = (count: number): string[] => Array.from({ length: count }, () => '');
/** Each finding as `disconnect:3+extended:5`, with `(2)` behind what is secondary. */
const told = (findings: readonly Finding[]): string[] =>
  findings.map(
    ({ code, extended, secondary }) =>
      `${codeRef(code!)}${extended ? `+${codeRef(extended)}` : ''}${secondary ? ' (2)' : ''}`,
  );

describe('The extended code of a dialog', () => {
  const FIRST = 'Remote Desktop: Error code: 0x3';
  const EXTENDED = 'Remote Desktop: Extended error code: 0x5';

  it('belongs to the first code on the same line or up to three lines above', () => {
    const together = ['disconnect:3+extended:5', 'extended:5 (2)'];
    assert.deepEqual(told(read('Remote Desktop: Error code: 0x3, Extended error code: 0x5')), together);
    for (const between of [0, 1, 2]) assert.deepEqual(told(read(FIRST, ...blank(between), EXTENDED)), together);
    assert.deepEqual(told(read(FIRST, ...blank(3), EXTENDED)), ['disconnect:3', 'extended:5']);
  });

  it('is not looked for above the first code', () => {
    assert.deepEqual(told(read(EXTENDED, FIRST)), ['extended:5', 'disconnect:3']);
  });

  it('belongs to the nearest of two first codes, and never to both', () => {
    assert.deepEqual(told(read('Remote Desktop: Error code: 0x204', FIRST, EXTENDED)), [
      'disconnect:516',
      'disconnect:3+extended:5',
      'extended:5 (2)',
    ]);
    assert.deepEqual(
      told(read('RDP error code: 0x204, error code: 0x3, extended error code: 0x5')).filter((one) => one.includes('+')),
      ['disconnect:3+extended:5'],
    );
  });

  it('gives each of two dialogs its own', () => {
    assert.deepEqual(told(read(FIRST, EXTENDED, FIRST, 'Remote Desktop: Extended error code: 0x3')), [
      'disconnect:3+extended:5',
      'extended:5 (2)',
      'disconnect:3+extended:3',
      'extended:3 (2)',
    ]);
  });

  it('decides severity and message where the first code only points to it', () => {
    const [first] = read(FIRST, EXTENDED);
    assert.equal(first!.severity, 'info');
    assert.match(first!.message, /^0x3: .+; extended code 5: Replaced by another connection/);
    assert.equal(first!.text, '0x3');
  });

  it('of zero is carried and not spoken of', () => {
    const [first, second] = read('Remote Desktop: Error code: 0x204', 'Extended error code: 0x0');
    assert.equal(first!.extended?.value, 0);
    assert.doesNotMatch(first!.message, /extended code/);
    assert.equal(second!.secondary, true);
  });
});

describe('The extended code in a very long line', () => {
  it('is looked for among the next thirty-two codes only', () => {
    const line = (between: number) =>
      `RDP: error code: 0x3, ${'SetErrorInfo(0x5) '.repeat(between)}error; RDP extended error code: 0x5`;
    const first = (between: number) => read(line(between))[0]!;
    assert.equal(first(31).extended?.value, 5);
    assert.equal(first(32).extended, undefined);
    assert.equal(first(40).extended, undefined);
  });
});

describe('A dialog whose fields are zero', () => {
  const SENTENCE = 'Remote Desktop: because of a protocol error (code: 0x112d), the session ended.';
  const ZERO = ['Error code: 0x0', 'Extended error code: 0x0'];
  const firstOfDialog = (findings: readonly Finding[]) =>
    findings.find(({ code }) => code?.family === 'disconnect' && code.value === 0);

  it('leaves the diagnosis to a sentence with a code up to twelve lines above', () => {
    for (const between of [0, 5, 11])
      assert.equal(firstOfDialog(read(SENTENCE, ...empty(between), ...ZERO))?.secondary, true, `${between}`);
    const far = firstOfDialog(read(SENTENCE, ...empty(12), ...ZERO));
    assert.ok(far && far.secondary === undefined);
  });

  it('stands for itself without such a sentence, and before one', () => {
    assert.equal(firstOfDialog(read('Remote Desktop', ...ZERO))?.secondary, undefined);
    assert.equal(firstOfDialog(read('Remote Desktop', ...ZERO, SENTENCE))?.secondary, undefined);
  });

  it('stands for itself where its extended code says something', () => {
    const first = firstOfDialog(read(SENTENCE, 'Error code: 0x0', 'Extended error code: 0x101'));
    assert.ok(first && first.secondary === undefined);
  });

  it('is told from a dialog with a code, which stands for itself below any sentence', () => {
    const [, dialog] = read(SENTENCE, 'Remote Desktop', 'Error code: 0x204', 'Extended error code: 0x0');
    assert.equal(dialog!.code!.value, 516);
    assert.equal(dialog!.secondary, undefined);
  });
});

describe('A status of zero', () => {
  const sub = (status: string, substatus: string, ...between: string[]) =>
    read(
      'An account failed to log on. 4625 Remote Desktop',
      `\tStatus:\t\t\t${status}`,
      ...between,
      `\tSub Status:\t\t${substatus}`,
    );

  it('says nothing of its own beside a real one, on either side of it', () => {
    assert.deepEqual(told(sub('0xC000006D', '0x0')), ['ntstatus:3221225581', 'ntstatus:0 (2)']);
    assert.deepEqual(told(sub('0x0', '0xC0000064')), ['ntstatus:0 (2)', 'ntstatus:3221225572']);
  });

  it('stands for itself where all are zero, and four lines from a real one', () => {
    for (const { secondary } of sub('0x0', '0x0')) assert.equal(secondary, undefined);
    assert.deepEqual(told(sub('0xC000006D', '0x0', ...blank(2))), ['ntstatus:3221225581', 'ntstatus:0 (2)']);
    assert.deepEqual(told(sub('0xC000006D', '0x0', ...blank(3))), ['ntstatus:3221225581', 'ntstatus:0']);
  });

  it('takes nothing from the real ones', () => {
    assert.deepEqual(told(sub('0xC000006D', '0xC0000064')), ['ntstatus:3221225581', 'ntstatus:3221225572']);
  });
});

describe('Words of a message', () => {
  const WORDS = 'Your credentials did not work';

  it('are a finding of their own, named for the message', () => {
    const [finding, ...more] = read(WORDS);
    assert.equal(more.length, 0);
    assert.equal(finding!.rule, 'message/your-credentials-did-not-work');
    assert.doesNotMatch(finding!.message, /: /);
  });

  it('belong to a code up to six lines away, on either side', () => {
    const code = 'Remote Desktop: Error code: 0x204';
    for (const between of [0, 5]) {
      assert.deepEqual(told(read(WORDS, ...blank(between), code)), ['disconnect:516'], `${between} between`);
      assert.deepEqual(told(read(code, ...blank(between), WORDS)), ['disconnect:516'], `${between} between`);
    }
    const message = 'message:your-credentials-did-not-work';
    assert.deepEqual(told(read(WORDS, ...blank(6), code)), [message, 'disconnect:516']);
    assert.deepEqual(told(read(code, ...blank(6), WORDS)), ['disconnect:516', message]);
  });

  it('belong to a code on their own line', () => {
    assert.deepEqual(told(read(`Remote Desktop: ${WORDS} (error code: 0x204)`)), ['disconnect:516']);
  });

  it('are kept at one end of a text that has a code at the other', () => {
    const findings = read(WORDS, ...blank(20), 'Remote Desktop: Error code: 0x204', ...blank(20), WORDS);
    assert.equal(findings.length, 3);
  });
});

describe('A number with more than one reading', () => {
  const REASON = 'RDP error: disconnect reason';

  it('names the others that are known, in the message too', () => {
    const [finding] = read(`${REASON} 264`);
    assert.deepEqual(finding!.candidates.map(codeRef), ['extended:264']);
    assert.match(finding!.message, /^0x108: [^(]+ \(or extended 264: Licensing[^)]*\)$/);
  });

  it('leaves out the others where nobody knows them', () => {
    const [finding] = read(`${REASON} 516`);
    assert.deepEqual(finding!.candidates, []);
    assert.doesNotMatch(finding!.message, /\(or /);
  });

  it('leaves out the same event in another number space, which changes nothing', () => {
    const [twin] = read('guacd[7]: RDP disconnect reason: 5');
    assert.equal(codeRef(twin!.code!), 'errinfo:5');
    assert.deepEqual(twin!.candidates, []);
  });

  it('keeps the publisher’s name of the code', () => {
    const [first, second] = read('Remote Desktop: Error code: 0x204, extended error code: 0x5');
    assert.equal(first!.code!.symbol, 'disconnectReasonSocketConnectFailed');
    assert.equal(first!.extended!.symbol, second!.code!.symbol);
    assert.ok(second!.code!.symbol);
  });

  it('that nobody knows says so', () => {
    const [finding] = read('Remote Desktop', 'Error code: 0xEEEE', 'Extended error code: 0x0');
    assert.match(finding!.message, /^0xEEEE: No public meaning is known/);
    assert.equal(finding!.severity, 'warning');
    assert.equal(finding!.code!.symbol, undefined);
  });
});
