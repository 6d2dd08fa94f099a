import type { Code, Confidence } from '../knowledge/code';
import { FAMILY_DESCRIPTIONS } from '../knowledge/families';
import { findEntry } from '../knowledge/lookup';
import { codeLabel } from '../knowledge/notation';
import { escapeMarkdown, inlineCode, link } from '../markdown';
import type { LineSource, Span } from '../text';
import { english, type Translate } from '../translate';
import { categoryTitle, typeName } from './categories';
import { parseInteger } from './integer';
import { parseLine, type SettingLine } from './parse';
import { codesOfSetting, settingsForCode, type RelatedCode } from './related-codes';
import { allRelations, type RelationKind } from './related-settings';
import { isSecret } from './secrecy';
import type { Setting } from './setting';
import { CLIENTS, SETTING_SOURCES, type ClientId } from './setting-sources';
import { allowedValues, findSetting, valueLabel } from './settings';
import { valueWords } from './value-words';

/** How a hover is written. */
export interface RdpHoverOptions {
  readonly translate?: Translate;
}

/** A longer list is cut: a hover is read at a glance. */
const MAX_REASONS = 4;
const MAX_CODES = 3;
const MAX_SETTINGS = 3;

/**
 * What is known of the setting at a 0-based line and column (UTF-16) of an `.rdp` file, as Markdown. `span` is relative to
 * the start of the line and covers the key, the type or the value. Undefined where there is no setting. Reads that line
 * only; everything is escaped, and the values of passwords and tokens are never shown. Never throws.
 */
export function rdpHoverAt(
  lines: LineSource,
  line: number,
  column: number,
  { translate = english }: RdpHoverOptions = {},
): { span: Span; markdown: string } | undefined {
  if (!(line >= 0 && line < lines.lineCount && column >= 0)) return undefined;
  const text = lines.lineText(line);
  const mark = line === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  const parsed = parseLine(text.slice(mark), mark);
  if (parsed.kind !== 'setting') return undefined;
  const span = spanAt(parsed, column);
  if (!span) return undefined;
  const setting = findSetting(parsed.name);
  const markdown = setting ? settingMarkdown(setting, translate, parsed) : unknownMarkdown(parsed, translate);
  return { span, markdown };
}

/**
 * What is known of a setting, as Markdown: for a hover on `line`, whose value is then marked, or without a line for the
 * list of completions.
 */
export function settingMarkdown(setting: Setting, t: Translate, line?: SettingLine): string {
  const paragraphs = [
    `**${escapeMarkdown(setting.key)}** · ${typeName(setting.type, t)} · ${categoryTitle(setting.category, t)}`,
    escapeMarkdown(setting.does),
    setting.status === 'obsolete' ? t('Obsolete: replaced, or without effect in current clients.') : '',
    line ? typeMismatch(setting, line, t) : '',
    line ? thisLine(setting, line, t) : '',
    values(setting, line, t),
    defaultValue(setting, t),
    clients(setting, t),
    setting.security === undefined ? '' : `**${t('Security')}:** ${escapeMarkdown(setting.security)}`,
    setting.note === undefined ? '' : `**${t('Note')}:** ${escapeMarkdown(setting.note)}`,
    relatedSettings(setting, t),
    relatedCodes(setting, line, t),
    sources(setting, t),
  ];
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

/**
 * The settings of `.rdp` files that can lead to a code, as Markdown for the hover of the code; undefined where none is
 * known.
 */
export function settingsOfCodeMarkdown(code: Code, t: Translate = english): string | undefined {
  const related = settingsForCode(code);
  if (related.length === 0) return undefined;
  const rows = related.slice(0, MAX_SETTINGS).map(({ setting, why, confidence }) => {
    const inferred = confidence === 'low' ? ` *(${t('inferred')})*` : '';
    return `- ${inlineCode(setting)}: ${escapeMarkdown(why)}${inferred}`;
  });
  const more = related.length - rows.length;
  if (more > 0) rows.push(`- ${t('and {0} more', more)}`);
  return `**${t('Settings of .rdp files that can lead to it')}**\n\n${rows.join('\n')}`;
}

function spanAt({ key, type, value, span }: SettingLine, column: number): Span | undefined {
  if (column > span.end) return undefined;
  if (column <= key.span.end) return key.span;
  if (column <= type.span.end) return type.span;
  // An empty span cannot be hovered.
  return value.text === '' ? { start: key.span.start, end: span.end } : value.span;
}

function unknownMarkdown(line: SettingLine, t: Translate): string {
  const heading = `**${escapeMarkdown(line.key.text)}** · ${typeName(line.type.text, t)}`;
  return `${heading}\n\n${t('This key is not in the list of known settings. Clients are reported to ignore keys that they do not know.')}`;
}

function typeMismatch(setting: Setting, line: SettingLine, t: Translate): string {
  const written = line.type.text;
  if (written === setting.type || written === setting.altType) return '';
  return t(
    'This line has the type {0} ({1}), but the setting has {2} ({3}).',
    inlineCode(written),
    typeName(written, t),
    inlineCode(setting.type),
    typeName(setting.type, t),
  );
}

/** What the value says, where the list of values does not show it. */
function thisLine(setting: Setting, line: SettingLine, t: Translate): string {
  if (isSecret(line.name))
    return line.value.text === '' ? '' : `**${t('This line')}:** ${t('a value that is not shown')}`;
  const words = setting.values ? undefined : valueWords(line, t);
  return words === undefined ? '' : `**${t('This line')}:** ${escapeMarkdown(words)}`;
}

function values(setting: Setting, line: SettingLine | undefined, t: Translate): string {
  const allowed = allowedValues(setting);
  if (allowed.length === 0) {
    const range = setting.range && t('{0} to {1}', setting.range[0], setting.range[1]);
    const form = [setting.form, range].filter((each) => each !== undefined).join('; ');
    return form === '' ? '' : `**${t('Value')}:** ${escapeMarkdown(form)}`;
  }
  const current = line && !setting.secret ? parseInteger(line.value.text) : undefined;
  const rows = allowed.map((value) => {
    const row = `${inlineCode(String(value))} ${escapeMarkdown(valueLabel(setting, value) ?? '')}`;
    return value === current ? `- **${row}** ← ${t('this line')}` : `- ${row}`;
  });
  const stray =
    current !== undefined && !allowed.includes(current) ? `\n\n${t('The value in this line is not one of them.')}` : '';
  return `**${t('Values')}:**\n\n${rows.join('\n')}${stray}`;
}

function defaultValue(setting: Setting, t: Translate): string {
  if (setting.default === undefined) return '';
  const label = typeof setting.default === 'number' ? valueLabel(setting, setting.default) : undefined;
  const shown = escapeMarkdown(String(setting.default)) + (label === undefined ? '' : ` (${escapeMarkdown(label)})`);
  return `**${t('Default')}:** ${shown}`;
}

/** The clients that people ask about, each with the ids that speak for it. */
const MAIN_CLIENTS: readonly (readonly [name: string, ids: RegExp])[] = [
  ['mstsc', /^mstsc/],
  ['Windows App', /^app$/],
  ['Azure Virtual Desktop', /^(?:avd|w365)$/],
  ['Remote Desktop Services', /^(?:rds|rds-wap|rdweb)$/],
  ['FreeRDP', /^freerdp/],
  ['macOS', /^mac/],
];

function clients(setting: Setting, t: Translate): string {
  const named = (id: ClientId) => escapeMarkdown(CLIENTS[id]);
  const honouring = setting.clients.filter((id) => id !== 'freerdp-idle').map(named);
  const lines = [
    honouring.length > 0 ? `**${t('Honoured by')}:** ${honouring.join(', ')}` : t('No client is known to honour it.'),
  ];
  if (setting.clients.includes('freerdp-idle')) lines.push(`**${t('Read without effect by')}:** FreeRDP`);
  // Of a setting that one program made for itself, nobody expects the others to know it.
  if (setting.category !== 'vendor' && setting.category !== 'embedded' && honouring.length > 0) {
    const silent = MAIN_CLIENTS.filter(([, ids]) => !setting.clients.some((id) => ids.test(id))).map(([name]) => name);
    if (silent.length > 0) lines.push(`**${t('Nothing is known of')}:** ${silent.join(', ')}`);
  }
  return lines.join('  \n');
}

function relatedSettings(setting: Setting, t: Translate): string {
  const { key, note = '' } = setting;
  const lines = new Map<string, string[]>();
  for (const { from, kind, to, value } of allRelations()) {
    if (from !== key && to !== key) continue;
    const other = from === key ? to : from;
    // The note says it in words.
    if (note.includes(other)) continue;
    const label = relationLabel(kind, from === key, value, t);
    const text = from === key && value !== undefined ? `${other}:${findSetting(other)?.type ?? 'i'}:${value}` : other;
    const listed = lines.get(label);
    if (listed) listed.push(inlineCode(text));
    else lines.set(label, [inlineCode(text)]);
  }
  const rows = [...lines].map(([label, others]) => `- ${label}: ${others.join(', ')}`);
  return rows.length === 0 ? '' : `**${t('Related settings')}:**\n\n${rows.join('\n')}`;
}

function relationLabel(kind: RelationKind, forward: boolean, value: string | undefined, t: Translate): string {
  switch (kind) {
    case 'needs':
      if (forward) return t('Needs');
      return value === undefined ? t('Needed by') : t('With {0}, needed by', inlineCode(value));
    case 'wins over':
      return forward ? t('Wins over') : t('Overridden by');
    case 'replaces':
      return forward ? t('Replaces') : t('Replaced by');
    case 'belongs with':
      return t('Belongs with');
    case 'contradicts':
      if (forward || value === undefined) return t('Contradicts');
      return t('With {0}, contradicted by', inlineCode(value));
  }
}

function relatedCodes(setting: Setting, line: SettingLine | undefined, t: Translate): string {
  const reasons = new Map<string, RelatedCode[]>();
  for (const pair of codesOfSetting(setting.key)) {
    const same = reasons.get(pair.why);
    if (same) same.push(pair);
    else reasons.set(pair.why, [pair]);
  }
  if (reasons.size === 0) return '';
  const current = line && String(parseInteger(line.value.text) ?? '');
  const applies = (pairs: readonly RelatedCode[]) => pairs[0]?.values?.includes(current ?? '') === true;
  // What this very value can lead to comes first.
  const ordered = [...reasons.values()].sort((a, b) => Number(applies(b)) - Number(applies(a)));
  const rows = ordered.slice(0, MAX_REASONS).map((pairs) => {
    const listed = pairs.slice(0, MAX_CODES).map(({ code }) => {
      const family = code.family === 'disconnect' ? '' : ` (${t(FAMILY_DESCRIPTIONS[code.family].title)})`;
      return `${inlineCode(codeLabel(code))} ${escapeMarkdown(findEntry(code)?.title ?? '')}${escapeMarkdown(family)}`;
    });
    if (pairs.length > MAX_CODES) listed.push(t('and {0} more', pairs.length - MAX_CODES));
    const inferred = pairs[0]!.confidence === 'low' ? ` *(${t('inferred')})*` : '';
    const mark = applies(pairs) ? ` ← ${t('this line')}` : '';
    return `- ${escapeMarkdown(pairs[0]!.why)}${inferred} ${listed.join('; ')}${mark}`;
  });
  return `**${t('Codes it can lead to')}:**\n\n${rows.join('\n')}`;
}

function confidenceNote(confidence: Confidence, t: Translate): string {
  switch (confidence) {
    case 'high':
      return '';
    case 'medium':
      return t('Reported by few sources; not confirmed.');
    case 'low':
      return t('Rests on a single report.');
  }
}

function sources(setting: Setting, t: Translate): string {
  const listed = setting.sources.map((id) => {
    const source: { readonly title: string; readonly url?: string } = SETTING_SOURCES[id];
    return source.url === undefined ? escapeMarkdown(source.title) : link(source.title, source.url);
  });
  const sureness = confidenceNote(setting.confidence, t);
  return `**${t('Source')}:** ${listed.join(', ')}${sureness && `. ${sureness}`}`;
}
