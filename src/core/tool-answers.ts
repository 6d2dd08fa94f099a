/**
 * What the tools of a language model answer: the same facts that hover and panel show, with their sources, so that an
 * answer in a chat comes from the tables and not from a model's memory. Pure; takes any input and never throws.
 */
import { explain, type Explanation } from './explain';
import { explanationToMarkdown } from './explain-markdown';
import type { Code } from './knowledge/code';
import type { Context } from './knowledge/context';
import { contextWords, readContextWords } from './knowledge/context';
import { codeOf } from './knowledge/lookup';
import { codeLabel, codeRef, parseCodeRef, parseNumber, unlistedCode } from './knowledge/notation';
import type { Playbook, Step } from './knowledge/playbook';
import { search, type SearchHit } from './knowledge/search';
import { scan } from './scan/scan';
import { LineIndex } from './text';

/** An answer in words, and the same as data. */
export interface ToolAnswer {
  readonly text: string;
  readonly data: unknown;
}

const MOST_QUERY = 200;
/** A longer text is cut, and the answer says so; in UTF-16 units. */
const MOST_TEXT = 500_000;
const MOST_FINDINGS = 50;
const MOST_HITS = 10;
/** Causes whose steps are told: more would bury the likely ones. */
const MOST_WITH_STEPS = 2;

/**
 * What a code means, what it does not prove, its likely causes and how to confirm and fix the likeliest.
 * @param input `{ code, extended?, context? }`, as the schema of the tool has it
 */
export function explainAnswer(input: unknown): ToolAnswer {
  const query = textOf(input, 'code');
  if (query === undefined)
    return refusal(
      'Give the code as text: 0x204, 516, 0x204/0x0, errinfo:5, event 1149, a name, or words of the message.',
    );
  const second = textOf(input, 'extended');
  const extended = second === undefined ? undefined : extendedCode(second);
  const context = readContextWords(fieldOf(input, 'context'));
  const found = search(query, MOST_HITS);
  const [first, ...others] = found;
  const code = first ? codeOf(first.entry) : (parseCodeRef(query) ?? unlistedCode(query));
  if (!code) return refusal(`Nothing is known of “${query}”.`);
  const paired = extended ?? (first?.extended && codeOf(first.extended));
  const explanation = explain(code, {
    ...(paired && code.family === 'disconnect' && { extended: paired }),
    ...(context && { context }),
  });
  const readings = others.slice(0, 4).map(nameOf);
  const other =
    readings.length === 0
      ? ''
      : `\nOther readings of the query: ${readings.map(({ ref, title }) => `${ref} (${title})`).join('; ')}\n`;
  return {
    text: explanationToMarkdown(explanation, { detail: 'full' }) + other,
    data: { ...factsOf(explanation, context), otherReadings: readings },
  };
}

/**
 * Codes, events and messages that the words of a user may mean, best first.
 * @param input `{ words, limit? }`
 */
export function lookUpAnswer(input: unknown): ToolAnswer {
  const words = textOf(input, 'words');
  if (words === undefined) return refusal('Give words of the message, a number or a name.');
  const limit = fieldOf(input, 'limit');
  const most = typeof limit === 'number' && limit >= 1 ? Math.min(MOST_HITS, Math.floor(limit)) : MOST_HITS;
  const hits = search(words, most);
  if (hits.length === 0) return refusal(`Nothing in the tables matches “${words}”.`);
  const entries = hits.map((hit) => ({ ...nameOf(hit), meaning: hit.entry.meaning, matched: hit.matched }));
  return {
    text: entries.map(({ ref, label, title, meaning }) => `- ${ref} ${label}: ${title}. ${meaning}`).join('\n'),
    data: { entries },
  };
}

/**
 * The codes and messages in a text, with line, meaning and likeliest cause. Of the text, only what was recognised as a code
 * or a message is repeated.
 * @param input `{ text, path? }`; a path that ends in `.rdp` has the text checked as such a file
 */
export function checkAnswer(input: unknown): ToolAnswer {
  const given = fieldOf(input, 'text');
  if (typeof given !== 'string' || given.trim() === '')
    return refusal('Give the text of a log, a dialog, an event or an .rdp file.');
  const text = given.slice(0, MOST_TEXT);
  const path = textOf(input, 'path');
  const all = scan(text, path === undefined ? {} : { path }).filter(({ secondary }) => !secondary);
  const index = new LineIndex(text);
  const findings = all.slice(0, MOST_FINDINGS).map((finding) => {
    const { code, extended, context, candidates, severity, message, rule, span } = finding;
    const explanation =
      code && explain(code, { ...(extended && { extended }), ...(context && { context }), candidates });
    return {
      line: index.positionAt(span.start).line + 1,
      rule,
      severity,
      message,
      ...(code && { ref: codeRef(code) }),
      ...(extended && { extended: codeRef(extended) }),
      ...(candidates.length > 0 && { mayAlsoBe: candidates.map(codeRef) }),
      ...(explanation && {
        meaning: explanation.meaning,
        confidence: explanation.confidence,
        likeliestCause: explanation.causes[0].title,
        sources: sourcesOf(explanation),
      }),
    };
  });
  const cut = [
    ...(all.length > findings.length ? [`${all.length - findings.length} more findings are left out.`] : []),
    ...(given.length > MOST_TEXT ? [`Only the first ${MOST_TEXT} characters were read.`] : []),
  ];
  const lines = findings.map(
    ({ line, severity, message, likeliestCause }) =>
      `- line ${line}, ${severity}: ${message}${likeliestCause === undefined ? '' : ` (likeliest cause: ${likeliestCause})`}`,
  );
  return {
    text:
      lines.length === 0 ? 'No Remote Desktop code or message was found in the text.' : [...lines, ...cut].join('\n'),
    data: { findings, leftOut: all.length - findings.length, truncated: given.length > MOST_TEXT },
  };
}

const refusal = (text: string): ToolAnswer => ({ text, data: { error: text } });

function fieldOf(input: unknown, name: string): unknown {
  return typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** A field that holds text, or a number as text. */
function textOf(input: unknown, name: string): string | undefined {
  const value = fieldOf(input, name);
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const trimmed = text.trim().slice(0, MOST_QUERY);
  return trimmed === '' ? undefined : trimmed;
}

function extendedCode(text: string): Code | undefined {
  const reference = parseCodeRef(text);
  if (reference) return reference;
  const number = parseNumber(text);
  return number && { family: 'extended', value: number.value };
}

const nameOf = ({ entry }: SearchHit) => ({ ref: codeRef(entry), label: codeLabel(entry), title: entry.title });

const sourcesOf = ({ sources }: Explanation) =>
  sources.map(({ title, url, kind }) => ({ title, kind, ...(url !== undefined && { url }) }));

/** What the reader sees, as data. */
function factsOf(explanation: Explanation, context: Context | undefined) {
  const { code, familyTitle, notations, symbol, title, meaning, proves, provesNot, severity } = explanation;
  const { confidence, known, structure, extended, together, conflict, note, causes } = explanation;
  return {
    ref: codeRef(code),
    family: familyTitle,
    notations,
    ...(symbol !== undefined && { symbol }),
    title,
    meaning,
    ...(proves !== undefined && { proves }),
    ...(provesNot !== undefined && { provesNot }),
    severity,
    confidence,
    known,
    ...(structure.length > 0 && { structure }),
    ...(extended && { extended: { ref: codeRef(extended.code), title: extended.title, meaning: extended.meaning } }),
    ...(together !== undefined && { together }),
    ...(conflict !== undefined && { conflict }),
    ...(note !== undefined && { note }),
    ...(context && { context: contextWords(context) }),
    causes: causes.map(({ id, title, playbook }, index) => ({
      id,
      title,
      ...(playbook && index < MOST_WITH_STEPS && { playbook: playbookOf(playbook) }),
    })),
    sources: sourcesOf(explanation),
  };
}

function playbookOf({ concerns, confidence, warnings, confirm, fix, verify, undo, links }: Playbook) {
  return {
    concerns,
    confidence,
    ...(warnings && { warnings }),
    confirm: confirm.map(stepOf),
    fix: fix.map(stepOf),
    verify: verify.map(stepOf),
    undo: undo.map(stepOf),
    links,
  };
}

const stepOf = (step: Step) => ({ ...step });
