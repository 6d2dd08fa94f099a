import * as vscode from 'vscode';
import { PAGE_SCHEME } from './documents';

/** *Open Remediation as Page*: all that the view shows as a read-only Markdown document, to be read in peace or printed. */
export class RemediationPages implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;

  constructor() {
    this.#registration = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(PAGE_SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()),
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  /** Opens the text of a code; a page of the same code that is open is written anew. */
  async open(ref: string, markdown: string): Promise<void> {
    const name = ref.replace(/[^\w-]+/g, ' ').trim();
    const uri = vscode.Uri.from({ scheme: PAGE_SCHEME, path: `/RDP ${name}.md` });
    this.#texts.set(uri.toString(), markdown);
    this.#changed.fire(uri);
    await vscode.commands.executeCommand('vscode.open', uri, {
      preview: false,
    } satisfies vscode.TextDocumentShowOptions);
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
