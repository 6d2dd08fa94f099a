/**
 * How a code travels in the arguments of our commands: as `disconnect:516` and the like, which `parseCodeRef` reads
 * back or rejects. No other text of a document ever becomes part of a command.
 */
import * as vscode from 'vscode';
import {
  codeRef,
  contextWords,
  parseCodeRef,
  readContextWords,
  type Code,
  type Context,
  type LineFinding,
} from '../core';
import { openRdpContext } from './openRdpContext';

/** A code with what its document says beside it. */
export interface CodeInPlace {
  readonly code: Code;
  readonly extended?: Code;
  readonly candidates?: readonly Code[];
  /** What its place tells: it orders the causes. */
  readonly context?: Context;
  /** Where it stands. */
  readonly source?: { readonly uri: vscode.Uri; readonly line: number };
}

/** The same as JSON. */
interface Place {
  readonly extended?: string;
  readonly candidates?: readonly string[];
  readonly context?: readonly string[];
  readonly uri?: string;
  readonly line?: number;
}

/** A finding's code in its place; undefined where the finding has no code (`.rdp` rules). */
export function codeInPlace(document: vscode.TextDocument, found: LineFinding): CodeInPlace | undefined {
  const { code, extended, candidates, context: told } = found.finding;
  if (!code) return undefined;
  const context = { ...openRdpContext(), ...told };
  return {
    code,
    ...(extended && { extended }),
    candidates,
    ...(Object.keys(context).length > 0 && { context }),
    source: { uri: document.uri, line: found.line },
  };
}

/** The arguments of a command that takes a code: `['disconnect:516', { extended: 'extended:0', … }]`. */
export function codeArguments({ code, extended, candidates, context, source }: CodeInPlace): [string, Place] {
  return [
    codeRef(code),
    {
      ...(extended && { extended: codeRef(extended) }),
      ...(candidates?.length && { candidates: candidates.map(codeRef) }),
      ...(context && { context: contextWords(context) }),
      ...(source && { uri: source.uri.toString(), line: source.line }),
    },
  ];
}

/** The code that the arguments of a command name; undefined for anything that {@link codeArguments} cannot have made. */
export function readCodeArguments(args: readonly unknown[]): CodeInPlace | undefined {
  const code = readCode(args[0]);
  if (!code) return undefined;
  const place: { readonly [Key in keyof Place]?: unknown } = typeof args[1] === 'object' && args[1] ? args[1] : {};
  const extended = readCode(place.extended);
  const candidates = Array.isArray(place.candidates) ? place.candidates.slice(0, 20).map(readCode) : [];
  const context = readContextWords(place.context);
  const source = readSource(place.uri, place.line);
  return {
    code,
    ...(extended && { extended }),
    candidates: candidates.filter((each) => each !== undefined),
    ...(context && { context }),
    ...(source && { source }),
  };
}

/** A `command:` address for a trusted Markdown text. */
export function commandUri(command: string, place: CodeInPlace): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(codeArguments(place)))}`;
}

function readCode(value: unknown): Code | undefined {
  return typeof value === 'string' && value.length <= 200 ? parseCodeRef(value) : undefined;
}

/** Only a document that is open can be the source. */
function readSource(uri: unknown, line: unknown): CodeInPlace['source'] {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  if (!document || typeof line !== 'number' || !Number.isInteger(line)) return undefined;
  return line >= 0 && line < document.lineCount ? { uri: document.uri, line } : undefined;
}
