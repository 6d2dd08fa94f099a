import {
  entriesOf,
  escapeMarkdown,
  FAMILIES,
  FAMILY_DESCRIPTIONS,
  link,
  notations,
  SOURCES,
  type Entry,
  type Family,
  type SourceId,
} from '../core';

/** Every known code as Markdown, one section a family; each code has an anchor such as `#disconnect-516`, an event one such as `#event-1149-RemoteConnectionManager`. */
export function codesMarkdown(): string {
  const families = [...FAMILIES, 'message' as const].filter((family) => entriesOf(family).length > 0);
  const used = new Map<SourceId, number>();
  const sections = families.map((family) => {
    const { title, seenIn } = FAMILY_DESCRIPTIONS[family];
    const entries = [...entriesOf(family)];
    return [
      `## ${title} (\`${family}\`)`,
      '',
      `${entries.length} ${family === 'event' ? 'events' : family === 'message' ? 'messages' : 'codes'}. Seen in ${escapeMarkdown(seenIn)}.`,
      '',
      '| Code | Name | What it is | Meaning | Likely causes | Severity | How sure | Sources |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      ...entries.map((entry) => rowOf(entry, used)),
    ].join('\n');
  });
  const sources = [...used].map(([id, number]) => {
    const source: { title: string; url?: string } = SOURCES[id];
    return `${number}. <a id="source-${number}"></a>${source.url === undefined ? escapeMarkdown(source.title) : link(source.title, source.url)}`;
  });
  return [
    '# Codes',
    '',
    'Every code this project knows, generated from the tables in `src/core/knowledge/tables`. The same number means',
    'different things in different families: look it up in the family of the place where it was written. A likely cause leads',
    'to its [playbook](playbooks/README.md): how to confirm and fix it.',
    '',
    families.map((family) => `[${FAMILY_DESCRIPTIONS[family].title}](#${anchorOf(family)})`).join(' · '),
    '',
    sections.join('\n\n'),
    '',
    '## Sources',
    '',
    ...sources,
    '',
  ].join('\n');
}

/** GitHub's anchor of a family's heading. */
function anchorOf(family: Family): string {
  return `${FAMILY_DESCRIPTIONS[family].title} (${family})`
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

/** The anchor of a code in docs/codes.md. */
export function codeAnchor({ family, value, field, provider, symbol }: Entry): string {
  const place = field ?? provider;
  return `${family}-${value ?? symbol}${place ? `-${place}` : ''}${family === 'avd' && value !== null ? `-${symbol}` : ''}`;
}

/** Causes that a row names: more would bury the likely ones. */
const SHOWN_CAUSES = 2;

function rowOf(entry: Entry, used: Map<SourceId, number>): string {
  const { field, symbol, title, meaning, severity, confidence, conflict, note, known, causes } = entry;
  const { provider, channel, proves, provesNot, alsoNumbered = [] } = entry;
  const place = field ?? provider;
  const numbers = [...notations(entry).slice(0, 3), ...alsoNumbered].map((one) => `\`${one}\``);
  const code = [...numbers, ...(place ? [place] : []), ...(channel === undefined ? [] : [escapeMarkdown(channel)])];
  const texts = [escapeMarkdown(meaning)];
  if (proves !== undefined) texts.push(`**Shows:** ${escapeMarkdown(proves)}`);
  if (provesNot !== undefined) texts.push(`**Caution:** ${escapeMarkdown(provesNot)}`);
  if (conflict !== undefined) texts.push(`**Sources disagree:** ${escapeMarkdown(conflict)}`);
  if (note !== undefined) texts.push(`*${escapeMarkdown(note)}*`);
  const footnotes = entry.sources.map((id) => {
    if (!used.has(id)) used.set(id, used.size + 1);
    return used.get(id)!;
  });
  const likely = causes.slice(0, SHOWN_CAUSES).map((id) => `[${id}](playbooks/${id}.md)`);
  return `| <a id="${codeAnchor(entry)}"></a>${code.join('<br>')} | ${symbol === undefined ? '' : `\`${symbol}\``} | ${escapeMarkdown(title)} | ${texts.join('<br>')} | ${likely.join(' ')} | ${severity} | ${known === false ? 'no public meaning' : confidence} | ${footnotes.map((number) => `[${number}](#source-${number})`).join(' ')} |`;
}
