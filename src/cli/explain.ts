import {
  codeRef,
  english,
  explain,
  explanationToMarkdown,
  findEntry,
  search,
  type Code,
  type Entry,
  type Explanation,
} from '../core';
import type { Outcome } from './main';

export const EXPLAIN_FORMATS = ['text', 'json', 'markdown'] as const;
type ExplainFormat = (typeof EXPLAIN_FORMATS)[number];

const SHOWN_IN_TEXT = 3;
const SHOWN_IN_JSON = 20;

/** `rdpdiag explain`: what a code, a symbol or a message may mean, best first. */
export function explainCode(query: string, extended: string | undefined, format: ExplainFormat): Outcome {
  const hits = search(extended === undefined ? query : `${query}/${extended}`, SHOWN_IN_JSON);
  const explanations = hits.map((hit) =>
    explain(codeOf(hit.entry), hit.extended ? { extended: codeOf(hit.extended) } : {}),
  );
  const complaints =
    explanations.length === 0
      ? [
          `nothing is known of ${JSON.stringify(query)}; a number may be decimal, hex or signed, a message in your own words`,
        ]
      : [];
  const status = explanations.length === 0 ? 1 : 0;
  switch (format) {
    case 'json':
      return {
        output: `${JSON.stringify({ query, entries: explanations.map(jsonEntry) }, undefined, 2)}\n`,
        complaints,
        status,
      };
    case 'markdown':
      return {
        output: explanations
          .slice(0, 1)
          .map((one) => explanationToMarkdown(one, { detail: 'full' }))
          .join('\n'),
        complaints,
        status,
      };
    case 'text':
      return { output: asText(explanations), complaints, status };
  }
}

const codeOf = ({ family, value, field, symbol }: Entry): Code => ({
  family,
  value,
  ...(field && { field }),
  ...(family === 'avd' && symbol !== undefined && { symbol }),
});

function jsonEntry(explanation: Explanation) {
  const { code, symbol, title, meaning, severity, known, confidence, sources, causes, extended, together } =
    explanation;
  return {
    family: code.family,
    value: code.value,
    ...(code.field && { field: code.field }),
    hex: code.value === null ? null : `0x${code.value.toString(16).toUpperCase()}`,
    symbol: symbol ?? null,
    title,
    meaning,
    severity,
    known,
    confidence,
    sources: sources.map((source) => source.url ?? source.title),
    playbooks: causes.map((cause) => ({ id: cause.id, title: cause.title })),
    ...(extended && {
      extended: { family: extended.code.family, value: extended.code.value, title: extended.title },
      together,
    }),
  };
}

function asText(explanations: readonly Explanation[]): string {
  const [first, ...others] = explanations;
  if (!first) return '';
  const blocks = [textOf(first)];
  const more = others.slice(0, SHOWN_IN_TEXT);
  if (more.length > 0) {
    blocks.push(
      [
        'It may also be:',
        ...more.map((one) => `  ${codeRef(one.code).padEnd(24)} ${one.familyTitle}: ${one.title}`),
        `  (rdpdiag explain ${codeRef(more[0]!.code)} shows one)`,
      ].join('\n'),
    );
  }
  return `${blocks.join('\n\n')}\n`;
}

function textOf(e: Explanation): string {
  const lines = [
    `${e.notations.join(' · ')}${e.symbol === undefined ? '' : ` · ${e.symbol}`}`,
    `${e.familyTitle}: ${e.title}`,
    '',
    wrap(e.meaning),
  ];
  if (e.together !== undefined) lines.push('', wrap(e.together));
  if (e.extended?.known && e.extended.code.value !== 0)
    lines.push('', wrap(`Extended code ${e.extended.notations[0]}: ${e.extended.meaning}`));
  for (const line of e.known ? [] : e.structure) lines.push('', wrap(line));
  if (e.conflict !== undefined) lines.push('', wrap(`Sources disagree: ${e.conflict}`));
  if (e.note !== undefined) lines.push('', wrap(`Note: ${e.note}`));
  lines.push('', 'Likely causes', ...e.causes.map((cause, index) => `  ${index + 1}. ${cause.title}`));
  if (e.firstCheck) {
    lines.push('', `Check first: ${e.firstCheck.text}`);
    if (e.firstCheck.run !== undefined) lines.push(`  ${e.firstCheck.run.replaceAll('\n', '\n  ')}`);
  }
  const confidence = english('confidence: {0}', e.confidence);
  lines.push(
    '',
    `Sources (${confidence})`,
    ...e.sources.map((source) => `  ${source.title}${source.url === undefined ? '' : ` ${source.url}`}`),
  );
  if (!findEntry(e.code)) lines.pop();
  return lines.join('\n');
}

function wrap(text: string, width = 100): string {
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    if (lines[last] !== '' && lines[last]!.length + word.length + 1 > width) lines.push(word);
    else lines[last] = lines[last] === '' ? word : `${lines[last]} ${word}`;
  }
  return lines.join('\n');
}
