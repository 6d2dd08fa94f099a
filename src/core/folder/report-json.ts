import { explain } from '../explain';
import type { Code } from '../knowledge/code';
import { contextWords } from '../knowledge/context';
import { codeRef } from '../knowledge/notation';
import { isoTime } from '../story/shown-time';
import type { FolderFinding, FolderReport } from './folder-report';

/** The report that other tools read: findings as `rdpdiag check --format json` gives them, with machine and time. */
export function folderJson(report: FolderReport): string {
  const named = namer();
  const { folders, fileCount, files, notes, countedOnly, isCancelled } = report;
  const json = {
    version: 1,
    folders,
    fileCount,
    ...(isCancelled && { cancelled: true }),
    ...(countedOnly > 0 && { findingsLeftOut: countedOnly }),
    files: files.map(({ name, findings }) => ({
      path: name,
      findings: findings.map((found) => jsonFinding(found, named)),
    })),
    notes: notes.map(({ name, kind, reason }) => ({ path: name, kind, reason })),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function jsonFinding(found: FolderFinding, named: ReturnType<typeof namer>) {
  const { finding, line, column, endLine, endColumn, when, machine, excerpt } = found;
  const { rule, severity, message, text, code, extended, context, candidates } = finding;
  const time = isoTime(when?.time);
  return {
    ...{ rule, severity, message, text, line, column, endLine, endColumn },
    ...(code && { code: named(code) }),
    ...(extended && { extended: named(extended) }),
    ...(context && { context: contextWords(context) }),
    candidates: candidates.map(named),
    ...(when && time !== undefined && { time, timeFrom: when.from, ...(when.isLocal && { timeWithoutZone: true }) }),
    ...(machine && { machine: machine.name, machineFrom: machine.from }),
    excerpt,
  };
}

/** Gives what is known of a code; a folder repeats a few codes often. */
function namer() {
  const seen = new Map<string, object>();
  return (code: Code) => {
    const key = codeRef(code);
    let json = seen.get(key);
    if (!json) {
      const { symbol, title, known } = explain(code);
      const { family, value, field, provider } = code;
      json = {
        ...{ family, value },
        ...(field && { field }),
        ...(provider && { provider }),
        ...{ symbol: symbol ?? null, title, known },
      };
      seen.set(key, json);
    }
    return json;
  };
}
