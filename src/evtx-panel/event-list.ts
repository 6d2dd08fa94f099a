/** What the editor of event logs does, apart from VS Code: which events are listed, and what the page may ask for. */

import type { EvtxRecord, Severity, Translate } from '../core';
import type { EvtxLog } from './evtx-log';
import {
  eventDetail,
  eventName,
  eventRow,
  evtxLabels,
  evtxState,
  explained,
  levelOf,
  passesSeverity,
  progressOf,
  rowWords,
  unreadableLines,
  type EvtxCore,
} from './model';
import {
  copyButtonId,
  FIRST_QUERY,
  parseFromEvtxPage,
  type EventDetail,
  type EventQuery,
  type EventRow,
  type EvtxLabels,
  type EvtxState,
  type ToEvtxPage,
} from './protocol';
import { textFilter } from './text-filter';

/** What the editor does for the page. */
export interface EventListHost {
  readonly core: EvtxCore;
  readonly translate: Translate;
  readonly log: EvtxLog;
  /** The file's name. */
  readonly title: string;
  /** Sends to the page; only called while it listens. */
  post(message: ToEvtxPage): void;
  /** Lets others have their turn. */
  readonly pause: () => PromiseLike<void>;
  readonly now: () => number;
  copy(text: string): PromiseLike<void>;
  /** Opens what to do about a code, given by its ref. */
  showRemediation(ref: string): PromiseLike<unknown>;
  lookUp(query: string): PromiseLike<unknown>;
  exportXml(): PromiseLike<unknown>;
  showStory(): PromiseLike<unknown>;
}

/** How many rows the page gets at a time. */
export const PAGE_SIZE = 200;
/** How long one slice may take, in milliseconds. */
const SLICE_MILLISECONDS = 15;
/** How many events are looked through before the clock is asked. */
const BATCH = 20;
/** How often the page hears of a search that goes on, in milliseconds. */
const PROGRESS_MILLISECONDS = 300;

/** The words of a row, for the filter. */
interface Said {
  readonly words: string;
  readonly severity: Severity;
}

/** The events that one query lets through, as far as they are found. */
interface List {
  readonly id: number;
  readonly query: EventQuery;
  readonly batches: AsyncIterator<readonly EvtxRecord[], void, void> | Iterator<readonly EvtxRecord[], void, void>;
  readonly matches: EvtxRecord[];
  /** Rows that the page wants, and that it has. */
  asked: number;
  posted: number;
  isEnd: boolean;
  isFilling: boolean;
}

/** The list of one editor: the page gets a part at a time, so that a hundred thousand events are as quick as fifty. */
export class EventList {
  readonly #host: EventListHost;
  readonly #subscription: { dispose(): void };
  #query = FIRST_QUERY;
  #lists = 0;
  #list: List | undefined;
  /** The page has loaded and listens. */
  #ready = false;
  #phase: string | undefined;
  readonly #words = new WeakMap<EvtxRecord, Said>();

  constructor(host: EventListHost) {
    this.#host = host;
    this.#subscription = host.log.onChange(() => this.#logChanged());
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#leave();
    this.#ready = false;
  }

  /** The page was thrown away, because the editor is hidden. The next one says when it is ready. */
  pageGone(): void {
    this.#ready = false;
  }

  /** The page as a whole, without its rows. */
  state(): EvtxState {
    const { log, title, translate } = this.#host;
    return evtxState(title, log.contents, this.#query, translate);
  }

  /** The rows that the page has. */
  rows(): EventRow[] {
    return this.#list ? this.#rowsOf(this.#list, 0, this.#list.posted) : [];
  }

  /** What is shown below a row; undefined where the page has no such row. */
  detail(row: number): EventDetail | undefined {
    const record = this.#list && row < this.#list.posted ? this.#list.matches[row] : undefined;
    return record && eventDetail(record, this.#host.core, this.#host.translate);
  }

  /** The number of the list on show, which the page's messages name. */
  get list(): number {
    return this.#list?.id ?? 0;
  }

  /** Does what the page asks for, as far as it is part of what it was shown; ignores everything else. */
  async receive(message: unknown): Promise<void> {
    const host = this.#host;
    const request = parseFromEvtxPage(message);
    if (!request) return;
    switch (request.type) {
      case 'ready':
        this.#ready = true;
        this.#query = request.query ?? this.#query;
        this.#draw(request.count);
        return;
      case 'query':
        this.#query = request.query;
        await this.#search();
        return;
      case 'export':
        await host.exportXml();
        return;
      case 'story':
        await host.showStory();
        return;
      case 'unreadable':
        this.#post({ type: 'unreadable', lines: unreadableLines(host.log.contents, host.translate) });
        return;
      case 'cancel':
        host.log.cancel();
        return;
      case 'retry':
        if (host.log.contents.phase !== 'read') await host.log.read();
        return;
    }
    // A message of a page that showed another list comes too late.
    const list = this.#list;
    if (request.list !== list?.id) return;
    if (request.type === 'more') {
      if (list.posted < list.asked) return;
      list.asked += PAGE_SIZE;
      await this.#fill(list);
      return;
    }
    const record = request.row < list.posted ? list.matches[request.row] : undefined;
    if (!record) return;
    switch (request.type) {
      case 'expand': {
        const detail = this.detail(request.row);
        if (detail) this.#post({ type: 'detail', list: list.id, row: request.row, detail });
        return;
      }
      case 'copyXml':
        await host.copy(record.xml);
        this.#post({ type: 'notice', text: host.translate('Copied'), button: copyButtonId(request.row) });
        return;
    }
    const code = explained(record, host.core)[request.explanation];
    if (!code) return;
    if (request.type === 'remediation') await host.showRemediation(host.core.codeRef(code));
    else await host.lookUp(code.family === 'event' ? eventName(code) : host.core.codeLabel(code).split(' ', 1)[0]!);
  }

  #logChanged(): void {
    const { contents } = this.#host.log;
    if (contents.phase === this.#phase && contents.phase === 'reading') {
      this.#post({ type: 'progress', ...progressOf(contents, this.#host.translate) });
      return;
    }
    if (this.#ready) this.#draw();
  }

  /** Sends the page anew, and the first rows. */
  #draw(count = PAGE_SIZE): void {
    const { phase } = this.#host.log.contents;
    this.#phase = phase;
    this.#post({ type: 'show', state: this.state() });
    if (phase === 'reading') this.#leave();
    else void this.#search(count);
  }

  #leave(): void {
    // Lets go of the file where all of its events were listed.
    void this.#list?.batches.return?.();
    this.#list = undefined;
  }

  async #search(count = PAGE_SIZE): Promise<void> {
    this.#leave();
    const { log } = this.#host;
    if (log.contents.phase === 'reading') return;
    const query = this.#query;
    const list: List = {
      id: ++this.#lists,
      query,
      batches: query.all ? log.everyEvent(query.newestFirst) : batchesOf(log.contents.events, query.newestFirst),
      matches: [],
      asked: Math.max(PAGE_SIZE, count),
      posted: 0,
      isEnd: false,
      isFilling: false,
    };
    this.#list = list;
    await this.#fill(list);
  }

  /** Looks for as many events as the page wants; of the RDP events, which are in memory, for all, to count them. */
  async #fill(list: List): Promise<void> {
    const { pause, now } = this.#host;
    if (list.isFilling) return;
    list.isFilling = true;
    const passes = this.#filter(list.query);
    let sliceStart = now();
    let told = sliceStart;
    const giveWay = async () => {
      if (now() - sliceStart < SLICE_MILLISECONDS) return;
      await pause();
      sliceStart = now();
    };
    try {
      while (!list.isEnd && (!list.query.all || list.matches.length <= list.asked)) {
        const { value, done } = await list.batches.next();
        if (list !== this.#list) return;
        if (done) list.isEnd = true;
        for (const [index, record] of (value ?? []).entries()) {
          if (passes(record)) list.matches.push(record);
          if (index % BATCH === BATCH - 1) await giveWay();
        }
        await giveWay();
        if (list !== this.#list) return;
        // The first page at once, what is found of it every now and then.
        const isPage = list.posted < list.asked && list.matches.length >= list.asked;
        if (isPage || now() - told > PROGRESS_MILLISECONDS) {
          this.#postRows(list, true);
          told = now();
        }
      }
    } catch {
      // The file cannot be read any more: what was listed stays.
      list.isEnd = true;
    }
    list.isFilling = false;
    if (list === this.#list) this.#postRows(list, false);
  }

  #postRows(list: List, isSearching: boolean): void {
    const from = list.posted;
    const to = Math.max(from, Math.min(list.asked, list.matches.length));
    // Rows follow each other in whole pages: a page of the table is not drawn in parts while typing.
    if (isSearching && to < list.asked && from === 0 && to === 0) return;
    const rows = this.#rowsOf(list, from, to);
    list.posted = to;
    this.#post({
      type: 'rows',
      list: list.id,
      from,
      rows,
      hasMore: !isSearching ? list.matches.length > to : list.matches.length > to || to >= list.asked,
      ...(list.isEnd && { total: list.matches.length }),
      isSearching,
    });
  }

  #rowsOf({ matches }: List, from: number, to: number): EventRow[] {
    const { core, translate } = this.#host;
    return matches.slice(from, to).map((record) => eventRow(record, core, translate));
  }

  #filter({ text, severity }: EventQuery): (record: EvtxRecord) => boolean {
    const { core, translate } = this.#host;
    if (text.trim() === '' && severity === 'all') return () => true;
    const labels = evtxLabels(translate);
    const passesText = text.trim() === '' ? () => true : textFilter(text);
    return (record) => {
      // Of events that we have no words for, the XML and its level say all.
      if (!core.isSessionEvent(record.provider, record.id))
        return passesSeverity(levelOf(record.xml), severity) && passesText('', record.xml);
      if (severity === 'all' && passesText('', record.xml)) return true;
      const { words, severity: own } = this.#said(record, labels);
      return passesSeverity(own, severity) && passesText(words, record.xml);
    };
  }

  /** What the row of an event says. Kept, since the next filter asks for it again. */
  #said(record: EvtxRecord, labels: EvtxLabels): Said {
    const before = this.#words.get(record);
    if (before) return before;
    const row = eventRow(record, this.#host.core, this.#host.translate);
    const said = { words: rowWords(row, labels), severity: row.severity };
    this.#words.set(record, said);
    return said;
  }

  #post(message: ToEvtxPage): void {
    if (this.#ready) this.#host.post(message);
  }
}

function* batchesOf(events: readonly EvtxRecord[], newestFirst: boolean): Generator<readonly EvtxRecord[], void, void> {
  for (let at = 0; at < events.length; at += PAGE_SIZE) {
    const end = events.length - at;
    yield newestFirst ? events.slice(Math.max(0, end - PAGE_SIZE), end).reverse() : events.slice(at, at + PAGE_SIZE);
  }
}
