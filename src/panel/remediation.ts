/** What the view "RDP Remediation" does, apart from VS Code: which code is on show, and what the page may ask for. */

import type * as Core from '../core';
import type {
  Code,
  Context,
  EvidencePlace,
  EvidenceScript,
  Explanation,
  FoundParameter,
  ParameterName,
  ParameterValues,
  Translate,
} from '../core';
import { panelMarkdown, type MarkdownWriter } from './markdown';
import { announcement, emptyState, filledIn, findStep, openableLinks, panelState, type Filling } from './model';
import { parseFromPanel, type CodeState, type ToPanel } from './protocol';
import type { Ticks } from './ticks';

/** One code with what its place in the text says about it. */
export interface Subject {
  readonly code: Code;
  /** The extended code of the same dialog or event. */
  readonly extended?: Code;
  /** Other families the number may belong to, most likely first. */
  readonly candidates: readonly Code[];
  /** What its place tells: it orders the causes. */
  readonly context?: Context;
  /** What its document says of the connection; never stored. */
  readonly found?: readonly FoundParameter[];
}

/** A subject as it is stored: each code as its ref. */
export interface StoredSubject {
  readonly code: string;
  readonly extended?: string;
  readonly candidates: readonly string[];
  readonly context?: readonly string[];
}

/** What the editor does for the view. */
export interface PanelHost {
  /** Handed in, because this folder takes only types from the core. */
  readonly core: Pick<
    typeof Core,
    | 'codeRef'
    | 'parseCodeRef'
    | 'contextWords'
    | 'readContextWords'
    | 'explain'
    | 'settingsForCode'
    | 'evidenceScripts'
    | 'parameterValue'
    | 'KNOWLEDGE_VERSION'
    | 'english'
  > &
    Filling['core'] &
    MarkdownWriter;
  readonly translate: Translate;
  readonly ticks: Ticks;
  /** Sends to the page; only called while it listens. */
  post(message: ToPanel): void;
  copy(text: string): PromiseLike<void>;
  /** Opens one of our own https addresses in the browser. */
  open(url: string): PromiseLike<unknown>;
  lookUp(): PromiseLike<unknown>;
  /** Lets the reader choose one of the scripts; undefined when there is none or the reader leaves it. */
  chooseScript(scripts: readonly EvidenceScript[]): PromiseLike<EvidenceScript | undefined>;
  /** The script is on the clipboard: says what to do with it. */
  scriptCopied(script: EvidenceScript): void;
  /** Shows Markdown as a document that cannot be changed. */
  openPage(name: string, markdown: string): PromiseLike<unknown>;
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
  /** What the reader typed, and what the document had said then: a document that says something else wins. Never stored. */
  readonly #typed = new Map<ParameterName, { readonly value: string; readonly over: string | undefined }>();

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
    const { code, extended, candidates, context } = stored as Readonly<Record<keyof StoredSubject, unknown>>;
    const parse = (ref: unknown): Code | undefined =>
      typeof ref === 'string' ? this.#host.core.parseCodeRef(ref) : undefined;
    const parsed = parse(code);
    if (!parsed) return;
    const parsedExtended = parse(extended);
    const parsedContext = this.#host.core.readContextWords(context);
    this.#ask({
      code: parsed,
      candidates: Array.isArray(candidates) ? candidates.map(parse).filter((other) => other !== undefined) : [],
      ...(parsedContext && { context: parsedContext }),
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
    const ref = core.codeRef(subject.code);
    return panelState(this.#explain(subject), ticks.of(ref), translate, core.codeRef, {
      back,
      settings: core.settingsForCode(subject.code),
      marks: ticks.marks(ref),
      filling: this.#filling(subject),
      knowledge: core.KNOWLEDGE_VERSION,
    });
  }

  /** Everything the view shows, as Markdown; undefined before the first code. */
  markdown(): string | undefined {
    const state = this.state();
    return state && panelMarkdown(state, this.#host.core);
  }

  /** The scripts that carry out the confirm steps of the causes on show, but for those that were ruled out. */
  scripts(): readonly EvidenceScript[] {
    const { core } = this.#host;
    const subject = this.#subject;
    const state = this.state();
    if (!subject || !state) return [];
    const ruledOut = new Set(state.causes.filter(({ mark }) => mark === 'ruledOut').map(({ id }) => id));
    const causes = this.#explain(subject).causes.flatMap(({ id, title, playbook }) =>
      playbook && !ruledOut.has(id) ? [{ title, playbook }] : [],
    );
    // In English: comments of a script are ASCII, and who reads its report may have another language.
    const { familyTitle } = core.explain(subject.code);
    const code = `${familyTitle} ${state.notations[0] ?? state.symbol ?? ''}`.trim();
    return core.evidenceScripts(causes, {
      code,
      values: this.#filling(subject).values,
      placeName: (place) => scriptPlace(place, core.english),
    });
  }

  /** Lets the reader choose a script of the confirm steps and copies it; says so where there is none. */
  async copyScript(): Promise<void> {
    const host = this.#host;
    const script = await host.chooseScript(this.scripts());
    if (!script) return;
    await host.copy(script.text);
    this.#post({ type: 'notice', text: host.translate('Script copied'), button: 'copyScript' });
    host.scriptCopied(script);
  }

  /** Opens everything on show as a document. */
  async openPage(): Promise<void> {
    const state = this.state();
    if (state) await this.#host.openPage(state.ref, panelMarkdown(state, this.#host.core));
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
      case 'copyScript':
        await this.copyScript();
        return;
      case 'openPage':
        await this.openPage();
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
      case 'markCause':
        if (state.causes.some(({ id, mark }) => id === request.cause && mark !== undefined))
          await host.ticks.mark(state.ref, request.cause, request.mark);
        return;
      case 'fillIn':
        this.#fillIn(request.name, request.value, state);
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

  /** What is known for the commands: typed by the reader, said by the document, or the code itself. */
  #filling({ code, extended, found = [] }: Subject): Filling {
    const { core, translate } = this.#host;
    const values: Partial<Record<ParameterName, string>> = {};
    const remarks: Partial<Record<ParameterName, string>> = {};
    const put = (name: ParameterName, value: string, remark: string): void => {
      values[name] = value;
      remarks[name] = remark;
    };
    for (const { name, value, from } of found) put(name, value, translate('from "{0}"', from));
    if (code.family === 'disconnect' && code.value !== null) {
      put('disconnect-code', String(code.value), '');
      if (extended && extended.value !== null) put('extended-code', String(extended.value), '');
    }
    for (const [name, { value, over }] of this.#typed) {
      if (values[name] !== undefined && values[name] !== over) continue;
      put(name, value, '');
    }
    const { host = '' } = values;
    const other = /^[0-9.]+$|:/.test(host) ? 'ip' : 'host-fqdn';
    if (host.includes('.') && values[other] === undefined) put(other, host, translate('as the remote computer'));
    return { core, values: values satisfies ParameterValues, remarks };
  }

  #fillIn(name: string, value: string, state: CodeState): void {
    const parameter = state.parameters.find((each) => each.name === name);
    if (!parameter || !this.#subject) return;
    const said = this.#subject.found?.find((each) => each.name === name)?.value;
    if (value === '' && said === undefined) this.#typed.delete(parameter.name);
    else this.#typed.set(parameter.name, { value, over: said });
    const filled = this.state();
    if (filled) this.#post({ type: 'filled', ref: filled.ref, ...filledIn(filled) });
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
    // The document is the same, and so is what it says of the connection.
    const found = {
      ...(this.#asked.found && { found: this.#asked.found }),
      ...(this.#asked.context && { context: this.#asked.context }),
    };
    if (codeRef(this.#asked.code) === ref) this.#subject = this.#asked;
    else if (state.choices.some((choice) => choice.ref === ref)) {
      const others = [this.#subject.code, ...this.#subject.candidates];
      this.#subject = { code, candidates: others.filter((other) => codeRef(other) !== ref), ...found };
    } else this.#subject = { code, candidates: [], ...found };
    this.#focus = true;
    if (this.#pinned) this.#storePin();
    this.#draw();
  }

  #explain({ code, extended, candidates, context }: Subject): Explanation {
    const { core, translate } = this.#host;
    return core.explain(code, { candidates, translate, ...(extended && { extended }), ...(context && { context }) });
  }

  #same(one: Subject, other: Subject): boolean {
    const all = (subject: Subject): string => JSON.stringify([this.#stored(subject), subject.found ?? []]);
    return all(one) === all(other);
  }

  #stored({ code, extended, candidates, context }: Subject): StoredSubject {
    const { codeRef, contextWords } = this.#host.core;
    return {
      code: codeRef(code),
      ...(extended && { extended: codeRef(extended) }),
      candidates: candidates.map(codeRef),
      ...(context && { context: contextWords(context) }),
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

/** Where a script is to be run, in words that follow "Run it". */
export function scriptPlace(place: EvidencePlace, translate: Translate): string {
  switch (place) {
    case 'client':
      return translate('on the client');
    case 'host':
      return translate('on the remote computer (host)');
    case 'gateway':
      return translate('on the RD Gateway');
    case 'broker':
      return translate('on the Connection Broker');
    case 'directory':
      return translate('on a computer with the tools of the directory');
    case 'licence-server':
      return translate('on the licence server');
    case 'network':
      return translate('in the network of the client');
    case 'azure':
      return translate('where the Azure modules are and you are signed in');
  }
}
