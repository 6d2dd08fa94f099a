import * as vscode from 'vscode';
import * as core from '../core';
import type { Code } from '../core';
import type { CodeState } from '../panel/protocol';
import { Remediation, type Subject } from '../panel/remediation';
import { Ticks } from '../panel/ticks';
import { COMMANDS } from './commandNames';
import { translate } from './translate';
import { pageHtml, pageOptions } from './webviewPage';

export interface PanelOptions {
  /** The extended code of the same dialog or event. */
  readonly extended?: Code;
  /** Other families the number may belong to, most likely first. */
  readonly candidates?: readonly Code[];
}

const VIEW = 'rdpDiagnostics.remediation';
const PINNED = 'rdpDiagnostics.remediation.pinned';

/** The view "RDP Remediation" in VS Code. */
export class RemediationPanel implements vscode.WebviewViewProvider {
  readonly #context: vscode.ExtensionContext;
  readonly #remediation: Remediation;
  #view: vscode.WebviewView | undefined;

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
    this.#remediation = new Remediation({
      core,
      translate,
      ticks: new Ticks(context.globalState),
      post: (message) => void this.#view?.webview.postMessage(message),
      copy: (text) => vscode.env.clipboard.writeText(text),
      open: (url) => vscode.env.openExternal(vscode.Uri.parse(url, true)),
      lookUp: () => vscode.commands.executeCommand(COMMANDS.lookUp),
      findSetting: (key) => vscode.commands.executeCommand(COMMANDS.findSetting, key),
      storePin: (pinned) => void context.workspaceState.update(PINNED, pinned),
    });
    this.#remediation.restorePin(context.workspaceState.get(PINNED));
  }

  /** Registers the view; dispose of the result to remove it. */
  register(): vscode.Disposable {
    return vscode.window.registerWebviewViewProvider(VIEW, this, {
      webviewOptions: { retainContextWhenHidden: false },
    });
  }

  /** The reader asked for this code: it is shown, pinned or not, and the view comes to the front with the focus. */
  async show(code: Code, options: PanelOptions = {}): Promise<void> {
    this.#remediation.show(subjectOf(code, options));
    // Also opens a panel area that is closed, and makes the view if there is none yet.
    await vscode.commands.executeCommand(`${VIEW}.focus`);
  }

  /** The cursor came to this code: shown if the view is visible and not pinned. A hidden view catches up later. */
  follow(code: Code, options: PanelOptions = {}): void {
    this.#remediation.follow(subjectOf(code, options), this.#view?.visible ?? false);
  }

  /** What the view shows; undefined before the first code. */
  state(): CodeState | undefined {
    return this.#remediation.state();
  }

  /** Does what the page asks for; anything that is not one of its messages is ignored. */
  receive(message: unknown): Promise<void> {
    return this.#remediation.receive(message);
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { webview } = view;
    this.#view = view;
    this.#remediation.pageGone();
    const { extensionUri } = this.#context;
    webview.options = pageOptions(extensionUri);
    const subscriptions = [
      webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      view.onDidChangeVisibility(() => {
        if (!view.visible) this.#remediation.pageGone();
      }),
    ];
    view.onDidDispose(() => {
      for (const subscription of subscriptions) subscription.dispose();
      if (this.#view !== view) return;
      this.#view = undefined;
      this.#remediation.pageGone();
    });
    webview.html = pageHtml(webview, extensionUri, {
      title: translate('RDP Remediation'),
      script: 'panel.js',
      styles: ['panel.css'],
    });
  }
}

function subjectOf(code: Code, { extended, candidates = [] }: PanelOptions): Subject {
  return { code, candidates, ...(extended && { extended }) };
}
