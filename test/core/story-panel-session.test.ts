/** What the story's view does, with the core's own functions and without VS Code. */
import assert from 'node:assert/strict';
import * as core from '../../src/core';
import type { Connection, Moment, Story, Verdict } from '../../src/core';
import { connectionState, shownMoments } from '../../src/story-panel/model';
import { eventColumn } from '../../src/story-panel/event-column';
import { PAGE_SIZE, SessionStory } from '../../src/story-panel/session-story';
import type { StoryState, ToStoryPage } from '../../src/story-panel/protocol';

const START = Date.parse('2026-03-06T12:00:30.819Z');

const moment = (overrides: Partial<Moment> = {}): Moment => ({
  ...{
    file: 'lsm.xml',
    line: 1,
    endLine: 1,
    time: START,
    lane: 'host',
    machine: 'HOST-1',
    severity: 'info',
    isMain: true,
  },
  ...{ event: 'Microsoft-Windows-TerminalServices-LocalSessionManager/40', what: 'Session disconnected' },
  ...overrides,
});

function connection(overrides: Partial<Connection> = {}): Connection {
  const decisive = moment({ severity: 'warning', code: { family: 'extended', value: 3 } });
  return {
    ...{ user: 'CONTOSO\\t.berg', client: '192.0.2.131', server: 'HOST-1', start: START, end: START + 1000 },
    ...{ verdict: 'idle-limit', severity: 'warning', code: { family: 'extended', value: 3 }, why: 'Event 40 says 3.' },
    ...{ evidence: [decisive], missing: ["the client's log"], moments: [moment({ time: START - 5000 }), decisive] },
    ...overrides,
  };
}

const storyOf = (connections: readonly Connection[], rest: Partial<Story> = {}): Story => ({
  ...{ connections, clocks: [], withoutZone: [], repeats: [], contactCount: 0, eventCount: 2, silentFiles: [] },
  ...rest,
});

function sessionOf(story: Story) {
  const posted: ToStoryPage[] = [];
  const done: string[] = [];
  const note = (line: string) => Promise.resolve(void done.push(line));
  const session = new SessionStory({
    core,
    translate: core.english,
    post: (message) => void posted.push(structuredClone(message)),
    copy: (text) => note(`copy ${text.includes('t.berg') ? 'unmasked' : 'masked'} ${text.split('\n## ').length - 1}`),
    open: ({ file, line }) => note(`open ${file}:${line}`),
    showRemediation: (ref) => note(`remediation ${ref}`),
    addFiles: () => note('addFiles'),
  });
  session.show({ story, fileCount: 1, skipped: [] });
  return { session, posted, done };
}

describe('story page: a connection', () => {
  const state = (one: Connection) => connectionState(one, 0, core, core.english);

  it('says its verdict and its code in words', () => {
    const { verdict, code, severityText, why, missing } = state(connection());
    assert.equal(verdict, 'Idle limit reached');
    assert.equal(code?.ref, 'extended:3');
    assert.match(code?.title ?? '', /idle/i);
    assert.deepEqual([severityText, why, missing], ['To be checked', 'Event 40 says 3.', ["the client's log"]]);
    assert.equal(state(connection({ severity: 'info' })).severityText, 'Normal end');
  });

  it('names events shortly and places as people count lines', () => {
    const [first] = state(connection()).moments;
    assert.equal(first?.event, 'LocalSessionManager 40');
    assert.equal(first?.place, 'lsm.xml:2');
  });

  it('marks what proves the verdict', () => {
    const { moments, evidence } = state(connection());
    assert.deepEqual(evidence, [1]);
    assert.deepEqual(
      moments.map(({ isEvidence }) => isEvidence),
      [false, true],
    );
  });

  it('puts moments in order of time, those without one last', () => {
    const untimed: Moment = { ...moment() };
    delete (untimed as { time?: number }).time;
    const { moments } = state(connection({ moments: [untimed, moment(), moment({ time: START - 1 })], evidence: [] }));
    assert.deepEqual(
      moments.map(({ time }) => time),
      [START - 1, START, undefined],
    );
  });

  it('puts a time of day without a date on no axis of dates', () => {
    const { moments } = state(connection({ moments: [moment(), moment({ time: 1000 })], evidence: [] }));
    const other = moments.find(({ time }) => time === undefined);
    assert.equal(other?.written, 1000);
  });

  it('with thousands of moments keeps what proves and what is main, and counts the rest', () => {
    const small = Array.from({ length: 5000 }, (_, at) =>
      moment({ time: START + at, isMain: false, what: `small ${at}` }),
    );
    const late = moment({ time: START + 9000, what: 'proof' });
    const { moments, cut, evidence } = state(connection({ moments: [...small, late], evidence: [late] }));
    assert.equal(moments.length, 500);
    assert.equal(cut, 4501);
    assert.equal(moments[evidence[0]!]?.what, 'proof');
  });

  it('cuts a text without end', () => {
    const [first] = state(connection({ moments: [moment({ what: 'x'.repeat(1e6) })], evidence: [] })).moments;
    assert.ok(first!.what.length < 500);
  });
});

describe('story page: what the view does', () => {
  it('sends the story when the page is ready, and again when it is back', async () => {
    const { session, posted } = sessionOf(storyOf([connection()]));
    assert.equal(posted.length, 0);
    await session.receive({ type: 'ready' });
    session.pageGone();
    await session.receive({ type: 'ready' });
    assert.deepEqual(
      posted.map((message) => [message.type, message.type === 'show' && message.focus]),
      [
        ['show', true],
        ['show', false],
      ],
    );
  });

  it('sends ten thousand connections fifty at a time', async () => {
    const verdicts: Verdict[] = ['user', 'network'];
    const many = Array.from({ length: 10_000 }, (_, at) =>
      connection({ verdict: verdicts[at % 2]!, start: START + at }),
    );
    const began = performance.now();
    const { session, posted } = sessionOf(storyOf(many));
    await session.receive({ type: 'ready' });
    const { state } = posted[0] as { state: StoryState };
    assert.equal(state.total, 10_000);
    assert.equal(state.connections.length, PAGE_SIZE);
    await session.receive({ type: 'more', story: state.id, from: PAGE_SIZE });
    const more = posted[1] as Extract<ToStoryPage, { type: 'more' }>;
    assert.deepEqual(
      [more.from, more.connections[0]?.index, more.connections.length],
      [PAGE_SIZE, PAGE_SIZE, PAGE_SIZE],
    );
    assert.ok(performance.now() - began < 2000, 'within two seconds');
  });

  it('filters by a verdict that occurs, and pages within it', async () => {
    const { session, posted } = sessionOf(storyOf([connection(), connection({ verdict: 'user' }), connection()]));
    await session.receive({ type: 'ready' });
    const { state } = posted[0] as { state: StoryState };
    assert.deepEqual(
      state.filters.map(({ text }) => text),
      ['All verdicts (3)', 'Idle limit reached (2)', 'Ended by the user (1)'],
    );
    await session.receive({ type: 'filter', story: state.id, verdict: 'idle-limit' });
    const filtered = (posted[1] as { state: StoryState }).state;
    assert.deepEqual(
      [filtered.total, filtered.id, filtered.connections.map(({ index }) => index)],
      [2, state.id, [0, 2]],
    );
    await session.receive({ type: 'filter', story: state.id, verdict: 'licence' });
    assert.equal(posted.length, 2);
  });

  it('opens the line of a moment that it has shown, and no other', async () => {
    const { session, done } = sessionOf(storyOf([connection()]));
    const { id } = session.state() as StoryState;
    await session.receive({ type: 'open', story: id, connection: 0, moment: 1 });
    await session.receive({ type: 'open', story: id, connection: 0, moment: 2 });
    await session.receive({ type: 'open', story: id, connection: 1, moment: 0 });
    assert.deepEqual(done, ['open lsm.xml:1']);
  });

  it('opens the remediation of a code, copies masked and unmasked, and of one connection', async () => {
    const { session, done, posted } = sessionOf(storyOf([connection(), connection()]));
    const { id } = session.state() as StoryState;
    await session.receive({ type: 'ready' });
    await session.receive({ type: 'remediation', story: id, connection: 0 });
    await session.receive({ type: 'copyReport', story: id, mask: true });
    await session.receive({ type: 'copyReport', story: id, mask: false });
    await session.receive({ type: 'copyReport', story: id, mask: true, connection: 1 });
    await session.receive({ type: 'copyReport', story: id, mask: true, connection: 2 });
    await session.receive({ type: 'addFiles' });
    assert.deepEqual(done, ['remediation extended:3', 'copy masked 2', 'copy unmasked 2', 'copy masked 1', 'addFiles']);
    const notices = posted.filter((message) => message.type === 'notice').map(({ button }) => button);
    assert.deepEqual(notices, ['copy-report', 'copy-unmasked', 'copy-1']);
  });

  it('ignores a message of a page that showed another story', async () => {
    const { session, done } = sessionOf(storyOf([connection()]));
    const { id } = session.state() as StoryState;
    session.show({ story: storyOf([connection()]), fileCount: 1, skipped: [] });
    await session.receive({ type: 'open', story: id, connection: 0, moment: 0 });
    await session.receive({ type: 'remediation', story: id, connection: 0 });
    assert.deepEqual(done, []);
  });

  it('says which files gave nothing, which were not read, and which clocks were wrong', () => {
    const story = storyOf([connection()], {
      silentFiles: Array.from({ length: 14 }, (_, at) => `f${at}.log`),
      clocks: [{ machine: 'PC-71', seconds: 127, isTimeZone: false }],
      repeats: [
        { connections: [0], seconds: 900, of: 'duration', verdict: 'network', what: '3 connections after 15 min' },
      ],
    });
    const { session } = sessionOf(story);
    session.show({ story, fileCount: 3, skipped: [{ name: 'big.xml', reason: 'it is larger than 400 MB' }] });
    const notes = (session.state() as StoryState).notes.map(({ text }) => text);
    assert.equal(notes[0], '3 connections after 15 min');
    assert.match(notes[1]!, /PC-71 is 2 min/);
    assert.match(notes[2]!, /f0\.log, .*f11\.log and 2 other files/);
    assert.equal(notes[3], 'big.xml was not read: it is larger than 400 MB');
  });

  it('says that no connection was found', () => {
    const { session } = sessionOf(storyOf([]));
    assert.equal(session.state()?.kind, 'empty');
  });
});

describe('story page: the event in its line', () => {
  const event = (id: number, clock: string) =>
    `<Event xmlns="x"><System><EventID>${id}</EventID><TimeCreated SystemTime="2026-03-06T${clock}Z"/></System></Event>`;
  const line = `<Events>${event(40, '12:41:10.2041234')}${event(24, '12:41:10.2141234')}</Events>`;
  const at = (clock: string, id: number, time = Date.parse(`2026-03-06T${clock}Z`)) =>
    eventColumn(line, { time, event: `Microsoft-Windows-TerminalServices-LocalSessionManager/${id}` });

  it('is found by its id and the time as written', () => {
    assert.equal(at('12:41:10.204', 40), '<Events>'.length);
    assert.equal(at('12:41:10.214', 24), line.lastIndexOf('<Event '));
    assert.equal(
      eventColumn(line, { time: 5, writtenTime: Date.parse('2026-03-06T12:41:10.214Z'), event: 'x/24' }),
      line.lastIndexOf('<Event '),
    );
  });

  it('is the start of the line where it is not found', () => {
    assert.equal(at('12:41:10.204', 24), 0);
    assert.equal(at('', 24, 1e300), 0);
    assert.equal(eventColumn(line, { event: 'text' }), 0);
  });

  it('shows the moments that the page was given, by their numbers', () => {
    const one = connection();
    assert.deepEqual(shownMoments(one), one.moments);
  });
});
