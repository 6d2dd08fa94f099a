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
import { openPagePanel } from './webviewPage';

const VIEW_TYPE = 'rdpDiagnostics.story';

/** The scheme of read-only documents that hold the session events of an event log, as the story has read them. */
const SCHEME = 'rdp-diagnostics-evtx';

/** The ending decides the language, and with it the colours; the log itself stands in the query. */
export const asText = (log: vscode.Uri): vscode.Uri =>
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
    this.#session.pageGone();
    const page = { title: translate('Session story'), script: 'story.js', styles: ['panel.css', 'story.css'] };
    const panel = openPagePanel(VIEW_TYPE, vscode.ViewColumn.Active, this.#context.extensionUri, page, {
      received: (message) => this.receive(message),
      hidden: () => this.#session.pageGone(),
      closed: () => {
        if (this.#panel !== panel) return;
        this.#panel = undefined;
        this.#session.pageGone();
      },
    });
    this.#panel = panel;
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
