/** Event logs for the tests of their editor, and a list that remembers what it sent to the page. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as core from '../../src/core';
import { english } from '../../src/core';
import { EventList, type EventListHost } from '../../src/evtx-panel/event-list';
import { EvtxLog, type EvtxLogHost } from '../../src/evtx-panel/evtx-log';
import type { EventQuery, EventRow, ToEvtxPage } from '../../src/evtx-panel/protocol';

const folder = path.resolve(__dirname, '../samples-evtx');

/** The bytes of a file of test/samples-evtx. */
export const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(folder, name)));

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A log that stands in memory. */
export const logHost = (bytes: Uint8Array, changes: Partial<EvtxLogHost> = {}): EvtxLogHost => ({
  core,
  readBytes: () => Promise.resolve(bytes),
  pause,
  now: () => performance.now(),
  ...changes,
});

/** The list of a log that was read, with a page that listens. */
export async function listOf(bytes: Uint8Array, changes: Partial<EventListHost> = {}) {
  const log = new EvtxLog(logHost(bytes));
  const posted: ToEvtxPage[] = [];
  const done: string[] = [];
  const act =
    (name: string) =>
    (what = ''): Promise<void> => {
      done.push(`${name} ${what}`.trim());
      return Promise.resolve();
    };
  const list = new EventList({
    core,
    translate: english,
    log,
    title: 'rdp.evtx',
    post: (message) => void posted.push(structuredClone(message)),
    pause,
    now: () => performance.now(),
    copy: act('copy'),
    showRemediation: act('remediation'),
    lookUp: act('look up'),
    exportXml: act('export'),
    showStory: act('story'),
    ...changes,
  });
  await log.read();
  await list.receive({ type: 'ready' });
  await settled(list, posted);
  /** Asks for other events and waits until they are there. */
  const ask = async (query: Partial<EventQuery>) => {
    await list.receive({ type: 'query', query: { ...list.state().query, ...query } });
    await settled(list, posted);
    return list.rows();
  };
  return { list, log, posted, done, ask };
}

/** Waits until the search is over. */
async function settled(list: EventList, posted: readonly ToEvtxPage[]): Promise<void> {
  for (let turn = 0; turn < 2000; turn++) {
    const last = posted.filter((message) => message.type === 'rows').at(-1);
    if (list.state().phase !== 'list' || (last?.type === 'rows' && last.list === list.list && !last.isSearching))
      return;
    await pause();
  }
  throw new Error('the search does not end');
}

/** The events of some rows, as `LocalSessionManager 40`. */
export const eventsOf = (rows: readonly EventRow[]): string[] => rows.map(({ event }) => event);
