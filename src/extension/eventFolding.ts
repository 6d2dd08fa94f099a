import * as vscode from 'vscode';
import { foldEventsInSteps } from '../core';
import { linesOf } from './convert';
import type { Documents } from './documents';
import { inSlices } from './inSlices';
import { registerForDocuments } from './registerForDocuments';

/** Folds events, their parts, and records of events written as text. */
export function registerEventFolding(documents: Documents): vscode.Disposable {
  const provider: vscode.FoldingRangeProvider = {
    async provideFoldingRanges(document, _context, token) {
      if (!documents.reads(document) || documents.kind(document) === 'rdp') return undefined;
      const { version } = document;
      const isStale = () => token.isCancellationRequested || document.version !== version;
      const folds = await inSlices(foldEventsInSteps(linesOf(document)), isStale);
      // Nothing, rather than no folds: then the editor folds by indentation, as it would without us.
      if (!folds || folds.length === 0) return undefined;
      return folds.map(({ first, last }) => new vscode.FoldingRange(first, last));
    },
  };
  return registerForDocuments(documents, (selector) =>
    vscode.languages.registerFoldingRangeProvider(selector, provider),
  );
}
