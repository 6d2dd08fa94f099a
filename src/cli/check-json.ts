import { codeRef, contextWords, explain, type Code } from '../core';
import type { CheckedFile, PlacedFinding } from './check';

/** The report that other tools read; version 1 only ever gains properties. */
export function checkJson(files: readonly CheckedFile[]): string {
  const named = namer();
  const report = {
    version: 1,
    files: files.map(({ findings, path, kind, encoding, fixed }) => ({
      path,
      kind,
      encoding,
      ...(fixed !== undefined && { fixed }),
      findings: findings.map((placed) => jsonFinding(placed, named)),
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
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
