import { codeRef, contextWords, explain, type Code } from '../core';
import type { CheckedFile, PlacedFinding } from './check';

/** The report that other tools read, in pieces; version 1 only ever gains properties. */
export function* checkJson(files: readonly CheckedFile[]): Generator<string, undefined> {
  const named = namer();
  yield '{\n  "version": 1,\n  "files": [';
  for (const [index, { findings, path, kind, encoding, fixed }] of files.entries()) {
    const file = { path, kind, encoding, ...(fixed !== undefined && { fixed }), findings: [] };
    // The list of findings is the last of the file's properties.
    const frame = JSON.stringify(file, undefined, 2);
    yield `${index > 0 ? ',' : ''}\n${indented(frame.slice(0, frame.lastIndexOf(']')), 4)}`;
    let count = 0;
    for (const placed of findings) {
      yield `${count++ > 0 ? ',' : ''}\n${indented(JSON.stringify(jsonFinding(placed, named), undefined, 2), 8)}`;
    }
    yield `${count > 0 ? '\n      ' : ''}]\n    }`;
  }
  yield `${files.length > 0 ? '\n  ' : ''}]\n}\n`;
  return undefined;
}

/** JSON moved to the right. A line separator within a text is no line end of it. */
function indented(json: string, by: number): string {
  const blanks = ' '.repeat(by);
  return blanks + json.replaceAll('\n', `\n${blanks}`);
}

function jsonFinding(placed: PlacedFinding, named: ReturnType<typeof namer>) {
  const { finding, line, column, endLine, endColumn } = placed;
  const { rule, severity, message, text, code, extended, secondary, context, candidates, fixes } = finding;
  return {
    rule,
    severity,
    message,
    text,
    line,
    column,
    endLine,
    endColumn,
    ...(code && { code: named(code) }),
    ...(extended && { extended: named(extended) }),
    ...(secondary && { secondary }),
    ...(context && { context: contextWords(context) }),
    candidates: candidates.map((candidate) => {
      const { family, value, title } = named(candidate);
      return { family, value, title };
    }),
    fixes: fixes.length,
  };
}

/** Gives what is known of a code; a log repeats a few codes often. */
function namer() {
  const seen = new Map<string, ReturnType<typeof jsonCode>>();
  return (code: Code) => {
    const key = codeRef(code);
    const json = seen.get(key) ?? jsonCode(code);
    seen.set(key, json);
    return json;
  };
}

function jsonCode(code: Code) {
  const { symbol, title, known } = explain(code);
  const { family, value, field, provider } = code;
  return {
    family,
    value,
    ...(field && { field }),
    ...(provider && { provider }),
    symbol: symbol ?? null,
    title,
    known,
  };
}
