import type * as vscode from 'vscode';
import { eventAt } from '../core';
import type { CodeInPlace } from './codeArguments';
import { linesOf, spanRange } from './convert';

/** The Windows event whose id stands at a position, as a code in its place, and the id's range. */
export function eventInPlace(
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
): { readonly place: CodeInPlace; readonly range: vscode.Range } | undefined {
  const found = eventAt(linesOf(document), line, character);
  if (!found) return undefined;
  const place = { code: found.code, source: { uri: document.uri, line } };
  return { place, range: spanRange(document, line, found.span) };
}
