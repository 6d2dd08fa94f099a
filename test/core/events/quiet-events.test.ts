import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../../../src/cli/encoding';
import { documentKind, scan } from '../../../src/core';
import { quietEvents } from '../../../src/core/events/quiet-events';

const event = (provider: string, id: number, data = '') =>
  `<Event xmlns="x"><System><Provider Name="${provider}"/><EventID>${id}</EventID></System><EventData>${data}</EventData></Event>`;
const LSM = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
const CORE = 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS';

const root = path.resolve(__dirname, '../..');
const folders = ['samples/events', 'samples/stories', 'blind-stories/first', 'blind-stories/second'];
const samples = folders.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:xml|txt)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name)),
);

describe('Events that need not be read', () => {
  const ROWS: readonly (readonly [string, string, boolean])[] = [
    ['of another provider', event('Service Control Manager', 7036), true],
    ['without a code', event(LSM, 21), true],
    ['with a code', event(LSM, 40, '<Data Name="Reason">3</Data>'), false],
    ['that tell of trouble', event(CORE, 140), false],
    ['that hold sentences', event(CORE, 72, '<Data Name="Text">SetErrorInfo(0x5)</Data>'), false],
    ['of a provider whose name speaks of Remote Desktop', event('My-Rdp-Watcher', 5), false],
    ['that are cut off', event(LSM, 21).slice(0, -8), false],
  ];
  for (const [what, text, isQuiet] of ROWS) {
    it(`${isQuiet ? 'are' : 'are not'} those ${what}`, () => assert.equal(quietEvents(text).length > 0, isQuiet));
  }

  it('cover exactly the event', () => {
    const text = `<Events>\n${event(LSM, 21)}\n</Events>`;
    const [start, end] = quietEvents(text);
    assert.equal(text.slice(start, end), event(LSM, 21));
  });

  it('hide no finding of any sample', () => {
    let count = 0;
    for (const file of samples) {
      const { text } = decode(readFileSync(file));
      if (documentKind({ path: file, start: text.slice(0, 4000) }) !== 'event-xml') continue;
      count++;
      const [asEvents, asLog] = (['event-xml', 'log'] as const).map((kind) =>
        scan(text, { kind }).map(({ span, code }) => ({ span, code })),
      );
      assert.deepEqual(asEvents, asLog, file);
    }
    assert.ok(count > 100, String(count));
  });
});
