import assert from 'node:assert/strict';
import { scan } from '../../../src/core';
import { DISPLAY_LANGUAGES, LABELLED_LINES, OTHER_TRADES, type DisplayLanguage } from './localised-labels';

const read = (text: string) => scan(text, { kind: 'log' });
const refs = (text: string) => read(text).map(({ code }) => `${code!.family}:${code!.value}`);

const STAMP = '11/08/21 11:24:10 AM';

/** The lines under "[Expanded Information]". */
function details({ error, extended, timestamp, colon }: DisplayLanguage, first: string, second: string): string {
  const stamp = `${timestamp.text} (UTC)${colon}${STAMP}`;
  return `${error.text}${colon}${first}\n${extended.text}${colon}${second}\n${stamp}`;
}

/** The whole dialog as Ctrl+C copies it. Its sentence is left out: what it says is read by its own words. */
const dialog = (language: DisplayLanguage, first: string, second: string) =>
  `[Window Title]\n${language.title.text}\n\n[Content]\n…\n\n[^]  [OK]\n\n[Expanded Information]\n${details(language, first, second)}\n`;

for (const language of DISPLAY_LANGUAGES) {
  const { id, name, title, error, extended, timestamp, colon } = language;
  const standings = [error, extended, timestamp, title].map(({ standing }) => standing).join(', ');

  describe(`The dialog in ${name} (error, extended, timestamp, title: ${standings})`, () => {
    it('is one diagnosis: the extended code is carried by the first', () => {
      const [first, second, ...more] = read(dialog(language, '0x204', '0x0'));
      assert.deepEqual([first!.code!.family, first!.code!.value, first!.extended?.value], ['disconnect', 0x204, 0]);
      assert.deepEqual([second!.code!.family, second!.code!.value, second!.secondary], ['extended', 0, true]);
      assert.deepEqual(more, []);
    });

    it('is read where its numbers are small', () => {
      assert.deepEqual(refs(dialog(language, '0x3', '0x5')), ['disconnect:3', 'extended:5']);
      assert.deepEqual(refs(dialog(language, '0x1', '0xc')), ['disconnect:1', 'extended:12']);
    });

    it('is read without its titles', () => {
      assert.deepEqual(refs(details(language, '0x904', '0x7')), ['disconnect:2308', 'extended:7']);
      assert.deepEqual(refs(details(language, '0x3', '0x5').split('\n').slice(0, 2).join('\n')), [
        'disconnect:3',
        'extended:5',
      ]);
    });

    it('is read where a chat or a mail put its lines into one', () => {
      const text = `${error.text}${colon}0x204, ${extended.text}${colon}0x0`;
      assert.deepEqual(refs(text), ['disconnect:516', 'extended:0']);
    });

    it('is read whatever stands around the colon', () => {
      for (const written of [':', ': ', ' : ', '\u00a0: ', '\u202f: ', '：', '： ', ':\u00a0', ':\t'])
        assert.deepEqual(refs(details({ ...language, colon: written }, '0x204', '0x5')), [
          'disconnect:516',
          'extended:5',
        ]);
    });

    it('is read where somebody quotes it, in bold, in a list or with quotation marks', () => {
      const lines = details(language, '0x204', '0x0').split('\n');
      for (const before of ['> ', '- ', '* ', '    '])
        assert.deepEqual(refs(lines.map((text) => before + text).join('\n')), ['disconnect:516', 'extended:0']);
      const bold = `**${error.text}**${colon}0x204\n**${extended.text}**${colon}0x0`;
      assert.deepEqual(refs(bold), ['disconnect:516', 'extended:0']);
      for (const [open, close] of ['“”', '„“', '«»', '「」'])
        assert.deepEqual(refs(`${open!}${error.text}${close!}${colon}0x204`), ['disconnect:516']);
    });

    it('is read by its first label alone under the title of the window', () => {
      assert.deepEqual(refs(`${title.text}\n${error.text}${colon}0x3`), ['disconnect:3']);
    });

    it('holds codes in its two lines only', () => {
      assert.deepEqual(refs(`${title.text}\n${timestamp.text} (UTC)${colon}${STAMP}`), []);
      assert.deepEqual(refs(title.text), []);
    });

    it('gives nothing where other programs use its words', () => {
      const texts = [
        `SQLite: ${error.text}${colon}0x5, ${extended.text}${colon}0x105`,
        `SQLite ${error.text} 5, ${extended.text} 261`,
        `${error.text}${colon}8, ${extended.text}${colon}3`,
        `${extended.text}${colon}0x7`,
        `${extended.text} 2004`,
        `${error.text} 0x4.`,
        `${error.text}${colon}0x3`,
        `setup.exe: ${error.text}${colon}0x80070643`,
        `LDAP ${error.text}${colon}0x31`,
        `Bluetooth: ${error.text}${colon}0x13`,
        `${error.text}${colon}404`,
      ];
      for (const text of texts) assert.deepEqual(refs(text), [], `${id}: ${text}`);
    });
  });
}

describe('A label in a display language', () => {
  for (const { language, by, text, codes, standing } of LABELLED_LINES)
    it(`in ${language}, ${by} (${standing}), is read: ${text}`, () => assert.deepEqual(refs(text), codes));

  for (const { language, by, text } of OTHER_TRADES)
    it(`in ${language} of ${by} is not read: ${text}`, () => assert.deepEqual(refs(text), []));

  it('that no list holds is read by the shape of the dialog', () => {
    for (const [error, extended] of [
      ['Κωδικός σφάλματος', 'Εκτεταμένος κωδικός σφάλματος'],
      ['Cod de eroare', 'Cod de eroare extins'],
      ['Код за грешка', 'Разширен код за грешка'],
      ['รหัสข้อผิดพลาด', 'รหัสข้อผิดพลาดเพิ่มเติม'],
    ])
      assert.deepEqual(refs(`${error}: 0x204\n${extended}: 0x5`), ['disconnect:516', 'extended:5']);
  });

  it('names where it was seen, or is marked as unverified', () => {
    const labels = [
      ...DISPLAY_LANGUAGES.flatMap(({ title, error, extended, timestamp }) => [title, error, extended, timestamp]),
      ...LABELLED_LINES,
    ];
    for (const { text, standing, source } of labels)
      assert.equal(source === undefined, standing === 'unverified', text);
  });
});
