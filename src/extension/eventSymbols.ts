import * as vscode from 'vscode';
import { notations, outlineEventsInSteps, type OutlinedEvent } from '../core';
import { shownText } from '../panel/shown-text';
import { linesOf, spanRange } from './convert';
import type { Documents } from './documents';
import { inSlices } from './inSlices';
import { registerForDocuments } from './registerForDocuments';
import { withoutIcons } from './statusBar';

/** The events of a document in the outline, in the breadcrumbs and under *Go to Symbol in Editor*. */
export function registerEventSymbols(documents: Documents): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    async provideDocumentSymbols(document, token) {
      if (!documents.reads(document) || documents.kind(document) === 'rdp') return undefined;
      const { version } = document;
      // Ranges of a text that has changed since would be wrong; the editor asks again.
      const isStale = () => token.isCancellationRequested || document.version !== version;
      const events = await inSlices(outlineEventsInSteps(linesOf(document)), isStale);
      return events?.map((event) => symbol(document, event));
    },
  };
  const label = vscode.l10n.t('Windows Events');
  return registerForDocuments(documents, (selector) =>
    vscode.languages.registerDocumentSymbolProvider(selector, provider, { label }),
  );
}

function symbol(document: vscode.TextDocument, event: OutlinedEvent): vscode.DocumentSymbol {
  const { first, start, last, end, idLine, idSpan } = event;
  const range = spanRange(document, first, { start, end: start }).union(spanRange(document, last, { start: end, end }));
  const name = vscode.l10n.t('Event {0} · {1}', event.id, event.title ?? event.provider);
  const id = spanRange(document, idLine, idSpan);
  return new vscode.DocumentSymbol(plain(name), plain(details(event)), vscode.SymbolKind.Event, range, id);
}

/** A document's words without what lists of symbols would draw or hide. */
const plain = (text: string): string => withoutIcons(shownText(text));

/** "RDSH01 · 2026-03-05 09:29:03Z · session 9 · 3 Idle time limit reached" */
function details({ computer, time, sessionId, code, codeTitle }: OutlinedEvent): string {
  const parts = [
    computer,
    time === undefined ? undefined : `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')}Z`,
    sessionId === undefined ? undefined : vscode.l10n.t('session {0}', sessionId),
    code && [notations(code)[0], codeTitle].filter((part) => part !== undefined).join(' '),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
