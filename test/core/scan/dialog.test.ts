/** "Error code" and "Extended error code": when such a label tells a code of Remote Desktop, and when it is another's. */
import assert from 'node:assert/strict';
import { codeRef, scan } from '../../../src/core';

const found = (...lines: string[]) => scan(lines.join('\n'), { kind: 'log' }).map(({ code }) => codeRef(code!));
const gap = (count: number): string[] => Array.from({ length: count }, () => 'x');

describe('A number behind "error code"', () => {
  it('is a code where the line is about Remote Desktop, labelled or known', () => {
    assert.deepEqual(found('mstsc shows error code 0x204'), ['disconnect:516']);
    assert.deepEqual(found('RDP: Error code: 0x204'), ['disconnect:516']);
    assert.deepEqual(found('error code: 0xEEEE'), []);
    assert.deepEqual(found('the RDP client shows error code: 0xEEEE'), []);
  });

  it('is a code at the start of a line where the number alone tells it, and in English in the middle of one', () => {
    assert.deepEqual(found('Error code: 0x204'), ['disconnect:516']);
    assert.deepEqual(found('> * "Error code: 0x204"'), ['disconnect:516']);
    assert.deepEqual(found('<b>Error code: 0x204</b>'), ['disconnect:516']);
    assert.deepEqual(found('<strong>Fehlercode: 0x204</strong>'), ['disconnect:516']);
    assert.deepEqual(found('<?>Fehlercode: 0x204'), []);
    assert.deepEqual(found('we saw error code: 0x204 today'), ['disconnect:516']);
    assert.deepEqual(found('we saw error code 0x204 today'), []);
    assert.deepEqual(found('wir sahen Fehlercode: 0x204 heute'), []);
    assert.deepEqual(found('Fehlercode: 0x204'), ['disconnect:516']);
  });

  it('is a code beside a line about Remote Desktop, up to two above and one below', () => {
    const code = 'we saw error code 0x204 today';
    for (const lines of [
      ['Remote Desktop', code],
      ['Remote Desktop', 'x', code],
      [code, 'Remote Desktop'],
    ])
      assert.deepEqual(found(...lines), ['disconnect:516'], lines.join());
    assert.deepEqual(found('Remote Desktop', 'x', 'x', code), []);
    assert.deepEqual(found(code, 'x', 'Remote Desktop'), []);
  });

  it('is none where the line names another trade, unless Remote Desktop is named too or on the line above', () => {
    assert.deepEqual(found('Error code: 0x204 (VPN)'), []);
    assert.deepEqual(found('Citrix says: error code: 0x204'), []);
    assert.deepEqual(found('RDP over VPN: error code: 0x204'), ['disconnect:516']);
    assert.deepEqual(found('Remote Desktop says', 'Error code: 0x204 over VPN'), ['disconnect:516']);
  });

  it('is a code of the gateway’s or RemoteApp’s block wherever it stands, for nobody else has these', () => {
    assert.deepEqual(found('there was Fehlercode: 0x3000008 again'), [`disconnect:${0x3000008}`]);
    assert.deepEqual(found('there was Fehlercode: 0x3000099 again'), []);
  });

  it('is a small number only where a dialog or Remote Desktop is near', () => {
    assert.deepEqual(found('Error code: 0x3'), []);
    assert.deepEqual(found('Remote Desktop', 'Error code: 0x3'), ['disconnect:3']);
    assert.deepEqual(found('[Expanded Information]', 'Error code: 0x3'), ['disconnect:3']);
    assert.deepEqual(found('Error code: 0x3', ...gap(9), 'Remote Desktop'), []);
  });

  it('is a small number beside another code of the same line that is plain by itself', () => {
    assert.deepEqual(found('we saw error code: 0x204 and then error code: 0x3'), ['disconnect:516', 'disconnect:3']);
    assert.deepEqual(found('we saw error code: 0x3 and nothing more'), []);
    assert.deepEqual(found('we saw error code: 0x3 and then error code: 0x204'), ['disconnect:3', 'disconnect:516']);
    assert.deepEqual(found('we saw error code: 0x3 and then error code: 0x7EEE'), []);
  });

  it('is zero or a status only in a dialog', () => {
    assert.deepEqual(found('Error code: 0x0', 'of the day'), []);
    assert.deepEqual(found('Error code: 0x80004005'), []);
    assert.deepEqual(found('[Expanded Information]', 'Error code: 0x80004005'), [`hresult:${0x80004005}`]);
    assert.deepEqual(found('[Expanded Information]', 'Error code: 0x0'), ['disconnect:0']);
    assert.deepEqual(found('[Expanded Information]', 'Error code: 0x8EEEEEEE'), []);
  });

  it('in decimal is a code only where it is known and the words before it speak of Remote Desktop', () => {
    assert.deepEqual(found('RDP error code: 516'), ['disconnect:516']);
    assert.deepEqual(found('we saw error code: 516 (RDP)'), []);
    assert.deepEqual(found('RDP error code: 515'), []);
    assert.deepEqual(found('RDP error code: 3'), []);
    assert.deepEqual(found('mstsc', 'Error code: 516'), ['disconnect:516']);
    assert.deepEqual(found('mstsc', 'we saw error code: 516'), []);
    assert.deepEqual(found('Error code: 516'), []);
  });

  it('under the name of a field is a code only where Remote Desktop is near', () => {
    assert.deepEqual(found('"errorCode": 0x204'), []);
    assert.deepEqual(found('errorCode=0x204'), []);
    assert.deepEqual(found('errorCode=0x204 in RDP'), ['disconnect:516']);
    assert.deepEqual(found('Remote Desktop', 'errorCode=0x204'), ['disconnect:516']);
  });

  it('behind "error" alone is a code only where it is known and the line about Remote Desktop', () => {
    assert.deepEqual(found('RDP error 0x204'), ['disconnect:516']);
    assert.deepEqual(found('error 0x204'), []);
    assert.deepEqual(found('RDP error 0xEEEE'), []);
    assert.deepEqual(found('Error: 0x204', 'Extended error: 0x0'), ['disconnect:516', 'extended:0']);
  });
});

describe('A pair of codes', () => {
  const PAIR = ['disconnect:516', 'extended:5'];

  it('on one line is read in any place', () => {
    assert.deepEqual(found('we saw error code 0x204 with extended error code 0x5 today'), PAIR);
    assert.deepEqual(found('code d’erreur 0x204, code d’erreur étendu 0x5'), PAIR);
  });

  it('on one line must be of numbers that windows of Remote Desktop show', () => {
    assert.deepEqual(found('we saw error code 0xEEEE with extended error code 0x5 today'), [
      `disconnect:${0xeeee}`,
      'extended:5',
    ]);
    assert.deepEqual(found('we saw error code 0x5 with extended error code 0x7EEE today'), []);
    assert.deepEqual(found('we saw error code 0x50 with extended error code 0x5 today'), []);
  });

  it('over one or two lines is read where both are known', () => {
    const first = 'today: error code 0x204';
    const second = 'today: extended error code 0x5';
    assert.deepEqual(found(first, second), PAIR);
    assert.deepEqual(found(first, 'x', second), PAIR);
    assert.deepEqual(found(first, 'x', 'x', second), []);
    assert.deepEqual(found('today: error code 0xEEEE', second), []);
    assert.deepEqual(found(second, first), []);
  });

  it('is none of ours where another trade is named on either line', () => {
    assert.deepEqual(found('VPN: error code 0x204', 'today: extended error code 0x5'), []);
    assert.deepEqual(found('today: error code 0x204', 'VPN: extended error code 0x5'), []);
  });

  it('of a dialog is read with a number that nobody knows', () => {
    assert.deepEqual(found('Error code: 0xEEEE', 'Extended error code: 0x0'), [`disconnect:${0xeeee}`, 'extended:0']);
    assert.deepEqual(found('Error code: 0x1EEEE', 'Extended error code: 0x0'), []);
    assert.deepEqual(found('Error code: 0xEEEE', 'Extended error code: 0x7EEE'), []);
  });

  it('of a dialog may hold a status, and is no pair of statuses then', () => {
    const pair = [`hresult:${0x80004005}`, 'extended:0'];
    assert.deepEqual(found('Error code: 0x80004005', 'Extended error code: 0x0'), pair);
    assert.deepEqual(found('Error code: 0xC000006D', 'Extended error code: 0x0'), [
      `ntstatus:${0xc000006d}`,
      'extended:0',
    ]);
    const [first, second] = scan('Error code: 0x80004005\nExtended error code: 0x0', { kind: 'log' });
    assert.equal(first!.extended?.value, 0);
    assert.equal(second!.secondary, true);
  });
});

describe('An extended code alone', () => {
  it('is read where its number and the whole words tell it', () => {
    assert.deepEqual(found('we saw extended error code 0x101'), ['extended:257']);
    assert.deepEqual(found('we saw extended error code 0x1EE'), []);
    assert.deepEqual(found('we saw extended error code 257'), []);
    assert.deepEqual(found('we saw extended error code 0x5'), []);
  });

  it('is read where the line or one close by is about Remote Desktop', () => {
    assert.deepEqual(found('RDP: extended error code 0x5'), ['extended:5']);
    assert.deepEqual(found('RDP: extended error code 5'), ['extended:5']);
    assert.deepEqual(found('Remote Desktop', 'Extended error code: 0x5'), ['extended:5']);
    assert.deepEqual(found('Remote Desktop', 'Extended error code: 5'), []);
    assert.deepEqual(found('RDP over VPN: extended error code 0x5'), ['extended:5']);
    assert.deepEqual(found('VPN: extended error code 0x101'), []);
  });

  it('that nobody knows is read only in a frame of Remote Desktop', () => {
    assert.deepEqual(found('RDP: extended error code 0x7EEE'), [`extended:${0x7eee}`]);
    assert.deepEqual(found('Remote Desktop: extended error code 0x7EEE'), []);
    assert.deepEqual(found('RDP: extended error code 0x17EEE'), []);
  });
});

describe('A dialog in a language that no list holds', () => {
  const ONE = 'Kode kesilapan: 0x204';
  const TWO = 'Kode kesilapan lanjutan: 0x5';
  const PAIR = ['disconnect:516', 'extended:5'];

  it('is told by two labels of which the second is the first with a word more', () => {
    assert.deepEqual(found(ONE, TWO), PAIR);
    assert.deepEqual(found(ONE, '', TWO), PAIR);
    assert.deepEqual(found('> Qodi: 0x204', '> Imtidad Qodi: 0x5'), PAIR);
  });

  it('is none where something stands between the two, where they stand apart or the wrong way round', () => {
    assert.deepEqual(found(ONE, 'x', TWO), []);
    assert.deepEqual(found(ONE, '', '', TWO), []);
    assert.deepEqual(found(TWO, ONE), []);
  });

  it('is told with emphasis and blanks around its labels and between them', () => {
    assert.deepEqual(found(`> **${ONE.replace(': ', '**: ')}`, `> **${TWO.replace(': ', '**: ')}`), PAIR);
    assert.deepEqual(found(ONE.replace(':', ' :'), '  ', TWO.replace(':', ' :')), PAIR);
  });

  it('is none where the labels are alike, or not related', () => {
    assert.deepEqual(found('Register one: 0x204', 'Register one: 0x5'), []);
    assert.deepEqual(found('Width: 0x204', 'Offset of it: 0x5'), []);
  });

  it('is told by a line with (UTC) or the block’s title where the labels are not related', () => {
    const lines = ['Qodi ghalat: 0x204', 'Ramz imtidad: 0x5'];
    assert.deepEqual(found(...lines), []);
    assert.deepEqual(found(...lines, 'Waqt (UTC): 01/02/24 03:04:05 AM'), PAIR);
    assert.deepEqual(found('[Expanded Information]', ...lines), PAIR);
    assert.deepEqual(found(...lines, ...gap(9), 'Waqt (UTC): 01/02/24'), []);
  });

  it('is none where the numbers are none of Remote Desktop’s, or the lines name another trade', () => {
    assert.deepEqual(found(ONE, 'Kode kesilapan lanjutan: 0x7EEE'), []);
    assert.deepEqual(found('Kode kesilapan: 0x12345', TWO), []);
    assert.deepEqual(found('Kode kesilapan VPN: 0x204', 'Kode kesilapan VPN lanjutan: 0x5'), []);
  });

  it('holds its parts with their roles', () => {
    const [first, second] = scan(`${ONE}\n${TWO}`, { kind: 'log' });
    assert.equal(first!.extended?.value, 5);
    assert.equal(second!.secondary, true);
    const [unknown] = scan('Kode kesilapan: 0xEEEE\nKode kesilapan lanjutan: 0x0', { kind: 'log' });
    assert.deepEqual(unknown!.code, { family: 'disconnect', value: 0xeeee });
  });
});
