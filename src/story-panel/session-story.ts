/** What the view "Session Story" does, apart from VS Code: which story is on show, and what the page may ask for. */

import type { Moment, Story, Translate, Verdict } from '../core';
import {
  connectionState,
  emptyStoryState,
  filtersOf,
  notesOf,
  shownMoments,
  storyLabels,
  summaryOf,
  type SkippedFile,
  type StoryCore,
} from './model';
import {
  copyButtonId,
  parseFromStoryPage,
  type ConnectionState,
  type EmptyStoryState,
  type NoteState,
  type StoryState,
  type ToStoryPage,
} from './protocol';

/** A story with the files that it was told from. */
export interface ToldStory {
  readonly story: Story;
  readonly fileCount: number;
  readonly skipped: readonly SkippedFile[];
  /** What else is to be known of the files, as sentences. */
  readonly remarks?: readonly string[];
}

/** What the editor does for the view. */
export interface StoryHost {
  readonly core: StoryCore & {
    ticketReport(
      story: Story,
      options: { mask: boolean; translate: Translate; connections?: readonly number[] },
    ): string;
  };
  readonly translate: Translate;
  /** Sends to the page; only called while it listens. */
  post(message: ToStoryPage): void;
  copy(text: string): PromiseLike<void>;
  /** Opens the file of a moment at its line. */
  open(moment: Moment): PromiseLike<unknown>;
  /** Opens what to do about a code, given by its ref. */
  showRemediation(ref: string): PromiseLike<unknown>;
  /** Lets the reader choose files that are to be read as well. */
  addFiles(): PromiseLike<unknown>;
}

/** How many connections the page gets at a time. */
export const PAGE_SIZE = 50;

/** Keeps one story and sends it to the page in parts, so that ten thousand connections are as quick as fifty. */
export class SessionStory {
  readonly #host: StoryHost;
  #told: ToldStory | undefined;
  #id = 0;
  /** The page has loaded and listens. */
  #ready = false;
  /** The reader wants the keyboard focus on the story. */
  #focus = false;
  #filter: Verdict | '' = '';

  constructor(host: StoryHost) {
    this.#host = host;
  }

  /** The reader asked for this story: it is shown and gets the focus. */
  show(told: ToldStory): void {
    this.#told = told;
    this.#id++;
    this.#filter = '';
    this.#focus = true;
    this.#draw();
  }

  /** The page was thrown away, because the view is hidden or closed. The next one says when it is ready. */
  pageGone(): void {
    this.#ready = false;
  }

  /** What the page shows at first; undefined before the first story. */
  state(): StoryState | EmptyStoryState | undefined {
    if (!this.#told) return undefined;
    const { core, translate } = this.#host;
    const { story, fileCount, skipped, remarks = [] } = this.#told;
    const notes = [
      ...notesOf(story, skipped, core, translate),
      ...remarks.map((text): NoteState => ({ kind: 'file', text })),
    ];
    if (story.connections.length === 0) return emptyStoryState(notes, translate);
    return {
      kind: 'story',
      id: this.#id,
      labels: storyLabels(translate),
      title: translate('Session story'),
      summary: summaryOf(story, fileCount, translate),
      notes,
      connections: this.#page(0),
      total: this.#filtered().length,
      filter: this.#filter,
      filters: filtersOf(story.connections, core, translate),
    };
  }

  /** Does what the page asks for, as far as it is part of what it was shown; ignores everything else. */
  async receive(message: unknown): Promise<void> {
    const host = this.#host;
    const request = parseFromStoryPage(message);
    if (!request) return;
    if (request.type === 'ready') {
      this.#ready = true;
      this.#draw();
      return;
    }
    if (request.type === 'addFiles') {
      await host.addFiles();
      return;
    }
    // A message of a page that showed another story comes too late.
    if (!this.#told || request.story !== this.#id) return;
    const { story } = this.#told;
    const one = 'connection' in request ? story.connections[request.connection] : undefined;
    switch (request.type) {
      case 'more':
        this.#post({ type: 'more', story: this.#id, from: request.from, connections: this.#page(request.from) });
        return;
      case 'filter': {
        const filters = filtersOf(story.connections, host.core, host.translate);
        const chosen = filters.find(({ verdict }) => verdict === request.verdict);
        if (!chosen) return;
        this.#filter = chosen.verdict;
        this.#draw();
        return;
      }
      case 'open': {
        const moment = one && shownMoments(one)[request.moment];
        if (moment) await host.open(moment);
        return;
      }
      case 'remediation':
        if (one?.code) await host.showRemediation(host.core.codeRef(one.code));
        return;
      case 'copyReport':
        if (request.connection === undefined || one) await this.#copy(request.mask, request.connection);
        return;
    }
  }

  async #copy(mask: boolean, index: number | undefined): Promise<void> {
    const { core, translate } = this.#host;
    const connections = index === undefined ? {} : { connections: [index] };
    await this.#host.copy(core.ticketReport(this.#told!.story, { mask, translate, ...connections }));
    this.#post({
      type: 'notice',
      button: copyButtonId(mask, index),
      text: mask ? translate('Copied, masked') : translate('Copied with names and addresses'),
    });
  }

  #filtered(): number[] {
    const all = this.#told?.story.connections ?? [];
    return all.flatMap(({ verdict }, index) => (this.#filter === '' || verdict === this.#filter ? [index] : []));
  }

  #page(from: number): ConnectionState[] {
    const { core, translate } = this.#host;
    const connections = this.#told?.story.connections ?? [];
    return this.#filtered()
      .slice(from, from + PAGE_SIZE)
      .map((index) => connectionState(connections[index]!, index, core, translate));
  }

  /** Sends the story, if the page listens; a page that does not yet gets it when it is ready. */
  #draw(): void {
    const state = this.state();
    if (!this.#ready || !state) return;
    this.#post({ type: 'show', state, focus: this.#focus });
    this.#focus = false;
  }

  #post(message: ToStoryPage): void {
    if (this.#ready) this.#host.post(message);
  }
}
