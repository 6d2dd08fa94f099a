import * as vscode from 'vscode';
import * as core from '../core';
import type { Code, Context, FoundParameter, ParameterName } from '../core';
import type { CodeState } from '../panel/protocol';
import { Remediation, type Subject } from '../panel/remediation';
import { Ticks } from '../panel/ticks';
import type { CodeInPlace } from './codeArguments';
import { COMMANDS } from './commandNames';
import { chooseScript, scriptCopied } from './confirmScript';
import { linesOf } from './convert';
import type { Documents } from './documents';
import { offerLookup } from './lookup';
import { RemediationPages } from './remediationPage';
import { translate } from './translate';
import { pageHtml, pageOptions } from './webviewPage';

export interface PanelOptions {
  /** The extended code of the same dialog or event. */
  readonly extended?: Code;
  /** Other families the number may belong to, most likely first. */
  readonly candidates?: readonly Code[];
  /** What the place of the code tells: it orders the causes. */
  readonly context?: Context;
  /** Where it stands: what the text says there of the connection is filled into the commands. */
  readonly source?: CodeInPlace['source'];
}

const VIEW = 'rdpDiagnostics.remediation';
const PINNED = 'rdpDiagnostics.remediation.pinned';

/** The view "RDP Remediation" in VS Code. */
export class RemediationPanel implements vscode.WebviewViewProvider {
  readonly #context: vscode.ExtensionContext;
  readonly #remediation: Remediation;
  readonly #documents: Documents;
  readonly #pages = new RemediationPages();
  #view: vscode.WebviewView | undefined;

  constructor(context: vscode.ExtensionContext, documents: Documents) {
    this.#context = context;
    this.#documents = documents;
    this.#remediation = new Remediation({
      core,
      translate,
      ticks: new Ticks(context.globalState),
      post: (message) => void this.#view?.webview.postMessage(message),
      copy: (text) => vscode.env.clipboard.writeText(text),
      open: (url) => vscode.env.openExternal(vscode.Uri.parse(url, true)),
      lookUp: () => vscode.commands.executeCommand(COMMANDS.lookUp),
      findSetting: (key) => vscode.commands.executeCommand(COMMANDS.findSetting, key),
      chooseScript,
      scriptCopied: (script) => void scriptCopied(script),
      openPage: (ref, markdown) => this.#pages.open(ref, markdown),
      storePin: (pinned) => void context.workspaceState.update(PINNED, pinned),
    });
    this.#remediation.restorePin(context.workspaceState.get(PINNED));
  }

  /** Registers the view; dispose of the result to remove it. */
  register(): vscode.Disposable {
    const ofShown = (act: () => Promise<void>) => async () => {
      if (this.state()) await act();
      else offerLookup(vscode.l10n.t('No code is shown in RDP Remediation yet.'));
    };
    return vscode.Disposable.from(
      this.#pages,
      vscode.window.registerWebviewViewProvider(VIEW, this, { webviewOptions: { retainContextWhenHidden: false } }),
      vscode.commands.registerCommand(
        COMMANDS.copyConfirmScript,
        ofShown(() => this.#remediation.copyScript()),
      ),
      vscode.commands.registerCommand(
        COMMANDS.openRemediationPage,
        ofShown(() => this.#remediation.openPage()),
      ),
    );
  }

  /** The reader asked for this code: it is shown, pinned or not, and the view comes to the front with the focus. */
  async show(code: Code, options: PanelOptions = {}): Promise<void> {
    this.#remediation.show(this.#subjectOf(code, options));
    // Also opens a panel area that is closed, and makes the view if there is none yet.
    await vscode.commands.executeCommand(`${VIEW}.focus`);
  }

  /** The cursor came to this code: shown if the view is visible and not pinned. A hidden view catches up later. */
  follow(code: Code, options: PanelOptions = {}): void {
    this.#remediation.follow(this.#subjectOf(code, options), this.#view?.visible ?? false);
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

  #subjectOf(code: Code, { extended, candidates = [], context, source }: PanelOptions): Subject {
    return { code, candidates, found: this.#found(source), ...(extended && { extended }), ...(context && { context }) };
  }

  /** What the place of the code says of the connection, then what the one open `.rdp` file does. */
  #found(source: PanelOptions['source']): readonly FoundParameter[] {
    const own = source && vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === source.uri.toString());
    const found: FoundParameter[] = own && source ? this.#near(own, source.line) : [];
    const files = vscode.window.visibleTextEditors
      .map(({ document }) => document)
      .filter((document) => document !== own && this.#documents.kind(document) === 'rdp');
    const [file] = files;
    // With two files on show, nobody can tell which connection is meant.
    if (!file || new Set(files).size > 1) return found;
    const says = (names: readonly ParameterName[]): boolean => found.some(({ name }) => names.includes(name));
    // Half a user from here and half from there would be a third one.
    const known = SAME_THING.filter(says).flat();
    return [...found, ...this.#near(file, 0).filter(({ name }) => !known.includes(name) && !says([name]))];
  }

  #near(document: vscode.TextDocument, line: number): FoundParameter[] {
    const kind = this.#documents.kind(document);
    const found = core.parametersNear(linesOf(document), line, kind);
    const { uri } = document;
    const file = kind === 'rdp' && uri.scheme === 'file' ? core.parameterValue('file', uri.fsPath) : undefined;
    return file === undefined
      ? found
      : [...found, { name: 'file', value: file, from: vscode.workspace.asRelativePath(uri) }];
  }
}

/** Parameters that name the same thing. */
const SAME_THING: readonly (readonly ParameterName[])[] = [
  ['user', 'domain', 'upn'],
  ['host', 'host-fqdn', 'ip', 'port'],
];
