import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rdpHoverAt, settingsOfCodeMarkdown } from '../../src/core/rdp/hover';
import { allowedValues, allSettings, findSetting, valueLabel } from '../../src/core/rdp/settings';
import { SETTING_SOURCES } from '../../src/core/rdp/setting-sources';
import { LineIndex, type LineSource } from '../../src/core/text';
import { rdpText } from './rdp-fixture';

const hover = (text: string, column: number, line = 0) => rdpHoverAt(new LineIndex(text), line, column);
const shown = (text: string, column = 0): string => hover(text, column)?.markdown ?? '';

describe('rdp: settings', () => {
  it('are all there, once each', () => {
    const keys = allSettings().map(({ key }) => key);
    assert.equal(keys.length, 205);
    assert.equal(new Set(keys).size, 205);
    for (const key of keys) assert.match(key, /^[a-z0-9_+ -]+$/);
  });

  it('say in one sentence what they do, and where that comes from', () => {
    for (const { key, does, sources, form, security, note } of allSettings()) {
      assert.match(does, /^[A-Z].*[^.]\.$/, key);
      assert.ok(does.length <= 140, key);
      assert.ok(sources.length > 0, key);
      for (const text of [security, note]) if (text !== undefined) assert.match(text, /^\S.*\.$/, key);
      if (form !== undefined) assert.match(form, /[^.]$/, key);
    }
  });

  it('have defaults and preferred values that are allowed', () => {
    for (const setting of allSettings()) {
      if (!setting.values) continue;
      assert.equal(setting.type, 'i', setting.key);
      assert.ok(allowedValues(setting).length >= 2, setting.key);
      for (const value of [setting.default, setting.prefer]) {
        if (typeof value === 'number') assert.ok(valueLabel(setting, value), setting.key);
      }
    }
  });

  it('are found in any case, and nothing else is', () => {
    assert.equal(findSetting('Full Address')?.key, 'full address');
    for (const key of ['', 'constructor', '__proto__', 'full  address']) assert.equal(findSetting(key), undefined);
    assert.equal(valueLabel(findSetting('screen mode id')!, 3), undefined);
  });

  it('use every source that is listed', () => {
    const used = new Set(allSettings().flatMap(({ sources }) => sources));
    assert.deepEqual(
      Object.keys(SETTING_SOURCES).filter((id) => !(used as Set<string>).has(id)),
      [],
    );
  });
});

describe('rdp: hover', () => {
  it('covers key, type and value', () => {
    const text = 'screen mode id:i:2';
    assert.deepEqual(hover(text, 3)?.span, { start: 0, end: 14 });
    assert.deepEqual(hover(text, 15)?.span, { start: 15, end: 16 });
    assert.deepEqual(hover(text, 17)?.span, { start: 17, end: 18 });
    assert.deepEqual(hover(text, 18)?.span, { start: 17, end: 18 });
    assert.equal(hover(text, 19), undefined);
  });

  it('shows what is known, with the current value marked', () => {
    assert.deepEqual(shown('screen mode id:i:2', 17).split('\n\n').slice(0, 7), [
      '**screen mode id** · integer · Display',
      'Decides whether the session opens in a window or fills the screen.',
      '**Values:**',
      '- `1` window\n- **`2` full screen** ← this line',
      '**Default:** 2 (full screen)',
      '**Honoured by:** Azure Virtual Desktop, Remote Desktop Services, remote PC connections, mstsc, macOS, FreeRDP  \n**Nothing is known of:** Windows App',
      '**Related settings:**',
    ]);
    assert.match(shown('screen mode id:i:2'), /\*\*Honoured by:\*\* .*mstsc/);
    assert.match(shown('screen mode id:i:2'), /\*\*Source:\*\* \[.+\]\(https:\/\/learn\.microsoft\.com\//);
  });

  it('says when the value is not one of the allowed ones, and when the type is another', () => {
    assert.match(shown('session bpp:i:66'), /not one of them/);
    assert.match(shown('screen mode id:s:2'), /has the type `s`/);
    assert.doesNotMatch(shown('workspaceid:s:x'), /has the type/);
  });

  it('carries security notes and how sure it is', () => {
    assert.match(shown('drivestoredirect:s:*'), /\*\*Security:\*\* .*local files/);
    assert.match(shown('support url:s:https://x'), /Rests on a single report/);
  });

  it('says which clients read a setting without effect, and of which nothing is known', () => {
    const text = shown('winposstr:s:0,1,100,50,900,650');
    assert.match(text, /\*\*Honoured by:\*\* mstsc {2}\n\*\*Read without effect by:\*\* FreeRDP/);
    assert.match(text, /Nothing is known of:\*\* Windows App, Azure Virtual Desktop, Remote Desktop Services, macOS/);
    assert.match(shown('auto connect:i:1'), /No client is known to honour it/);
    assert.doesNotMatch(shown('ironrdp_tls:i:1'), /Nothing is known of/);
  });

  it('decodes values that are no numbers', () => {
    assert.match(shown('winposstr:s:0,1,100,50,900,650'), /\*\*This line:\*\* 800 × 600 at 100, 50/);
    assert.match(shown('drivestoredirect:s:C:\\;DynamicDrives'), /This line:\*\* C: and drives connected later/);
  });

  it('names the settings that bear on this one, in both directions', () => {
    assert.match(shown('use multimon:i:1'), /- Needs: `screen mode id:i:2`/);
    assert.match(shown('use multimon:i:1'), /- With `1`, needed by: `selectedmonitors`, /);
    assert.match(shown('desktop size id:i:1'), /not in|Without effect beside desktopwidth/);
  });

  it('names the codes that the setting can lead to, those of this value first', () => {
    const text = shown('enablecredsspsupport:i:0');
    assert.match(text, /Codes it can lead to/);
    assert.match(text, /`0xB09 \(2825\)` The host requires Network Level Authentication.* ← this line/);
    assert.doesNotMatch(text.replace('`0` never used** ← this line', ''), /^- \*\*`1`/m);
    const token = shown('gatewaycredentialssource:i:5');
    assert.match(token.slice(token.indexOf('Codes it')).split('\n')[2]!, /With 5, .*← this line/);
  });

  it('names the settings that can lead to a code', () => {
    assert.match(settingsOfCodeMarkdown({ family: 'disconnect', value: 2825 })!, /- `enablecredsspsupport`: With 0/);
    assert.equal(settingsOfCodeMarkdown({ family: 'disconnect', value: 1 }), undefined);
  });

  for (const setting of allSettings()) {
    it(`explains ${setting.key}`, () => {
      const text = shown(`${setting.key}:${setting.type}:1`);
      assert.ok(text.startsWith('**'), text);
      assert.match(text, /\*\*Source:\*\* /);
      assert.doesNotMatch(text, /undefined|\[object|\{\d\}/);
      for (const value of allowedValues(setting)) {
        if (setting.secret) continue;
        const marked = shown(`${setting.key}:${setting.type}:${value}`);
        assert.ok(marked.includes(`- **\`${value}\` `), `${value}`);
        assert.equal(marked.split('** ← this line').length, 2, `${value}`);
      }
    });
  }

  it('finds its way in signed files and past a byte order mark', () => {
    assert.deepEqual(hover('\uFEFFscreen mode id:i:2', 4)?.span, { start: 1, end: 15 });
    assert.match(hover('a:s:b\r\r\nscreen mode id:i:2\r\r\n', 2, 2)?.markdown ?? '', /screen mode id/);
  });

  it('is silent on lines that are not settings, and outside', () => {
    for (const text of ['', '   ', 'drivestoredirect:s*', '# comment']) assert.equal(hover(text, 0), undefined);
    for (const [line, column] of [
      [-1, 0],
      [9, 0],
      [0, -1],
      [0, 99],
      [NaN, 0],
      [0, NaN],
    ] as const) {
      assert.equal(hover('screen mode id:i:2', column, line), undefined);
    }
  });

  it('never shows a secret', () => {
    for (const { key, type, secret } of allSettings()) {
      if (secret) assert.ok(!shown(`${key}:${type}:ABCDEF12`, key.length + 4).includes('ABCDEF12'), key);
    }
  });

  it('escapes what the file says', () => {
    const markdown = shown(
      '[x](command:a) <b> `c` **d**\\ $(e)![f](http://g) h:s:1'.replace('http:', 'http').replace('command:', 'command'),
    );
    assert.doesNotMatch(markdown, /[^\\][<`]|[^\\]\]\(|[^\\]!\[/);
    assert.match(markdown, /not in the list of known settings/);
  });

  it('reads one line only, throws never and stays inside it', () => {
    fc.assert(
      fc.property(rdpText, fc.nat(), fc.nat(30), (text, at, column) => {
        const index = new LineIndex(text);
        const line = at % index.lineCount;
        const read = new Set<number>();
        const source: LineSource = {
          lineCount: index.lineCount,
          lineText: (number) => (read.add(number), index.lineText(number)),
        };
        const result = rdpHoverAt(source, line, column);
        assert.deepEqual([...read], [line]);
        if (!result) return;
        assert.ok(0 <= result.span.start && result.span.start < result.span.end);
        assert.ok(result.span.end <= index.lineText(line).length);
      }),
    );
  });
});
