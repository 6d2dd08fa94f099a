import * as vscode from 'vscode';
import * as core from '../core';
import type { Code, Explanation } from '../core';
import { panelMarkdown } from '../panel/markdown';
import { announcement, emptyState, findStep, openableLinks, panelState } from '../panel/model';
import { parseFromPanel, type CodeState, type ToPanel } from '../panel/protocol';
import { Ticks } from '../panel/ticks';
import { translate } from './translate';

export interface PanelOptions {
  /** The extended code of the same dialog or event. */
  readonly extended?: Code;
  /** Other families the number may belong to, most likely first. */
  readonly candidates?: readonly Code[];
}

/** One code with what its place in the text says about it. */
interface Subject {
  readonly code: Code;
  readonly extended?: Code;
  readonly candidates: readonly Code[];
}

const VIEW = 'rdpDiagnostics.remediation';
const PINNED = 'rdpDiagnostics.remediation.pinned';

/**
 * The view "RDP Remediation". It keeps one subject and draws it anew from the core whenever the page asks, so nothing
 * has to be kept alive while the view is hidden, and no table is read before there is something to show.
 */
export class RemediationPanel implements vscode.WebviewViewProvider {
  readonly #context: vscode.ExtensionContext;
  readonly #ticks: Ticks;
  #view: vscode.WebviewView | undefined;
  /** The page has loaded and listens. */
  #ready = false;
  /** The code that was asked for, by the reader or by the cursor. */
  #asked: Subject | undefined;
  /** The code on show: the one asked for, or one the reader changed to from there. */
  #subject: Subject | undefined;
  /** Asked for by the cursor while the view was hidden. */
  #waiting: Subject | undefined;
  #pinned = false;
  /** The page has not yet been told of #subject, and the reader wants the focus there. */
  #focus = false;
  #announced: Subject | undefined;

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
    this.#ticks = new Ticks(context.globalState);
  }

  /** Registers the view; dispose of the result to remove it. */
  register(): vscode.Disposable {
    return vscode.window.registerWebviewViewProvider(VIEW, this, {
      webviewOptions: { retainContextWhenHidden: false },
    });
  }

  /** The reader asked for this code: it is shown, pinned or not, and the view comes to the front with the focus. */
  async show(code: Code, options: PanelOptions = {}): Promise<void> {
    this.#ask(subjectOf(code, options));
    this.#focus = true;
    if (this.#pinned) this.#storePin();
    if (this.#view?.visible) {
      this.#view.show(false);
      this.#draw();
    } else {
      // Also opens a panel area that is closed; the page asks for the subject when it has loaded.
      await vscode.commands.executeCommand(`${VIEW}.focus`);
    }
  }

  /** The cursor came to this code: shown if the view is visible and not pinned. A hidden view catches up later. */
  follow(code: Code, options: PanelOptions = {}): void {
    if (this.#pinned) return;
    const subject = subjectOf(code, options);
    if (!this.#view?.visible) {
      this.#waiting = subject;
      return;
    }
    // The cursor moved within the same code: what the reader changed to from there stays.
    if (this.#asked && sameSubject(this.#asked, subject)) return;
    this.#ask(subject);
    this.#draw();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#ready = false;
    this.#restorePin();
    const { webview } = view;
    const roots = ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.#context.extensionUri, folder));
    webview.options = { enableScripts: true, enableForms: false, localResourceRoots: roots };
    const subscriptions = [
      webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      view.onDidChangeVisibility(() => {
        // A hidden page is thrown away; the next one says when it is ready.
        if (!view.visible) this.#ready = false;
      }),
    ];
    view.onDidDispose(() => {
      for (const subscription of subscriptions) subscription.dispose();
      if (this.#view === view) {
        this.#view = undefined;
        this.#ready = false;
      }
    });
    webview.html = this.#html(webview);
  }

  /** Does what the page asks for; anything that is not one of its messages is ignored. */
  async receive(message: unknown): Promise<void> {
    const request = parseFromPanel(message);
    if (!request) return;
    switch (request.type) {
      case 'ready':
        this.#ready = true;
        if (this.#waiting && !this.#pinned) this.#ask(this.#waiting);
        this.#draw();
        return;
      case 'lookUp':
        await vscode.commands.executeCommand('rdpDiagnostics.lookUp');
        return;
      case 'pin':
        this.#pinned = request.pinned;
        this.#storePin();
        this.#post({ type: 'pinned', pinned: this.#pinned });
        return;
    }
    const state = this.state();
    // Whatever else the page asks for has to be part of what it was shown.
    if (!state || ('ref' in request && request.type !== 'switchTo' && request.ref !== state.ref)) return;
    switch (request.type) {
      case 'tick':
        if (findStep(state, request.step)) await this.#ticks.set(state.ref, request.step, request.ticked);
        return;
      case 'resetTicks':
        await this.#ticks.reset(state.ref);
        this.#draw();
        this.#post({ type: 'notice', text: vscode.l10n.t('All ticks of this code were removed') });
        return;
      case 'copyCommand': {
        const command = findStep(state, request.step)?.command;
        if (!command) return;
        await vscode.env.clipboard.writeText(command.text);
        this.#post({ type: 'notice', text: vscode.l10n.t('Copied'), step: request.step });
        return;
      }
      case 'copyMarkdown':
        await vscode.env.clipboard.writeText(panelMarkdown(state));
        this.#post({ type: 'notice', text: vscode.l10n.t('Copied as Markdown') });
        vscode.window.setStatusBarMessage(vscode.l10n.t('RDP Remediation: copied as Markdown'), 3000);
        return;
      case 'openLink':
        if (openableLinks(state).has(request.url)) await vscode.env.openExternal(vscode.Uri.parse(request.url, true));
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
    const offered = [...state.choices, ...state.related, ...(state.back ? [state.back] : [])];
    const asked = this.#asked;
    const code = core.parseCodeRef(ref);
    if (!asked || !code || !offered.some((choice) => choice.ref === ref)) return;
    const isCandidate = state.choices.some((choice) => choice.ref === ref);
    if (core.codeRef(asked.code) === ref) this.#subject = asked;
    else if (isCandidate && this.#subject) {
      const others = [this.#subject.code, ...this.#subject.candidates];
      this.#subject = { code, candidates: others.filter((other) => core.codeRef(other) !== ref) };
    } else this.#subject = { code, candidates: [] };
    this.#focus = true;
    if (this.#pinned) this.#storePin();
    this.#draw();
  }

  #explain({ code, extended, candidates }: Subject): Explanation {
    return core.explain(code, { candidates, translate, ...(extended && { extended }) });
  }

  /** What the page shows, with the ticks of this moment; undefined before the first code. */
  state(): CodeState | undefined {
    const subject = this.#subject;
    if (!subject) return undefined;
    const asked = this.#asked;
    const cameFromElsewhere =
      asked &&
      asked !== subject &&
      ![subject.code, ...subject.candidates].some((code) => core.codeRef(code) === core.codeRef(asked.code));
    return panelState(
      this.#explain(subject),
      this.#ticks.of(core.codeRef(subject.code)),
      translate,
      core,
      cameFromElsewhere ? this.#explain(asked) : undefined,
    );
  }

  /** Sends what is to be seen, as soon as the page listens. */
  #draw(): void {
    if (!this.#ready) return;
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
    if (this.#ready) void this.#view?.webview.postMessage(message);
  }

  /** A pinned code stays over a reload of the window. */
  #storePin(): void {
    const subject = this.#pinned ? this.#subject : undefined;
    void this.#context.workspaceState.update(
      PINNED,
      subject && {
        code: core.codeRef(subject.code),
        extended: subject.extended && core.codeRef(subject.extended),
        candidates: subject.candidates.map(core.codeRef),
      },
    );
  }

  #restorePin(): void {
    if (this.#subject) return;
    const stored = this.#context.workspaceState.get<unknown>(PINNED);
    if (typeof stored !== 'object' || stored === null) return;
    const { code, extended, candidates } = stored as Readonly<Record<string, unknown>>;
    const parsed = parsedRef(code);
    if (!parsed) return;
    const parsedExtended = parsedRef(extended);
    const others = Array.isArray(candidates) ? candidates.map(parsedRef).filter((other) => other !== undefined) : [];
    this.#ask({ code: parsed, candidates: others, ...(parsedExtended && { extended: parsedExtended }) });
    this.#pinned = true;
  }

  #html(webview: vscode.Webview): string {
    const file = (...path: string[]): string =>
      attribute(webview.asWebviewUri(vscode.Uri.joinPath(this.#context.extensionUri, ...path)).toString());
    const nonce = crypto.randomUUID();
    // The texts are English unless a translation was loaded, whatever the language of the editor.
    const language = vscode.l10n.bundle ? vscode.env.language : 'en';
    const direction = /^(?:ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
    return `<!DOCTYPE html>
<html lang="${attribute(language)}" dir="${direction}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${attribute(webview.cspSource)}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(vscode.l10n.t('RDP Remediation'))}</title>
<link rel="stylesheet" href="${file('media', 'panel.css')}">
</head>
<body>
<script nonce="${nonce}" src="${file('dist', 'panel.js')}"></script>
</body>
</html>`;
  }
}

function subjectOf(code: Code, { extended, candidates = [] }: PanelOptions): Subject {
  return { code, candidates, ...(extended && { extended }) };
}

function sameSubject(one: Subject, other: Subject): boolean {
  const refs = ({ code, extended, candidates }: Subject): string =>
    [code, ...(extended ? [extended] : []), ...candidates].map(core.codeRef).join(' ');
  return refs(one) === refs(other);
}

const parsedRef = (ref: unknown): Code | undefined => (typeof ref === 'string' ? core.parseCodeRef(ref) : undefined);

/** Text for the page's skeleton, the only place where a string becomes HTML. */
const attribute = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
