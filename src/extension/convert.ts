/** The only file that knows how the core's lines, columns and spans become VS Code's positions, ranges and edits. */
import * as vscode from 'vscode';
import type { LineFinding, LineSource, Severity, Span, TextEdit } from '../core';

/** A document as the lines the core reads. Never asks for the whole text. */
export function linesOf(document: vscode.TextDocument): LineSource {
  return {
    get lineCount() {
      return document.lineCount;
    },
    get lineEnd() {
      return document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    },
    lineText: (line) => (line >= 0 && line < document.lineCount ? document.lineAt(line).text : ''),
  };
}

/**
 * The range of a span whose offsets count from the start of `line` (UTF-16, as everywhere in VS Code). A span may run on
 * into the following lines; each line end counts as one then, however it is written. It ends where the document ends.
 */
export function spanRange(document: vscode.TextDocument, line: number, span: Span): vscode.Range {
  return new vscode.Range(positionFrom(document, line, span.start), positionFrom(document, line, span.end));
}

function positionFrom(document: vscode.TextDocument, line: number, offset: number): vscode.Position {
  let rest = offset;
  for (let at = line; at < document.lineCount; at++) {
    const { length } = document.lineAt(at).text;
    if (rest <= length) return new vscode.Position(at, rest);
    rest -= length + 1;
  }
  return document.lineAt(document.lineCount - 1).range.end;
}

/** Where a finding stands. */
export function findingRange(document: vscode.TextDocument, found: LineFinding): vscode.Range {
  return spanRange(document, found.line, found.finding.span);
}

/** A finding as the editor's selection, the cursor behind its last character. */
export function findingSelection(document: vscode.TextDocument, found: LineFinding): vscode.Selection {
  const range = findingRange(document, found);
  return new vscode.Selection(range.start, range.end);
}

/** A place in a document as a range without extent: the last line or column where the document is shorter. */
export function cursorAt(document: vscode.TextDocument, line: number, column: number): vscode.Range {
  const position = document.validatePosition(new vscode.Position(line, column));
  return new vscode.Range(position, position);
}

/** A part of one line, of a document that may not be open: an editor moves what lies outside it to its nearest end. */
export function rangeOnLine(line: number, column: number, endColumn: number): vscode.Range {
  return new vscode.Range(line, column, line, endColumn);
}

/** The range of a span of the whole text, as `getText` gives it. */
export function spanIn(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/**
 * Edits of the whole text, as `getText` gives it, as the editor's. All lines of a document end alike, and an edit of
 * line ends is one of the document.
 */
export function editsOf(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.TextEdit[] {
  const result: vscode.TextEdit[] = [];
  let hasLineEnds = false;
  for (const { span, newText } of edits) {
    const range = spanIn(document, span);
    if (newText === '\r\n' && document.getText(range) === '\n') hasLineEnds = true;
    else result.push(vscode.TextEdit.replace(range, newText));
  }
  return hasLineEnds ? [...result, vscode.TextEdit.setEndOfLine(vscode.EndOfLine.CRLF)] : result;
}

/** Lines `first` to `last`, inclusive, and how many lines stand there after the edit. */
export interface LineChange {
  readonly first: number;
  readonly last: number;
  readonly newCount: number;
}

/** One change of a text as whole lines. */
export function lineChange(change: vscode.TextDocumentContentChangeEvent): LineChange {
  const lineEnds = change.text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return { first: change.range.start.line, last: change.range.end.line, newCount: lineEnds + 1 };
}

/** The editor's name of a severity; a hint stands in the text only, not in the Problems view. */
export function diagnosticSeverity(severity: Severity | 'hint'): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'info':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
  }
}
