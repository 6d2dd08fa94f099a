/** Messages as they stand in windows, mails and logs: wrapped, quoted, with apostrophes of every kind. */
import assert from 'node:assert/strict';
import { scan, type Finding } from '../../../src/core';

const read = (text: string): Finding[] => scan(text, { kind: 'log' }).filter(({ rule }) => rule.startsWith('message/'));
/** The words of each message, as far as they stand on its first line. */
const words = (text: string) => read(text).map((finding) => finding.text);

const SENTENCE = 'This computer can’t connect to the remote computer';

describe('A message without a code', () => {
  it('is read with every kind of apostrophe, and without one of its own', () => {
    for (const apostrophe of ["'", '’', '‘', '´', "\\'"]) {
      const text = SENTENCE.replace('’', apostrophe);
      assert.deepEqual(words(`x ${text}.`), [text], apostrophe);
    }
    assert.deepEqual(words(SENTENCE.replace('’', '')), [SENTENCE.replace('’', '')]);
    assert.deepEqual(words(SENTENCE.replace('’', '*')), []);
    assert.deepEqual(words(SENTENCE.replace('’', '\\')), []);
  });

  it('is read with blanks of every kind and number between its words', () => {
    for (const blank of ['  ', '\t', '\u00a0', ' \t '])
      assert.equal(
        words(SENTENCE.replace(' connect to the ', ` connect${blank}to${blank}the${blank}`)).length,
        1,
        blank,
      );
    assert.deepEqual(words(SENTENCE.replace('connect to', 'connectto')), []);
  });

  it('is read over up to three more lines, with the marks of a mail before them', () => {
    const wrapped = (...parts: string[]) => words(parts.join('\n'));
    assert.deepEqual(wrapped('This computer can’t connect', 'to the remote computer'), ['This computer can’t connect']);
    assert.deepEqual(wrapped('> This computer can’t connect', '> to the remote computer'), [
      'This computer can’t connect',
    ]);
    assert.deepEqual(wrapped('| This computer can’t ', '|  connect to', '* the remote', '# computer'), [
      'This computer can’t',
    ]);
    assert.deepEqual(wrapped('This computer can’t', 'connect', 'to', 'the', 'remote computer'), []);
    assert.deepEqual(wrapped('This computer can’t connect', '', 'to the remote computer'), []);
    assert.deepEqual(wrapped('This computer can’t connect', ' > ', 'to the remote computer'), []);
  });

  it('covers its words on a line that goes on, and the line without blanks at its end where it is wrapped', () => {
    assert.deepEqual(words(`Today: ${SENTENCE}, and more`), [SENTENCE]);
    assert.deepEqual(words('  This computer can’t connect   \nto the remote computer'), [
      'This computer can’t connect',
    ]);
  });

  it('is read by itself on a line of more than 400 characters, and not at all on one of more than 4,000', () => {
    const line = (length: number) => `${SENTENCE} `.padStart(length, '. ');
    assert.deepEqual(words(line(4000)).length, 1);
    assert.deepEqual(words(line(4001)), []);
    const half = (length: number) => 'This computer can’t connect'.padStart(length, '. ');
    assert.equal(words(`${half(400)}\nto the remote computer`).length, 1);
    assert.deepEqual(words(`${half(401)}\nto the remote computer`), []);
  });
});

describe('A message that other programs show too', () => {
  const EXPIRED = 'Your password has expired';

  it('is read where the text around it is about Remote Desktop', () => {
    assert.deepEqual(words(EXPIRED), []);
    assert.deepEqual(words(`RDP: ${EXPIRED}`), [EXPIRED]);
    assert.deepEqual(words(`Remote Desktop\n${EXPIRED}`), [EXPIRED]);
    assert.deepEqual(words(`${EXPIRED}\n\n\nRemote Desktop`), [EXPIRED]);
  });

  it('on a long line is held against that line only', () => {
    const long = `${EXPIRED}. `.padEnd(401, '. ');
    assert.deepEqual(words(`Remote Desktop\n${long}`), []);
    assert.deepEqual(words(`RDP: ${long}`), [EXPIRED]);
    assert.deepEqual(words(`Remote Desktop\n${long.slice(0, 400)}`), [EXPIRED]);
  });
});

describe('The message that everybody shows', () => {
  const INTERNAL = 'An internal error has occurred';
  const alone = (line: string) => words(`Remote Desktop Connection\n\n${line}`).length === 1;

  it('is read where it is a sentence of its own', () => {
    for (const line of [
      INTERNAL,
      `${INTERNAL}.`,
      `${INTERNAL}!`,
      `“${INTERNAL}”`,
      `"${INTERNAL}" he says`,
      `'${INTERNAL}'`,
      `« ${INTERNAL}»`,
      `The window says: ${INTERNAL}.`,
      `It failed. ${INTERNAL}.`,
      `Why? ${INTERNAL}  `,
      `  ${INTERNAL}`,
    ])
      assert.ok(alone(line), line);
  });

  it('is not read where it is a part of another', () => {
    for (const line of [
      `${INTERNAL} in the printer`,
      `It says that ${INTERNAL}.`,
      `${INTERNAL}, again`,
      `x.${INTERNAL}`,
      `It failed - ${INTERNAL}`,
    ])
      assert.ok(!alone(line), line);
  });

  it('is not read where nothing is about Remote Desktop', () => {
    assert.deepEqual(words(INTERNAL), []);
  });
});
