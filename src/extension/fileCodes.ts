import { notations, type Code, type LineFinding, type Severity } from '../core';

/** The findings of a document that say the same. */
export interface FileCode {
  /** The same for the same code in every version of a document. */
  readonly key: string;
  readonly severity: Severity;
  /** What the code is called in little space: `0x204`, or the rule of an `.rdp` file. */
  readonly name: string;
  /** What it means, with its notation. */
  readonly message: string;
  readonly code?: Code;
  /** In order of line and column; never empty. */
  readonly found: readonly LineFinding[];
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings by what they say: the gravest first, then the most frequent, then those that come first in the document. */
export function groupByCode(findings: Iterable<LineFinding>): FileCode[] {
  const groups = new Map<string, FileCode & { readonly found: LineFinding[] }>();
  for (const each of findings) {
    const { rule, message, severity, code } = each.finding;
    const key = `${rule} ${message}`;
    const group = groups.get(key);
    if (group) group.found.push(each);
    else groups.set(key, { key, severity, name: nameOf(each), message, ...(code && { code }), found: [each] });
  }
  return [...groups.values()].sort(
    (one, other) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) || other.found.length - one.found.length,
  );
}

/** The first `limit` of them, so that a document of a million codes costs no more than a long one. */
export function* firstOf<Each>(all: Iterable<Each>, limit: number): Generator<Each, undefined> {
  let count = 0;
  for (const each of all) {
    if (count++ === limit) return undefined;
    yield each;
  }
  return undefined;
}

/** What a finding is called in little space. */
export function nameOf({ finding: { code, rule, text } }: LineFinding): string {
  if (!code) return rule.replace(/^rdp\//, '');
  return notations(code)[0] ?? text.slice(0, MAX_NAME_LENGTH);
}

/** The words of a message without a number. */
const MAX_NAME_LENGTH = 40;

/** The text of a line as one short row of a list: without what would bend the row, and cut where it goes on. */
export function rowText(line: string, maxLength = 160): string {
  const text = line
    .slice(0, 4 * maxLength)
    .replace(INVISIBLE, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > maxLength || line.length > 4 * maxLength ? `${text.slice(0, maxLength)}…` : text;
}

/** Control characters, and those that turn the direction of writing or take no room. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
