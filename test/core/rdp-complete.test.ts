import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeRdp, completionMarkdown } from '../../src/core/rdp/complete';
import { parseLine } from '../../src/core/rdp/parse';
import { allowedValues, allSettings, findSetting, valueLabel } from '../../src/core/rdp/settings';
import { LineIndex } from '../../src/core/text';
import { rdpText } from './rdp-fixture';

/** Completions at `|` in a text. */
function at(text: string) {
  const offset = text.indexOf('|');
  assert.ok(offset >= 0);
  const index = new LineIndex(text.slice(0, offset) + text.slice(offset + 1));
  const { line, column } = index.positionAt(offset);
  return completeRdp(index, line, column);
}
const labels = (text: string) => at(text)?.items.map(({ label }) => label);

/** What a snippet writes when nothing else is chosen. */
function written(snippet: string): string {
  return snippet
    .replace(/\$\{1\|([^|]*)\|\}/g, (_, choices: string) => choices.split(',')[0]!)
    .replace(/\$\{1:?((?:[^\\}]|\\.)*)\}/g, (_, preset: string) => preset)
    .replace(/\\(.)/g, '$1');
}

describe('rdp: completion of settings', () => {
  const items = at('|')!.items;

  it('offers every known setting once in an empty file', () => {
    assert.deepEqual(
      items.map(({ label }) => label).sort(),
      allSettings()
        .map(({ key }) => key)
        .sort(),
    );
  });

  it('sorts what people write most before the rest, and what nobody should write last', () => {
    const sorted = [...items].sort((a, b) => (a.sort < b.sort ? -1 : 1)).map(({ label }) => label);
    assert.deepEqual(sorted.slice(0, 3), ['full address', 'username', 'domain']);
    const place = (key: string) => sorted.indexOf(key);
    assert.ok(place('winposstr') < place('span monitors'));
    assert.ok(place('smartrawprinters') < place('password'));
    assert.equal(new Set(items.map(({ sort }) => sort)).size, items.length);
  });

  for (const setting of allSettings()) {
    it(`writes ${setting.key} as clients read it`, () => {
      const item = items.find(({ label }) => label === setting.key)!;
      const line = parseLine(written(item.snippet));
      assert.equal(line.kind, 'setting');
      if (line.kind !== 'setting') return;
      assert.equal(line.name, setting.key);
      assert.equal(line.type.text, setting.type);
      const values = allowedValues(setting);
      if (values.length > 0) {
        const choices = /\$\{1\|(.*)\|\}/.exec(item.snippet)![1]!.split(',').map(Number);
        assert.deepEqual(
          [...choices].sort((a, b) => a - b),
          values,
        );
        const usual = setting.prefer ?? setting.default;
        if (usual !== undefined) assert.equal(choices[0], usual);
      } else if (typeof setting.default === 'number') assert.equal(line.value.text, String(setting.default));
      if (setting.secret) assert.equal(line.value.text, '');
      assert.equal(item.obsolete, setting.status === 'obsolete');
      assert.match(completionMarkdown(setting.key)!, /Source/);
    });
  }

  it('leaves out what the file has, in any case and under any type, but not what this line has', () => {
    const offered = labels('Full Address:s:a\r\nsession bpp:s:1\r\nscr|')!;
    assert.ok(!offered.includes('full address') && !offered.includes('session bpp'));
    assert.ok(offered.includes('screen mode id'));
    assert.ok(labels('screen mo|de id:i:2')!.includes('screen mode id'));
  });

  it('replaces what stands there of the key, and keeps the value', () => {
    assert.deepEqual(at('  scr|een')!.span, { start: 2, end: 8 });
    const found = at('scre|:i:2')!;
    assert.deepEqual(found.span, { start: 0, end: 7 });
    assert.equal(found.items.find(({ label }) => label === 'screen mode id')!.snippet, 'screen mode id:i:');
  });

  it('keeps a byte order mark', () => assert.deepEqual(at('\uFEFFscr|')!.span, { start: 1, end: 4 }));
});

describe('rdp: completion of types', () => {
  it('offers the type of the setting with its value', () => {
    assert.deepEqual(labels('screen mode id:|'), ['i']);
    assert.equal(written(at('screen mode id:|')!.items[0]!.snippet), 'i:2');
    assert.deepEqual(labels('workspaceid:|'), ['i', 's']);
    assert.deepEqual(labels('my own key:|'), ['i', 's', 'b']);
  });
  it('keeps a value that is there', () => {
    const found = at('screen mode id:|s:1')!;
    assert.deepEqual(found.span, { start: 15, end: 17 });
    assert.equal(found.items[0]!.snippet, 'i:');
  });
});

describe('rdp: completion of values', () => {
  for (const setting of allSettings().filter(({ values, secret }) => values && !secret)) {
    it(`offers the values of ${setting.key}`, () => {
      const found = at(`${setting.key}:i:|`)!;
      assert.deepEqual(
        found.items.map(({ label }) => Number(label)),
        allowedValues(setting),
      );
      for (const { label, detail } of found.items) {
        assert.ok(detail.startsWith(valueLabel(setting, Number(label))!), detail);
      }
      const marked = found.items.filter(({ detail }) => detail.endsWith('· default'));
      assert.equal(marked.length, typeof setting.default === 'number' ? 1 : 0);
    });
  }

  it('marks the value that stands there and replaces it as a whole', () => {
    const found = at('audiomode:i:|2')!;
    assert.deepEqual(found.span, { start: 12, end: 13 });
    assert.deepEqual(
      found.items.filter(({ preselect }) => preselect).map(({ label }) => label),
      ['2'],
    );
    assert.match(found.items[2]!.detail, /in this line/);
  });

  it('offers usual texts, escaped for snippets', () => {
    assert.deepEqual(labels('drivestoredirect:s:|'), ['*', 'DynamicDrives', 'C:\\;']);
    assert.equal(written(at('drivestoredirect:s:|')!.items[2]!.snippet), 'C:\\;');
  });

  it('offers nothing for passwords, tokens and unknown settings', () => {
    for (const { key, type } of allSettings().filter(({ secret }) => secret))
      assert.equal(at(`${key}:${type}:|`), undefined);
    assert.equal(at('my own key:i:|'), undefined);
  });

  it('never offers what a rule would report', () => {
    assert.ok(findSetting('desktopscalefactor')!.range!.every((bound) => bound >= 100));
    for (const label of labels('desktopscalefactor:i:|')!) assert.ok(Number(label) >= 100 && Number(label) <= 500);
  });
});

describe('rdp: completion', () => {
  it('throws never, and replaces what lies around the cursor in one line', () => {
    fc.assert(
      fc.property(rdpText, fc.nat(), fc.nat(40), (text, lineAt, column) => {
        const index = new LineIndex(text);
        const line = lineAt % index.lineCount;
        const found = completeRdp(index, line, column);
        const { length } = index.lineText(line);
        if (column > length) assert.equal(found, undefined);
        if (!found) return;
        const { start, end } = found.span;
        assert.ok(0 <= start && start <= end && end <= length, `${start} ${end}`);
        if (index.lineText(line).charCodeAt(0) !== 0xfeff)
          assert.ok(start <= column && column <= end, 'around the cursor');
      }),
    );
  });
  it('offers nothing outside the document', () => {
    for (const [line, column] of [
      [-1, 0],
      [1, 0],
      [0, -1],
      [NaN, 0],
      [0, NaN],
    ] as const)
      assert.equal(completeRdp(new LineIndex('abc'), line, column), undefined);
  });
});
