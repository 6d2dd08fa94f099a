import * as vscode from 'vscode';
import { filterRdpEventsInSteps, holdsXmlEventsInSteps } from '../core';
import { COMMANDS } from './commandNames';
import { linesOf } from './convert';
import { EVENTS_SCHEME, type Documents } from './documents';
import { inSlices } from './inSlices';

/** *Filter to RDP Events*: only the events of Remote Desktop of an export, read-only, beside it. */
export function registerEventFilter(documents: Documents): vscode.Disposable {
  /** Texts that were made for the documents to be opened next. */
  const ready = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();

  const filter = async (resource?: unknown) => {
    // From a menu comes the address of the menu's editor.
    const source = await (resource instanceof vscode.Uri
      ? vscode.workspace.openTextDocument(resource)
      : vscode.window.activeTextEditor?.document);
    if (!source) return;
    const { text, kept, total } = await filtered(source);
    if (kept === 0) {
      void vscode.window.showInformationMessage(
        total === 0
          ? vscode.l10n.t('This file holds no Windows events as XML.')
          : vscode.l10n.t('None of the {0} events in this file is about Remote Desktop.', total),
      );
      return;
    }
    const uri = addressOf(source.uri);
    ready.set(uri.toString(), text);
    // Where it is still open, it is not asked for by itself.
    changed.fire(uri);
    await vscode.commands.executeCommand('vscode.open', uri, {
      ...{ viewColumn: vscode.ViewColumn.Beside, preview: false },
    } satisfies vscode.TextDocumentShowOptions);
  };

  const contents: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const text = ready.get(uri.toString());
      ready.delete(uri.toString());
      if (text !== undefined) return text;
      // The editor was restored from an earlier session.
      const source = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri.query));
      return (await filtered(source)).text;
    },
  };

  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(EVENTS_SCHEME, contents),
    vscode.commands.registerCommand(COMMANDS.filterEvents, filter),
    watchForEvents(documents),
  );
}

/** `export.xml (RDP events)`; the document that it is of stands in the query. */
function addressOf(source: vscode.Uri): vscode.Uri {
  const path = `/${vscode.l10n.t('{0} (RDP events)', nameOf(source))}`;
  return vscode.Uri.from({ scheme: EVENTS_SCHEME, path, query: source.toString() });
}

const nameOf = ({ path }: vscode.Uri) => path.slice(path.lastIndexOf('/') + 1);

async function filtered(source: vscode.TextDocument) {
  const heading = (kept: number, total: number) =>
    vscode.l10n.t('RDP events of {0}: {1} of {2} events', nameOf(source.uri), kept, total);
  // The text is taken once, so that no edit makes it stale.
  const result = await inSlices(filterRdpEventsInSteps(source.getText(), { heading }), () => false);
  return result!;
}

/** Keeps the context key `rdpDiagnostics.hasEvents`: whether the active editor has something to filter. */
function watchForEvents(documents: Documents): vscode.Disposable {
  let current: boolean | undefined;
  let search = 0;
  const setContext = (has: boolean) => {
    if (has === current) return;
    current = has;
    void vscode.commands.executeCommand('setContext', 'rdpDiagnostics.hasEvents', has);
  };
  const look = async () => {
    const own = ++search;
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !documents.reads(document)) {
      setContext(false);
      return;
    }
    const has = await inSlices(holdsXmlEventsInSteps(linesOf(document)), () => own !== search);
    if (has !== undefined) setContext(has);
  };
  void look();
  return vscode.Disposable.from(
    { dispose: () => void search++ },
    vscode.window.onDidChangeActiveTextEditor(look),
    documents.onDidChangeLanguages(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document !== vscode.window.activeTextEditor?.document) return;
      // An edit is read again only where it may have brought the first event.
      if (current !== true && contentChanges.some(({ text }) => text.includes('Event'))) void look();
    }),
  );
}
