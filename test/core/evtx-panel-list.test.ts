import assert from 'node:assert/strict';
import * as core from '../../src/core';
import { readEvtx } from '../../src/core/evtx/evtx';
import { EvtxLog } from '../../src/evtx-panel/evtx-log';
import { PAGE_SIZE } from '../../src/evtx-panel/event-list';
import { eventsOf, listOf, logHost, sample } from './evtx-panel-fixture';
import { windowsEvent, writeEvtx, type EventSpec } from './evtx/write-evtx';

const SESSIONS = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
const sessionEvent = (recordId: number): EventSpec =>
  windowsEvent({
    provider: SESSIONS,
    eventId: recordId % 2 === 0 ? 40 : 24,
    recordId,
    time: new Date(1_772_500_000_000 + recordId * 1000).toISOString(),
    channel: `${SESSIONS}/Operational`,
    computer: 'RDSH01',
  });
const many = (count: number) => writeEvtx(Array.from({ length: count }, (_, index) => sessionEvent(index + 1)));

/** A copy of a sample in which some bytes are others. */
function damaged(name: string, change: (bytes: Uint8Array) => void): Uint8Array {
  const bytes = sample(name).slice();
  change(bytes);
  return bytes;
}

describe('evtx editor: the list', () => {
  it('shows every RDP event of a log, the newest first', async () => {
    const { list, posted } = await listOf(sample('rdp-session.evtx'));
    const rows = list.rows();
    assert.equal(rows.length, 49);
    const last = posted.at(-1);
    assert.ok(last?.type === 'rows' && last.total === 49 && !last.hasMore);
    const times = rows.map(({ time }) => time!);
    assert.deepEqual(
      times,
      [...times].sort((one, other) => other - one),
    );
    assert.deepEqual(list.state().facts, ['Records: 49', 'RDP events: 49', 'Other events: 0', 'Unreadable: 0']);
    assert.deepEqual(list.state().notices, []);
  });

  it('says of each event when, where and what, and decodes its code', async () => {
    const { list } = await listOf(sample('rdp-session.evtx'));
    const row = list.rows().find(({ event }) => event === 'LocalSessionManager 40')!;
    assert.match(row.timeText!, /^2026-03-06 \d\d:\d\d:\d\d\.\d{3}$/);
    assert.equal(row.machine, 'VDI-22.contoso.com');
    assert.equal(row.provider, SESSIONS);
    assert.match(row.details, /session \d/);
    assert.ok(row.code && row.code.title !== '', 'the code is decoded');
    const ended = list.rows().find(({ event }) => event === 'ClientActiveXCore 1026')!;
    assert.match(ended.code?.label ?? '', /\d/);
  });

  it('turns round', async () => {
    const { ask, list } = await listOf(sample('rdp-session.evtx'));
    const newest = eventsOf(list.rows());
    assert.deepEqual(eventsOf(await ask({ newestFirst: false })), newest.reverse());
  });

  it('filters by words in the row, by words in the XML, and by several', async () => {
    const { ask, list } = await listOf(sample('rdp-session.evtx'));
    const all = list.rows();
    const { title } = all.find(({ event }) => event === 'LocalSessionManager 24')!;
    assert.deepEqual(
      await ask({ text: `  ${title.toUpperCase()} >24<` }),
      all.filter(({ event }) => event === 'LocalSessionManager 24'),
    );
    assert.ok((await ask({ text: 'F4200497-757D-414C' })).length > 0);
    assert.deepEqual(
      await ask({ text: 'sessionmanager vdi-22 >40<' }),
      all.filter(({ event }) => event === 'LocalSessionManager 40'),
    );
    assert.deepEqual(await ask({ text: 'no such words' }), []);
    assert.equal((await ask({ text: '' })).length, 49);
  });

  it('filters by severity', async () => {
    const { ask, list } = await listOf(sample('rdp-session.evtx'));
    const all = list.rows();
    for (const severity of ['error', 'warning', 'info'] as const) {
      const rows = await ask({ severity });
      assert.equal(rows.length, all.filter((row) => row.severity === severity).length, severity);
      assert.ok(rows.every((row) => row.severity === severity));
    }
    const problems = await ask({ severity: 'problems' });
    assert.ok(problems.length > 0 && problems.every(({ severity }) => severity !== 'info'));
  });

  it('sends a page at a time, and more when it is asked for', async () => {
    const { list, posted } = await listOf(many(450));
    assert.equal(list.rows().length, PAGE_SIZE);
    await list.receive({ type: 'more', list: list.list });
    await list.receive({ type: 'more', list: list.list });
    assert.equal(list.rows().length, 450);
    const last = posted.at(-1);
    assert.ok(last?.type === 'rows' && last.from === 400 && last.rows.length === 50 && !last.hasMore);
    await list.receive({ type: 'more', list: list.list - 1 });
    assert.equal(posted.at(-1), last, 'a message of another list is too late');
  });

  it('lists the other events too, when asked, and lets go of the file again', async () => {
    let reads = 0;
    const bytes = sample('system-part.evtx');
    const { ask, list } = await listOf(bytes);
    assert.deepEqual(new Set(eventsOf(list.rows())).size, 5);
    const all = await ask({ all: true });
    assert.equal(all.length, 183);
    assert.equal(all.filter(({ isOther }) => isOther).length, 178);
    assert.ok(all.some(({ title, details, isOther }) => isOther && /^Event \d/.test(title) && details !== ''));
    assert.deepEqual(
      eventsOf(all),
      readEvtx(bytes)
        .records.slice()
        .sort((one, other) => other.written - one.written || other.recordId - one.recordId)
        .map(({ provider, id }) => core.eventLabel(`${provider.replace('Microsoft-Windows-', '')}/${id}`)),
    );
    assert.ok((await ask({ all: true, text: 'service control manager' })).length > 0);
    const log = new EvtxLog(logHost(bytes, { readBytes: () => (reads++, Promise.resolve(bytes)) }));
    await log.read();
    for (let time = 0; time < 2; time++) for await (const batch of log.everyEvent(true)) assert.ok(batch.length > 0);
    assert.equal(reads, 3);
  });

  it('shows TermDD of a real machine with its code', async () => {
    const { list } = await listOf(sample('system-part.evtx'));
    const row = list.rows().find(({ event }) => event === 'TermDD 56')!;
    assert.match(row.code?.label ?? '', /0xD00A0032/i);
    assert.match(row.code?.title ?? '', /RDP protocol error/);
    assert.match(list.state().facts.join(), /Other events: 178/);
  });

  it('gives a page that comes back its rows and its filters', async () => {
    const { list, posted } = await listOf(many(450));
    list.pageGone();
    const before = posted.length;
    const query = { ...list.state().query, text: 'rdsh01', newestFirst: false };
    await list.receive({ type: 'ready', query, count: 400 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(list.rows().length, 400);
    const [shown] = posted.slice(before);
    assert.ok(shown?.type === 'show');
    assert.deepEqual(shown.state.query, query);
  });

  it('sends nothing while no page listens', async () => {
    const { list, posted, ask } = await listOf(sample('rdp-session.evtx'));
    list.pageGone();
    const before = posted.length;
    await ask({ text: 'x' }).catch(() => {});
    assert.equal(posted.length, before);
  });
});

describe('evtx editor: an event', () => {
  async function opened(event: string) {
    const made = await listOf(sample('rdp-session.evtx'));
    const row = made.list.rows().findIndex((each) => each.event === event);
    await made.list.receive({ type: 'expand', list: made.list.list, row });
    const message = made.posted.at(-1);
    assert.ok(message?.type === 'detail' && message.row === row);
    return { ...made, row, detail: message.detail };
  }

  it('is explained with its code, and its XML is there', async () => {
    const { detail } = await opened('LocalSessionManager 40');
    const [event, code] = detail.explanations;
    assert.match(event?.heading ?? '', /^LocalSessionManager 40: Session disconnected/);
    assert.ok(event?.proves && event.meaning);
    assert.ok(code!.heading && code!.meaning);
    assert.match(detail.xml, /^<Event [^\n]*>\n {2}<System>\n/);
    assert.match(
      detail.place,
      /^VDI-22\.contoso\.com · Microsoft-\S+ · record \d+ · log Microsoft-Windows-TerminalServices-LocalSessionManager\/Operational/,
    );
  });

  it('names causes and a first check where something is wrong', async () => {
    const { detail } = await opened('ClientActiveXCore 1026');
    const told = detail.explanations.some(({ causes, firstCheck }) => causes.length > 0 && firstCheck !== undefined);
    const quiet = detail.explanations.every(({ causes }) => causes.length === 0);
    assert.ok(told || quiet);
    const { list, posted } = await listOf(sample('system-part.evtx'));
    const row = list.rows().findIndex(({ event }) => event === 'TermDD 56');
    await list.receive({ type: 'expand', list: list.list, row });
    const message = posted.at(-1);
    assert.ok(message?.type === 'detail');
    assert.ok(message.detail.explanations.some(({ causes, firstCheck }) => causes.length > 0 && firstCheck?.text));
  });

  it('is copied as it stands in the log, and opens what to do about it', async () => {
    const { list, row, done, posted } = await opened('LocalSessionManager 40');
    const place = { list: list.list, row };
    await list.receive({ type: 'copyXml', ...place });
    assert.match(done.at(-1)!, /^copy <Event xmlns='[^\n]*<\/Event>$/);
    assert.deepEqual(posted.at(-1), { type: 'notice', text: 'Copied', button: `copy-${row}` });
    await list.receive({ type: 'remediation', ...place, explanation: 0 });
    assert.equal(done.at(-1), 'remediation event:40@LocalSessionManager');
    await list.receive({ type: 'remediation', ...place, explanation: 1 });
    assert.match(done.at(-1)!, /^remediation [a-z]+:\d+$/);
    await list.receive({ type: 'lookUp', ...place, explanation: 1 });
    assert.match(done.at(-1)!, /^look up \S+$/);
    const before = done.length;
    await list.receive({ type: 'remediation', ...place, explanation: 9 });
    await list.receive({ type: 'copyXml', list: list.list, row: 4711 });
    await list.receive({ type: 'copyXml', list: list.list + 1, row });
    assert.equal(done.length, before, 'only what is on show');
  });

  it('reaches the commands of the log', async () => {
    const { list, done } = await listOf(sample('rdp-session.evtx'));
    await list.receive({ type: 'export' });
    await list.receive({ type: 'story' });
    assert.deepEqual(done, ['export', 'story']);
  });
});

describe('evtx editor: what is wrong with a file', () => {
  const noticesOf = async (bytes: Uint8Array) => (await listOf(bytes)).list.state();

  it('is said of a file that is no log, and of an empty one', async () => {
    const text = await noticesOf(new TextEncoder().encode('<Events>\n'.repeat(20_000)));
    assert.equal(text.phase, 'nothing');
    assert.match(text.notices[0]!.text, /not a Windows event log/);
    assert.equal(text.notices.length, 1);
    assert.deepEqual([text.facts, text.unreadable], [[], 0]);
    const empty = await noticesOf(new Uint8Array());
    assert.equal(empty.phase, 'nothing');
    assert.deepEqual(
      empty.notices.map((notice) => notice.text),
      ['The file is empty: it holds not a single byte.'],
    );
    const header = await noticesOf(writeEvtx([]));
    assert.equal(header.phase, 'nothing');
    assert.match(header.notices[0]!.text, /holds no events/);
  });

  it('is said of a log without RDP events', async () => {
    const other = windowsEvent({
      ...{ provider: 'Test', eventId: 1, recordId: 1, time: '2026-03-03T13:20:04Z', channel: 'A', computer: 'B' },
    });
    const state = await noticesOf(writeEvtx([other]));
    assert.equal(state.phase, 'list');
    assert.match(state.notices[0]!.text, /None of the events/);
  });

  it('is said of a file that is cut off', async () => {
    const state = await noticesOf(sample('rdp-session.evtx').slice(0, 4096 + 65_536 + 2000));
    assert.ok(state.notices.some(({ text }) => text.includes('cut off')));
    assert.ok(state.unreadable > 0);
  });

  it('is said of a log that was open when it was copied', async () => {
    const state = await noticesOf(writeEvtx([sessionEvent(1)], { flags: 1 }));
    assert.ok(state.notices.some(({ text }) => text.includes('still open when it was copied')));
  });

  it('is said of records that cannot be read, each with its place, and of doubtful ones', async () => {
    const bytes = damaged('rdp-session.evtx', (all) => all.fill(0xff, 4096 + 512 + 24, 4096 + 512 + 60));
    const { list, posted } = await listOf(bytes);
    const { unreadable, facts, notices } = list.state();
    // The first record held templates of others.
    assert.equal(unreadable, readEvtx(bytes).unreadable.length);
    assert.ok(unreadable > 1);
    assert.equal(facts.at(-1), `Unreadable: ${unreadable}`);
    assert.ok(notices.some(({ text }) => text.startsWith(`${unreadable} records could not be read.`)));
    assert.ok(notices.some(({ text }) => text.includes('a checksum does not match')));
    assert.ok(list.rows().some(({ isDoubtful }) => isDoubtful));
    await list.receive({ type: 'unreadable' });
    const message = posted.at(-1);
    assert.ok(message?.type === 'unreadable');
    assert.match(message.lines[0]!, /^Record 1 at byte 4608: \S/);
  });

  it('is said of a file that cannot be read, which can be tried again', async () => {
    let fails = true;
    const host = logHost(sample('rdp-session.evtx'));
    const readBytes = () => (fails ? Promise.reject(new Error('no such file')) : host.readBytes());
    const log = new EvtxLog({ ...host, readBytes });
    const { list } = await listOf(new Uint8Array(), { log });
    await log.read();
    assert.match(list.state().notices[0]!.text, /could not be read: no such file/);
    assert.equal(list.state().canRetry, true);
    fails = false;
    await list.receive({ type: 'retry' });
    assert.equal(log.contents.events.length, 49);
  });
});

describe('evtx editor: reading a log', () => {
  it('gives way to others, tells how far it is, and stops when asked', async () => {
    let clock = 0;
    let pauses = 0;
    const ends: number[] = [];
    const log = new EvtxLog(
      logHost(many(2000), {
        // Every chunk seems to take longer than a slice may.
        now: () => (clock += 150),
        pause: async () => {
          if (++pauses === 3) log.cancel();
        },
      }),
    );
    log.onChange(() => void ends.push(log.contents.end));
    await log.read();
    assert.equal(pauses, 3);
    assert.equal(log.contents.phase, 'cancelled');
    assert.ok(log.contents.end > 0 && log.contents.end < log.contents.size);
    assert.ok(log.contents.events.length > 0 && log.contents.events.length < 2000);
    assert.ok(ends.length >= 2);
  });

  it('finds the order of a log that has wrapped', async () => {
    const one = Array.from({ length: 20 }, (_, index) => sessionEvent(index + 1));
    const bytes = writeEvtx(one, { recordsPerChunk: 10 }).slice();
    const chunk = core.EVTX_CHUNK_BYTES;
    const first = bytes.slice(4096, 4096 + chunk);
    bytes.copyWithin(4096, 4096 + chunk);
    bytes.set(first, 4096 + chunk);
    const { list, ask } = await listOf(bytes);
    const newest = list.rows().map(({ time }) => time!);
    assert.deepEqual(
      newest,
      [...newest].sort((a, b) => b - a),
    );
    const all = (await ask({ all: true, newestFirst: false })).map(({ time }) => time!);
    assert.deepEqual(all, newest.reverse());
  });
});
