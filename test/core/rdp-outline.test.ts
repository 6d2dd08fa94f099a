import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldRdp } from '../../src/core/rdp/fold';
import { outlineRdp } from '../../src/core/rdp/outline';
import { settingLinesOf } from '../../src/core/rdp/setting-lines';
import { allSettings } from '../../src/core/rdp/settings';
import { LineIndex } from '../../src/core/text';
import { rdpText } from './rdp-fixture';

const outline = (text: string) => outlineRdp(new LineIndex(text));
const FILE = [
  'screen mode id:i:2',
  'session bpp:i:32',
  'Full Address:s:host.example',
  'smart sizing:i:1',
  'password:s:hunter2',
  '# comment:s:x',
  'no setting',
  'my own key:s:x',
];

describe('rdp: outline', () => {
  it('groups settings by topic, in the order of their first appearance', () => {
    assert.deepEqual(
      outline(FILE.join('\r\n')).map(({ category, settings }) => [category, settings.map(({ key }) => key)]),
      [
        ['display', ['screen mode id', 'session bpp', 'smart sizing']],
        ['connection', ['Full Address', 'password']],
        ['unknown', ['my own key']],
      ],
    );
  });

  it('shows value and meaning, and where they stand', () => {
    assert.deepEqual(outline('  screen mode id:i:2 ')[0]!.settings, [
      {
        key: 'screen mode id',
        detail: '2 · full screen',
        line: 0,
        span: { start: 2, end: 20 },
        keySpan: { start: 2, end: 16 },
      },
    ]);
    assert.equal(outline('drivestoredirect:s:')[0]!.settings[0]!.detail, 'no drives');
  });

  it('never shows a secret, not even of a key that is not known', () => {
    const secrets = [...allSettings().filter(({ secret }) => secret), { key: 'my token', type: 's' }];
    for (const { key, type } of secrets) {
      const text = `${key}:${type}:ABCDEF12`;
      assert.ok(!JSON.stringify(outline(text)).includes('ABCDEF12'), key);
      assert.ok(!JSON.stringify(settingLinesOf(new LineIndex(text))).includes('ABCDEF12'), key);
    }
  });

  it('throws never and stays inside the lines', () => {
    fc.assert(
      fc.property(rdpText, (text) => {
        const lines = new LineIndex(text);
        for (const { settings } of outlineRdp(lines)) {
          assert.ok(settings.length > 0);
          for (const { line, span, keySpan } of settings) {
            assert.ok(span.start <= keySpan.start && keySpan.end <= span.end);
            assert.ok(span.end <= lines.lineText(line).length);
          }
        }
      }),
    );
  });
});

describe('rdp: settings in a file', () => {
  const lines = new LineIndex(FILE.join('\n'));
  it('are found by their keys, with what their values mean', () => {
    assert.deepEqual(settingLinesOf(lines, new Set(['screen mode id', 'full address'])), [
      {
        key: 'screen mode id',
        line: 0,
        span: { start: 0, end: 18 },
        shown: 'screen mode id:i:2',
        words: 'full screen',
        number: '2',
      },
      {
        key: 'full address',
        line: 2,
        span: { start: 0, end: 27 },
        shown: 'Full Address:s:host.example',
        words: undefined,
        number: undefined,
      },
    ]);
  });
  it('are all found where none is asked for', () => assert.equal(settingLinesOf(lines).length, 6));
});

describe('rdp: folding', () => {
  const folds = (...lines: string[]) =>
    foldRdp(new LineIndex(lines.join('\n'))).map(({ first, last }) => [first, last]);
  const display = ['screen mode id:i:2', 'use multimon:i:0', 'session bpp:i:32'];
  const rest = ['full address:s:host', 'username:s:anna'];

  it('folds groups between blank lines', () =>
    assert.deepEqual(folds(...display, '', ...rest, ''), [
      [0, 2],
      [4, 5],
    ]));
  it('folds settings of one topic in a row', () => assert.deepEqual(folds(...display, ...rest), [[0, 2]]));
  it('folds both, the outer first', () => {
    assert.deepEqual(folds(...rest, ...display, '', ...rest), [
      [0, 4],
      [2, 4],
      [6, 7],
    ]);
  });
  it('reads through the blank lines of files that rdpsign wrote', () => {
    assert.deepEqual(folds(...[...display, ...rest].flatMap((line) => [line, ''])), [[0, 4]]);
  });
  it('folds nothing in a short file', () => {
    assert.deepEqual(folds(...rest), []);
    assert.deepEqual(folds(''), []);
  });
  it('throws never; ranges are nested or apart', () => {
    fc.assert(
      fc.property(rdpText, (text) => {
        const lines = new LineIndex(text);
        const found = foldRdp(lines);
        for (const one of found) {
          assert.ok(0 <= one.first && one.first < one.last && one.last < lines.lineCount);
          for (const other of found) {
            if (one.first < other.first) assert.ok(one.last < other.first || other.last <= one.last, 'crossing');
          }
        }
      }),
    );
  });
});
