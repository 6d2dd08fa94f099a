import * as vscode from 'vscode';

export interface WebviewPage {
  /** In the reader's language. */
  readonly title: string;
  /** A file of dist/. */
  readonly script: string;
  /** Files of media/, in order. */
  readonly styles: readonly string[];
}

/** What a page of ours may do: run its one script, and nothing else. */
export const pageOptions = (extension: vscode.Uri): vscode.WebviewOptions => ({
  enableScripts: true,
  enableForms: false,
  localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extension, folder)),
});

/** What a panel tells its owner. */
export interface PanelEvents {
  received(message: unknown): unknown;
  /** The page was thrown away, because the panel is hidden; the next one says when it is ready. */
  hidden(): void;
  closed(): void;
}

/** A panel in the editor area with a page of ours in it. */
export function openPagePanel(
  viewType: string,
  column: vscode.ViewColumn,
  extension: vscode.Uri,
  page: WebviewPage,
  on: PanelEvents,
): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(viewType, page.title, column, pageOptions(extension));
  panel.webview.onDidReceiveMessage((message: unknown) => on.received(message));
  panel.onDidChangeViewState(() => {
    if (!panel.visible) on.hidden();
  });
  panel.onDidDispose(() => on.closed());
  panel.webview.html = pageHtml(panel.webview, extension, page);
  return panel;
}

/** The skeleton of a page: no inline script, no inline style, nothing from elsewhere. */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { title, script, styles }: WebviewPage,
): string {
  const file = (...path: string[]): string =>
    escaped(webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString());
  const nonce = crypto.randomUUID();
  // The texts are English unless a translation was loaded, whatever the language of the editor.
  const language = vscode.l10n.bundle ? vscode.env.language : 'en';
  const direction = /^(?:ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
  const links = styles.map((style) => `<link rel="stylesheet" href="${file('media', style)}">`);
  return `<!DOCTYPE html>
<html lang="${escaped(language)}" dir="${direction}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${escaped(webview.cspSource)}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
${links.join('\n')}
</head>
<body>
<script nonce="${nonce}" src="${file('dist', script)}"></script>
</body>
</html>`;
}

/** Text for the page's skeleton, the only place where a string becomes HTML. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
