import * as vscode from 'vscode';
import * as core from '../core';
import type { Moment } from '../core';
import { eventColumn } from '../story-panel/event-column';
import { SessionStory, type ToldStory } from '../story-panel/session-story';
import type { EmptyStoryState, StoryState } from '../story-panel/protocol';
import { COMMANDS } from './commandNames';
import { cursorAt } from './convert';
import { isEventLog, textOfEventLog } from './storyFiles';
import { translate } from './translate';
import { pageHtml, pageOptions } from './webviewPage';

const VIEW_TYPE = 'rdpDiagnostics.story';

/** The scheme of read-only documents that hold the session events of an event log, as the story has read them. */
const SCHEME = 'rdp-diagnostics-evtx';

/** The ending decides the language, and with it the colours; the log itself stands in the query. */
const asText = (log: vscode.Uri): vscode.Uri =>
  vscode.Uri.from({ scheme: SCHEME, path: `${log.path}.xml`, query: log.toString() });

/** Lets an event of an event log be opened as text, with everything that works on text. */
export const registerLogTexts = (): vscode.Disposable =>
  vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ query }) => (await textOfEventLog(vscode.Uri.parse(query, true))).text,
  });

/** The editor "Session story"; there is one, used again for the next story. */
export class StoryView implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #session: SessionStory;
  #panel: vscode.WebviewPanel | undefined;
  #uris: ReadonlyMap<string, vscode.Uri> = new Map();

  /** @param addFiles lets the reader choose more files, and tells the story of these files and of those */
  constructor(context: vscode.ExtensionContext, addFiles: (before: readonly vscode.Uri[]) => PromiseLike<unknown>) {
    this.#context = context;
    this.#session = new SessionStory({
      core,
      translate,
      post: (message) => void this.#panel?.webview.postMessage(message),
      copy: (text) => vscode.env.clipboard.writeText(text),
      open: (moment) => this.#open(moment),
      showRemediation: (ref) => vscode.commands.executeCommand(COMMANDS.showRemediation, ref),
      addFiles: () => addFiles([...this.#uris.values()]),
    });
  }

  /**
   * Shows a story and gives it the focus.
   * @param uris where the files of the story are, by the names that the story gives them
   */
  show(told: ToldStory, uris: ReadonlyMap<string, vscode.Uri>): void {
    this.#uris = uris;
    this.#session.show(told);
    if (this.#panel) this.#panel.reveal();
    else this.#create();
  }

  /** What the page shows at first; undefined before the first story. */
  state(): StoryState | EmptyStoryState | undefined {
    return this.#session.state();
  }

  /** Does what the page asks for; anything that is not one of its messages is ignored. */
  receive(message: unknown): Promise<void> {
    return this.#session.receive(message);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #create(): void {
    const { extensionUri } = this.#context;
    const title = translate('Session story');
    const panel = vscode.window.createWebviewPanel(
      VIEW_TYPE,
      title,
      vscode.ViewColumn.Active,
      pageOptions(extensionUri),
    );
    this.#panel = panel;
    this.#session.pageGone();
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away; the next one says when it is ready.
      if (!panel.visible) this.#session.pageGone();
    });
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#session.pageGone();
    });
    panel.webview.html = pageHtml(panel.webview, extensionUri, {
      title,
      script: 'story.js',
      styles: ['panel.css', 'story.css'],
    });
  }

  /** Opens a moment's file beside the story, the cursor on its event. */
  async #open(moment: Moment): Promise<void> {
    const uri = this.#uris.get(moment.file);
    if (!uri) return;
    const viewColumn =
      this.#panel?.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
    const document = await vscode.workspace.openTextDocument(isEventLog(uri) ? asText(uri) : uri);
    const line = Math.min(moment.line, document.lineCount - 1);
    const column = eventColumn(document.lineAt(line).text, moment);
    await vscode.window.showTextDocument(document, { viewColumn, selection: cursorAt(document, line, column) });
  }
}
