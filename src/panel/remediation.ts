/** What the view "RDP Remediation" does, apart from VS Code: which code is on show, and what the page may ask for. */

import type * as Core from '../core';
import type { Code, Explanation, Translate } from '../core';
import { panelMarkdown, type MarkdownWriter } from './markdown';
import { announcement, emptyState, findStep, openableLinks, panelState } from './model';
import { parseFromPanel, type CodeState, type ToPanel } from './protocol';
import type { Ticks } from './ticks';

/** One code with what its place in the text says about it. */
export interface Subject {
  readonly code: Code;
  /** The extended code of the same dialog or event. */
  readonly extended?: Code;
  /** Other families the number may belong to, most likely first. */
  readonly candidates: readonly Code[];
}

/** A subject as it is stored: each code as its ref. */
export interface StoredSubject {
  readonly code: string;
  readonly extended?: string;
  readonly candidates: readonly string[];
}

/** What the editor does for the view. */
export interface PanelHost {
  /** Handed in, because this folder takes only types from the core. */
  readonly core: Pick<typeof Core, 'codeRef' | 'parseCodeRef' | 'explain' | 'settingsForCode'> & MarkdownWriter;
  readonly translate: Translate;
  readonly ticks: Ticks;
  /** Sends to the page; only called while it listens. */
  post(message: ToPanel): void;
  copy(text: string): PromiseLike<void>;
  /** Opens one of our own https addresses in the browser. */
  open(url: string): PromiseLike<unknown>;
  lookUp(): PromiseLike<unknown>;
  /** Shows where the `.rdp` files of the workspace set one of our own keys. */
  findSetting(key: string): PromiseLike<unknown>;
  /** Keeps the pinned code over a reload of the window; undefined when none is pinned. */
  storePin(pinned: StoredSubject | undefined): void;
}

/**
 * Keeps one subject and draws it anew from the core whenever the page asks, so that nothing has to be kept alive while
 * the view is hidden, and no table is read before there is something to show.
 */
export class Remediation {
  readonly #host: PanelHost;
  /** The page has loaded and listens. */
  #ready = false;
  /** The code that was asked for, by the reader or by the cursor. */
  #asked: Subject | undefined;
  /** The code on show: the one asked for, or one the reader changed to from there. */
  #subject: Subject | undefined;
  /** Asked for by the cursor while the view was hidden. */
  #waiting: Subject | undefined;
  #pinned = false;
  /** The reader wants the keyboard focus on the next code drawn. */
  #focus = false;
  /** The subject that a screen reader was told of. */
  #announced: Subject | undefined;

  constructor(host: PanelHost) {
    this.#host = host;
  }

  /** The reader asked for this code: it is shown, pinned or not, and gets the focus. */
  show(subject: Subject): void {
    this.#ask(subject);
    this.#focus = true;
    if (this.#pinned) this.#storePin();
    this.#draw();
  }

  /**
   * The cursor came to this code: shown unless another is pinned.
   * @param visible whether the view is; a hidden one catches up when it returns
   */
  follow(subject: Subject, visible: boolean): void {
    if (this.#pinned) return;
    if (!visible) {
      this.#waiting = subject;
      return;
    }
    // The cursor moved within the same code: what the reader changed to from there stays.
    if (this.#asked && this.#same(this.#asked, subject)) return;
    this.#ask(subject);
    this.#draw();
  }

  /** The page was thrown away, because the view is hidden or not there yet. The next one says when it is ready. */
  pageGone(): void {
    this.#ready = false;
  }

  /** To be called first: what was pinned before the window was reloaded is pinned again. Takes any value. */
  restorePin(stored: unknown): void {
    if (typeof stored !== 'object' || stored === null) return;
    const { code, extended, candidates } = stored as Readonly<Record<keyof StoredSubject, unknown>>;
    const parse = (ref: unknown): Code | undefined =>
      typeof ref === 'string' ? this.#host.core.parseCodeRef(ref) : undefined;
    const parsed = parse(code);
    if (!parsed) return;
    const parsedExtended = parse(extended);
    this.#ask({
      code: parsed,
      candidates: Array.isArray(candidates) ? candidates.map(parse).filter((other) => other !== undefined) : [],
      ...(parsedExtended && { extended: parsedExtended }),
    });
    this.#pinned = true;
  }

  /** What the page shows, with the ticks of this moment; undefined before the first code. */
  state(): CodeState | undefined {
    const { core, ticks, translate } = this.#host;
    const subject = this.#subject;
    if (!subject) return undefined;
    const asked = this.#asked;
    const offered = [subject.code, ...subject.candidates].map(core.codeRef);
    const back = asked && !offered.includes(core.codeRef(asked.code)) ? this.#explain(asked) : undefined;
    return panelState(
      this.#explain(subject),
      ticks.of(core.codeRef(subject.code)),
      translate,
      core.codeRef,
      back,
      core.settingsForCode(subject.code),
    );
  }

  /** Does what the page asks for, as far as it is part of what it was shown; ignores everything else. */
  async receive(message: unknown): Promise<void> {
    const host = this.#host;
    const { translate } = host;
    const request = parseFromPanel(message);
    if (!request) return;
    switch (request.type) {
      case 'ready':
        this.#ready = true;
        if (this.#waiting && !this.#pinned) this.#ask(this.#waiting);
        this.#draw();
        return;
      case 'lookUp':
        await host.lookUp();
        return;
      case 'pin':
        this.#pinned = request.pinned;
        this.#storePin();
        this.#post({ type: 'pinned', pinned: this.#pinned });
        return;
    }
    const state = this.state();
    // A message of a page that showed another code comes too late.
    if (!state || ('ref' in request && request.type !== 'switchTo' && request.ref !== state.ref)) return;
    switch (request.type) {
      case 'tick':
        if (findStep(state, request.step)) await host.ticks.set(state.ref, request.step, request.ticked);
        return;
      case 'resetTicks':
        await host.ticks.reset(state.ref);
        this.#draw();
        this.#post({ type: 'notice', text: translate('All ticks of this code were removed') });
        return;
      case 'copyCommand': {
        const command = findStep(state, request.step)?.command;
        if (!command) return;
        await host.copy(command.text);
        this.#post({ type: 'notice', text: translate('Copied'), step: request.step });
        return;
      }
      case 'copyMarkdown':
        await host.copy(panelMarkdown(state, host.core));
        this.#post({ type: 'notice', text: translate('Copied as Markdown'), button: 'copyMarkdown' });
        return;
      case 'openLink':
        if (openableLinks(state).has(request.url)) await host.open(request.url);
        return;
      case 'findSetting':
        if (state.settings.some(({ key }) => key === request.key)) await host.findSetting(request.key);
        return;
      case 'switchTo':
        this.#switchTo(request.ref, state);
        return;
    }
  }

  #ask(subject: Subject): void {
    this.#asked = subject;
    this.#subject = subject;
    this.#waiting = undefined;
  }

  /** Changes to another code that the page offers. */
  #switchTo(ref: string, state: CodeState): void {
    const { codeRef, parseCodeRef } = this.#host.core;
    const offered = [...state.choices, ...state.related, ...(state.back ? [state.back] : [])];
    const code = parseCodeRef(ref);
    if (!this.#asked || !this.#subject || !code || !offered.some((choice) => choice.ref === ref)) return;
    if (codeRef(this.#asked.code) === ref) this.#subject = this.#asked;
    else if (state.choices.some((choice) => choice.ref === ref)) {
      const others = [this.#subject.code, ...this.#subject.candidates];
      this.#subject = { code, candidates: others.filter((other) => codeRef(other) !== ref) };
    } else this.#subject = { code, candidates: [] };
    this.#focus = true;
    if (this.#pinned) this.#storePin();
    this.#draw();
  }

  #explain({ code, extended, candidates }: Subject): Explanation {
    const { core, translate } = this.#host;
    return core.explain(code, { candidates, translate, ...(extended && { extended }) });
  }

  #same(one: Subject, other: Subject): boolean {
    return JSON.stringify(this.#stored(one)) === JSON.stringify(this.#stored(other));
  }

  #stored({ code, extended, candidates }: Subject): StoredSubject {
    const { codeRef } = this.#host.core;
    return {
      code: codeRef(code),
      ...(extended && { extended: codeRef(extended) }),
      candidates: candidates.map(codeRef),
    };
  }

  #storePin(): void {
    this.#host.storePin(this.#pinned && this.#subject ? this.#stored(this.#subject) : undefined);
  }

  /** Sends what is to be seen, if the page listens; a page that does not yet gets it when it is ready. */
  #draw(): void {
    if (!this.#ready) return;
    const { translate } = this.#host;
    const state = this.state();
    const isNew = state !== undefined && this.#announced !== this.#subject;
    this.#post({
      type: 'show',
      state: state ?? emptyState(translate),
      pinned: this.#pinned,
      focus: this.#focus,
      announce: isNew ? announcement(state, translate) : '',
    });
    this.#announced = this.#subject;
    this.#focus = false;
  }

  #post(message: ToPanel): void {
    if (this.#ready) this.#host.post(message);
  }
}
