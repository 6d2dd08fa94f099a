/** How findings are gathered and fixes applied: their order, whose word counts, and what one fix does to the next. */
import assert from 'node:assert/strict';
import { fixRdp } from '../../../src/core/rdp/fix-all';
import { deleteSetting, insertAfter, lineFixes, removeSignature, setOrInsert } from '../../../src/core/rdp/line-fix';
import { lintRdp } from '../../../src/core/rdp/lint';
import { parseRdp } from '../../../src/core/rdp/parse';
import { RdpFile } from '../../../src/core/rdp/rdp-file';
import { allDrivesLine, hasAllItem, sharedClasses } from '../../../src/core/rdp/redirection';
import { fileSpan, firstCharacter, valueSpan } from '../../../src/core/rdp/rule-spans';
import { applied } from '../rdp-fixture';

const file = (...lines: string[]) => new RdpFile(parseRdp(lines.join('\r\n')));
const GOOD = 'full address:s:a\r\nauthentication level:i:2\r\n';

describe('rdp: the findings of a file', () => {
  it('stand in order of position, of the same position the shorter first', () => {
    const found = lintRdp('audiomode:i:07 \r\nfull adress:s:a b\r\nusername : s : x\r\nusername:s:y\r\n');
    assert.ok(found.length >= 5);
    for (const [index, { span }] of found.entries()) {
      const before = found[index - 1]?.span;
      if (before) assert.ok(before.start < span.start || (before.start === span.start && before.end <= span.end));
    }
    assert.ok(found.every(({ candidates }) => candidates.length === 0));
  });

  it('say nothing else of a value with another setting inside, but speak of the other lines', () => {
    const rules = (text: string) => lintRdp(text).map(({ rule }) => rule);
    const torn = 'audiomode:i:xredirectclipboard:i:1\r\n';
    assert.deepEqual(
      rules(`${GOOD}${torn}`).filter((rule) => rule.startsWith('rdp/value') || rule.startsWith('rdp/syntax')),
      ['rdp/syntax/merged-lines'],
    );
    assert.ok(rules(`${GOOD}${torn}desktopwidth:i:x\r\n`).includes('rdp/value/not-integer'));
    // A blank before the torn value is not in it.
    assert.ok(rules(`${GOOD} ${torn}`).includes('rdp/syntax/whitespace'));
  });

  it('are judged by the profile, and by what is asked before it', () => {
    const text = `${GOOD}drivestoredirect:s:*\r\n`;
    const severity = (options: Parameters<typeof lintRdp>[1]) =>
      lintRdp(text, options).find(({ rule }) => rule === 'rdp/security/drives-all')?.severity;
    assert.equal(severity({}), 'warning');
    assert.equal(severity({ profile: 'default' }), 'warning');
    assert.equal(severity({ profile: 'strict' }), 'error');
    assert.equal(severity({ profile: 'corporate' }), 'info');
    assert.equal(severity({ profile: 'strict', severities: { 'security/drives-all': 'info' } }), 'info');
    assert.equal(severity({ severities: { 'security/drives-all': 'off' } }), undefined);
  });
});

describe('rdp: fixing everything', () => {
  it('gives the edits of the text as it was, in order, each as small as its fix', () => {
    const text = `${GOOD} audiomode:i:02\r\ndesktopwidth:i:0800\r\n`;
    const { text: fixed, edits, count } = fixRdp(text, { severities: { 'display/size-pair': 'off' } });
    assert.equal(fixed, `${GOOD}audiomode:i:2\r\ndesktopwidth:i:800\r\n`);
    assert.deepEqual(
      edits.map(({ span, newText }) => [text.slice(span.start, span.end), newText]),
      [
        [' ', ''],
        ['02', '2'],
        ['0800', '800'],
      ],
    );
    assert.equal(count, 3);
    assert.equal(applied(text, { title: '', edits }), fixed);
  });

  it('joins edits that meet, and goes on where one fix was in the way of another', () => {
    const text = `${GOOD}audiomode:i: 02 \r\naudiomode:i:2\r\n`;
    const { text: fixed, edits, count } = fixRdp(text);
    assert.equal(applied(text, { title: '', edits }), fixed);
    assert.equal(fixed, `${GOOD}audiomode:i:2\r\n`);
    assert.ok(count >= 3, `${count}`);
    for (const [index, { span }] of edits.entries()) assert.ok(index === 0 || edits[index - 1]!.span.end <= span.start);
  });

  it('puts lines in, at the end and in an empty place', () => {
    const text = 'authentication level:i:2\r\nalternate full address:s:x';
    const { text: fixed, edits } = fixRdp(text);
    assert.ok(fixed.includes('full address:s:x\r\n') || fixed.endsWith('\r\nfull address:s:x'), fixed);
    assert.equal(applied(text, { title: '', edits }), fixed);
    assert.ok(edits.some(({ span, newText }) => span.start === span.end && newText !== ''));
  });

  it('takes lines out from one end to the other', () => {
    const text = `password:s:Kettle-9\r\n${GOOD}password:s:Kettle-9`;
    const { text: fixed, edits, count } = fixRdp(text);
    assert.equal(fixed, GOOD);
    assert.equal(count, 2);
    assert.equal(applied(text, { title: '', edits }), GOOD);
  });
});

describe('rdp: the edits of a fix', () => {
  it('put a line behind another with the line end that is used there', () => {
    const insert = (text: string, at: number) => {
      const document = parseRdp(text);
      const edit = insertAfter(document, document.lines[at]!, 'new');
      return applied(text, { title: '', edits: [edit] });
    };
    assert.equal(insert('a\nb', 0), 'a\nnew\nb');
    assert.equal(insert('a\r\nb', 0), 'a\r\nnew\r\nb');
    assert.equal(insert('a\nb', 1), 'a\nb\nnew');
    assert.equal(insert('a\rb\nc', 2), 'a\rb\nc\nnew');
    assert.equal(insert('a', 0), 'a\r\nnew');
  });

  it('give a setting a value in its line, else behind a line or the last one', () => {
    const set = (of: RdpFile, anchor?: number) => {
      const edit = setOrInsert(of, 'audiomode', 'i:2', anchor === undefined ? undefined : of.document.lines[anchor]);
      const text = of.document.lines.map((line) => line.text + (line.lineEnd === 'none' ? '' : '\r\n')).join('');
      return edit && applied(text, { title: '', edits: [edit] });
    };
    assert.equal(set(file('audiomode:i:0', 'a:s:1')), 'audiomode:i:2\r\na:s:1');
    assert.equal(set(file('a:s:1', 'b:s:2')), 'a:s:1\r\nb:s:2\r\naudiomode:i:2');
    assert.equal(set(file('a:s:1', 'b:s:2'), 0), 'a:s:1\r\naudiomode:i:2\r\nb:s:2');
    assert.equal(set(file('')), undefined);
  });

  it('take out every line of a setting', () => {
    assert.equal(deleteSetting(file('a:s:1', 'b:s:1', 'A:s:2'), 'a').length, 2);
    assert.deepEqual(deleteSetting(file('a:s:1'), 'b'), []);
  });

  const SIGNED = [
    'full address:s:x',
    'audiomode:i:0',
    'signscope:s:Full Address',
    'signature:s:AQABAAEAAAAEAAAAMAIFAA==',
  ];
  const edit = { span: { start: 0, end: 1 }, newText: '' };

  it('are none where there is nothing to edit', () => {
    assert.deepEqual(lineFixes(file('a:s:1'), ['a'], 'x', []), []);
    assert.deepEqual(lineFixes(file('a:s:1'), ['a'], 'x', [undefined]), []);
  });

  it('take a signature out where they change what it covers, or would have to', () => {
    const titles = (...names: string[]) => lineFixes(file(...SIGNED), names, 'x', [edit]).map(({ title }) => title);
    assert.deepEqual(titles('audiomode'), ['x']);
    assert.deepEqual(titles('full address'), ['x and remove the signature, which would break']);
    assert.deepEqual(titles('audiomode', 'full address'), ['x and remove the signature, which would break']);
    assert.deepEqual(titles('server port'), ['x and remove the signature, which would break']);
    assert.deepEqual(titles('username'), ['x']);
    assert.deepEqual(titles('full address', 'signature'), []);
    assert.deepEqual(titles('full address', 'signscope'), []);
    const [fix] = lineFixes(file(...SIGNED), ['full address'], 'x', [edit]);
    assert.deepEqual(
      fix!.edits.map(({ span }) => span.start),
      [...fix!.edits.map(({ span }) => span.start)].sort((a, b) => a - b),
    );
    assert.equal(fix!.edits.length, 3);
  });

  it('stand in order of position, an insertion before what is replaced at the same place', () => {
    const at = (start: number, end: number) => ({ span: { start, end }, newText: '' });
    const [fix] = lineFixes(file('a:s:1'), ['a'], 'x', [at(4, 5), at(2, 3), at(2, 2), at(0, 1)]);
    assert.deepEqual(
      fix!.edits.map(({ span }) => [span.start, span.end]),
      [
        [0, 1],
        [2, 2],
        [2, 3],
        [4, 5],
      ],
    );
  });

  it('take a signature out that is one, and not very many lines', () => {
    const count = (lines: readonly string[]) => removeSignature(file(...lines), 'x').map(({ edits }) => edits.length);
    assert.deepEqual(count(SIGNED), [2]);
    assert.deepEqual(count(['a:s:1']), []);
    assert.deepEqual(count([...SIGNED, ...SIGNED.slice(2)]), [4]);
    assert.deepEqual(count([...SIGNED, ...SIGNED.slice(2), ...SIGNED.slice(2)]), []);
    assert.equal(removeSignature(file(...SIGNED), 'x')[0]!.manual, undefined);
    assert.equal(removeSignature(file(...SIGNED), 'x', { manual: true })[0]!.manual, true);
  });
});

describe('rdp: where a finding stands', () => {
  const marked = (text: string, span: { start: number; end: number } | undefined) =>
    span && text.slice(span.start, span.end);

  it('is the value, the key where the value is secret, and key and colons where it is empty', () => {
    const value = (text: string) => marked(text, valueSpan(file(text).entries[0]!.line));
    assert.equal(value('audiomode:i:7'), '7');
    assert.equal(value('audiomode:i:'), 'audiomode:i:');
    assert.equal(value(' audiomode : i : '), 'audiomode : i :');
    assert.equal(value('password 51:b:01'), 'password 51');
  });

  it('of the file as a whole is its first key, or the first character of what is none', () => {
    assert.equal(marked('\r\na:s:1', fileSpan(file('', 'a:s:1'))), 'a');
    assert.equal(marked(' xyz\r\na:s:1', fileSpan(file(' xyz', 'a:s:1'))), 'x');
    assert.equal(fileSpan(file('', ' ')), undefined);
    const odd = file('\u00a0');
    assert.deepEqual(firstCharacter(odd.document.lines[0]!), { start: 0, end: 1 });
  });
});

describe('rdp: what a file shares', () => {
  const shared = (...lines: string[]) => sharedClasses(file(...lines)).map(({ name }) => name);

  it('is what its lines turn on, by a number or by a list', () => {
    assert.deepEqual(shared('redirectclipboard:i:1', 'redirectprinters:i:0', 'camerastoredirect:s:*'), [
      'redirectclipboard',
      'camerastoredirect',
    ]);
    assert.deepEqual(shared('drivestoredirect:s:', 'devicestoredirect:s:'), []);
    assert.deepEqual(shared('redirectdrives:i:1'), ['drivestoredirect']);
    assert.deepEqual(shared('redirectdrives:i:0', 'drivestoredirect:s:C:\\;'), ['drivestoredirect']);
    assert.deepEqual(shared('redirectclipboard:i:{X}', 'drivestoredirect:s:{X}', 'redirectdrives:i:1'), []);
    assert.deepEqual(shared(), []);
  });

  it('is every drive where an item of the list is a star, or the old switch is on', () => {
    const line = (...lines: string[]) => allDrivesLine(file(...lines))?.text;
    assert.equal(line('drivestoredirect:s:C:\\; * ;'), 'drivestoredirect:s:C:\\; * ;');
    assert.equal(line('drivestoredirect:s:C:\\*;'), undefined);
    assert.equal(line('redirectdrives:i:1', 'drivestoredirect:s:C:\\;'), 'redirectdrives:i:1');
    assert.equal(line('redirectdrives:i:1', 'drivestoredirect:s:*'), 'drivestoredirect:s:*');
    assert.equal(line('redirectdrives:i:0'), undefined);
    for (const [value, all] of [
      ['*', true],
      ['C:\\;*', true],
      ['', false],
      ['**', false],
    ] as const)
      assert.equal(hasAllItem(value), all, value);
  });
});
