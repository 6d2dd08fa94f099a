import {
  codeLabel,
  codeOf,
  codeRef,
  explain,
  explanationToMarkdown,
  parseCodeRef,
  parseNumber,
  search,
  type Code,
  type Explanation,
} from '../core';
import type { EXPLAIN_FORMATS } from './option-values';
import { UsageError, type Outcome } from './outcome';
import { indent, printable, table, wrap } from './terminal';

/** Others that are named behind the first one. */
const OTHERS_IN_TEXT = 3;
const MOST_IN_JSON = 20;

/**
 * `rdpdiag explain`: what a code, an event, a symbol or a message may mean, best first. The extended code of the same
 * dialog is read together with a disconnect reason.
 */
export function explainCode(
  words: string,
  secondWord: string | undefined,
  format: (typeof EXPLAIN_FORMATS)[number],
): Outcome {
  const isEvent = secondWord !== undefined && namesEvent(words, secondWord);
  const query = isEvent ? `${words} ${secondWord}` : words;
  const extendedQuery = isEvent ? undefined : secondWord;
  const extended = extendedQuery === undefined ? undefined : extendedCode(extendedQuery);
  const explanations = explanationsOf(query, extended);
  const complaints =
    explanations.length > 0
      ? []
      : [
          `nothing is known of “${printable(query)}”; write a number (decimal, hex or signed), a name, or words of the message`,
        ];
  return { output: render(query, explanations, format), complaints, status: explanations.length > 0 ? 0 : 1 };
}

/** `RCM 1149` and `event 40` without quotation marks; two numbers are a code and its extended code. */
function namesEvent(first: string, second: string): boolean {
  if (parseNumber(first) && parseNumber(second)) return false;
  const [hit] = search(`${first} ${second}`, 1);
  return hit?.entry.family === 'event' && hit.matched === 'number';
}

function render(query: string, explanations: readonly Explanation[], format: (typeof EXPLAIN_FORMATS)[number]): string {
  const [first, ...others] = explanations;
  switch (format) {
    case 'json':
      return `${JSON.stringify({ query, entries: explanations.map(jsonEntry) }, undefined, 2)}\n`;
    case 'markdown':
      return first ? explanationToMarkdown(first, { detail: 'full' }) : '';
    case 'text':
      return first ? explanationText(first, others) : '';
  }
}

function explanationsOf(query: string, extended: Code | undefined): Explanation[] {
  const hits = search(query, MOST_IN_JSON);
  const unknown = hits.every(({ matched }) => matched === 'words') ? unknownCode(query) : undefined;
  const found = hits.map(({ entry, extended }) => ({ code: codeOf(entry), second: extended && codeOf(extended) }));
  return [...(unknown ? [{ code: unknown, second: undefined }] : []), ...found].map(({ code, second = extended }) =>
    explain(code, second && code.family === 'disconnect' ? { extended: second } : {}),
  );
}

/** A code whose family is sure but which is in no table: what its structure tells is still an answer. */
function unknownCode(query: string): Code | undefined {
  const reference = parseCodeRef(query);
  if (reference) return reference.value === null ? undefined : reference;
  const value = parseNumber(query)?.value;
  if (value === undefined || value < 0x80000000) return undefined;
  return { family: value >= 0xc0000000 ? 'ntstatus' : 'hresult', value };
}

/** @throws UsageError when it is neither a number nor the name of an extended code. */
function extendedCode(text: string): Code {
  const number = parseNumber(text);
  if (number) return { family: 'extended', value: number.value };
  const [hit] = search(text, 1);
  if (hit?.entry.family !== 'extended' || hit.matched === 'words')
    throw new UsageError(
      `${printable(text)} is no extended code: a number or its name is allowed; words of a message go in quotes`,
    );
  return codeOf(hit.entry);
}

function jsonEntry(explanation: Explanation) {
  const { code, symbol, title, meaning, severity, known, confidence } = explanation;
  const { sources, causes, structure, extended, together, channel, proves, provesNot, fields } = explanation;
  return {
    family: code.family,
    value: code.value,
    ...(code.field && { field: code.field }),
    ...(code.provider && { provider: code.provider }),
    ...(channel !== undefined && { channel }),
    // Event ids are written in decimal only.
    hex: code.value === null || code.family === 'event' ? null : `0x${code.value.toString(16).toUpperCase()}`,
    symbol: symbol ?? null,
    title,
    meaning,
    ...(proves !== undefined && { proves }),
    ...(provesNot !== undefined && { provesNot }),
    ...(fields && { fields }),
    severity,
    known,
    confidence,
    sources: sources.map((source) => source.url ?? source.title),
    playbooks: causes.map(({ id, title }) => ({ id, title })),
    ...(!known && { structure }),
    ...(extended && {
      extended: { family: extended.code.family, value: extended.code.value, title: extended.title },
      together,
    }),
  };
}

function explanationText(first: Explanation, others: readonly Explanation[]): string {
  const blocks = [
    heading(first),
    ...meaning(first),
    ...fields(first),
    ...causes(first),
    ...firstCheck(first),
    ...sources(first),
  ];
  const rows = others
    .slice(0, OTHERS_IN_TEXT)
    .map(({ code, familyTitle, title }) => [`  ${codeRef(code)}`, `${familyTitle}: ${title}`]);
  if (rows.length > 0) blocks.push(`Other readings; rdpdiag explain tells of each\n${table(rows)}`);
  return `${blocks.join('\n\n')}\n`;
}

function heading({ code, notations, symbol, familyTitle, title, channel }: Explanation): string {
  const names = symbol === undefined || notations.includes(symbol) ? notations : [...notations, symbol];
  const log = channel === undefined ? '' : `\nLog: ${channel}`;
  return `${title}\n${familyTitle} ${names.join(' · ') || codeLabel(code)}${log}`;
}

function meaning(explanation: Explanation): string[] {
  const { meaning, proves, provesNot, together, extended, known, structure, conflict, note } = explanation;
  const paragraphs = [meaning];
  if (proves !== undefined) paragraphs.push(`Shows: ${proves}`);
  if (provesNot !== undefined) paragraphs.push(`Caution: ${provesNot}`);
  if (together !== undefined) paragraphs.push(together);
  if (extended?.known && extended.code.value !== 0)
    paragraphs.push(`Extended code ${codeLabel(extended.code)}: ${extended.meaning}`);
  if (!known) paragraphs.push(...structure);
  if (conflict !== undefined) paragraphs.push(`Sources disagree: ${conflict}`);
  if (note !== undefined) paragraphs.push(`Note: ${note}`);
  return paragraphs.map((paragraph) => wrap(paragraph));
}

function fields({ fields = [] }: Explanation): string[] {
  return fields.length === 0 ? [] : [`Fields\n${table(fields.map(({ name, holds }) => [`  ${name}`, holds]))}`];
}

/** Triage alone is no cause. */
function causes({ causes }: Explanation): string[] {
  if (causes.every(({ id }) => id === 'triage-first')) return [];
  return [['Likely causes', ...causes.map(({ title }, index) => `  ${index + 1}. ${title}`)].join('\n')];
}

function firstCheck({ firstCheck }: Explanation): string[] {
  if (!firstCheck) return [];
  const { text, run, look, expect } = firstCheck;
  const lines = [`Check first: ${text}`];
  if (run !== undefined) lines.push(indent(run, 2));
  else if (look !== undefined) lines.push(indent(wrap(look), 2));
  if (expect !== undefined) lines.push(indent(wrap(expect), 2));
  return [lines.join('\n')];
}

function sources({ sources, confidence }: Explanation): string[] {
  if (sources.length === 0) return [];
  const rows = sources.map(({ title, url }) => `  ${title}${url === undefined ? '' : ` ${url}`}`);
  return [[`Sources (confidence: ${confidence})`, ...rows].join('\n')];
}
