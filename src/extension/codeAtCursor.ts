import type * as vscode from 'vscode';
import { findingAt, scanLines, type LineFinding } from '../core';
import { linesOf } from './convert';
import type { Documents } from './documents';

/** The code at the cursor, else the one on the cursor's line that is nearest to it. Reads the lines around it only. */
export function codeAtCursor(documents: Documents, editor: vscode.TextEditor): LineFinding | undefined {
  const { line, character } = editor.selection.active;
  const lines = linesOf(editor.document);
  const kind = documents.kind(editor.document);
  const here = findingAt(lines, line, character, kind);
  if (here?.finding.code) return here;
  let nearest: LineFinding | undefined;
  for (const found of scanLines(lines, line, line, kind)) {
    if (found.finding.code && (!nearest || distance(found, character) < distance(nearest, character))) nearest = found;
  }
  return nearest;
}

function distance({ finding: { span } }: LineFinding, column: number): number {
  return column < span.start ? span.start - column : Math.max(0, column - span.end);
}
