import type { Confidence } from '../knowledge/code';
import type { Source } from '../knowledge/sources';
import type { LineSource, Span } from '../text';
import { parseInteger } from './integer';
import { parseLine, type SettingLine, type SettingType } from './parse';
import { CLIENTS, SETTING_SOURCES } from './setting-sources';
import type { Setting } from './setting';
import { allowedValues, findSetting, valueLabel } from './settings';

const TYPE_NAMES: Readonly<Record<SettingType, string>> = { i: 'integer', s: 'string', b: 'binary (hexadecimal)' };

const CONFIDENCE_NOTES: Readonly<Record<Confidence, string>> = {
  high: '',
  medium: 'Reported by few sources; not confirmed.',
  low: 'Rests on a single report.',
};

/**
 * What is known of the setting at a 0-based line and column (UTF-16) of an `.rdp` file, as Markdown. `span` is relative to
 * the start of the line and covers the key, the type or the value. Undefined where there is no setting. Reads that line
 * only; everything is escaped, and the values of passwords and tokens are never shown. Never throws.
 */
export function rdpHoverAt(
  lines: LineSource,
  line: number,
  column: number,
): { span: Span; markdown: string } | undefined {
  if (!(line >= 0 && line < lines.lineCount && column >= 0)) return undefined;
  const text = lines.lineText(line);
  const mark = line === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  const parsed = parseLine(text.slice(mark), mark);
  if (parsed.kind !== 'setting') return undefined;
  const span = spanAt(parsed, column);
  if (!span) return undefined;
  const setting = findSetting(parsed.name);
  return { span, markdown: setting ? settingMarkdown(setting, parsed) : unknownMarkdown(parsed) };
}

function spanAt({ key, type, value, span }: SettingLine, column: number): Span | undefined {
  if (column > span.end) return undefined;
  if (column <= key.span.end) return key.span;
  if (column <= type.span.end) return type.span;
  // An empty span cannot be hovered.
  return value.text === '' ? { start: key.span.start, end: span.end } : value.span;
}

function unknownMarkdown(line: SettingLine): string {
  const type = TYPE_NAMES[line.type.text];
  return `**${escaped(line.key.text)}** · ${type}\n\nThis key is not in the list of known settings. Clients are reported to ignore keys that they do not know.`;
}

function settingMarkdown(setting: Setting, line: SettingLine): string {
  const paragraphs = [`**${escaped(setting.key)}** · ${TYPE_NAMES[setting.type]}`, escaped(setting.does)];
  if (setting.status === 'obsolete') paragraphs.push('Obsolete: replaced, or without effect in current clients.');
  if (line.type.text !== setting.type && line.type.text !== setting.altType) {
    const written = `This line has the type ${line.type.text} (${TYPE_NAMES[line.type.text]})`;
    paragraphs.push(`${escaped(written)}, but the setting has ${setting.type} (${TYPE_NAMES[setting.type]}).`);
  }
  paragraphs.push(...valueParagraphs(setting, line));
  if (setting.default !== undefined) paragraphs.push(`**Default:** ${defaultText(setting)}`);
  const clients = setting.clients.map((id) => escaped(CLIENTS[id]));
  paragraphs.push(`**Honoured by:** ${clients.length > 0 ? clients.join(', ') : 'no client known'}`);
  if (setting.security !== undefined) paragraphs.push(`**Security:** ${escaped(setting.security)}`);
  if (setting.note !== undefined) paragraphs.push(`**Note:** ${escaped(setting.note)}`);
  const sources = setting.sources.map((id) => sourceMarkdown(SETTING_SOURCES[id]));
  const sureness = CONFIDENCE_NOTES[setting.confidence];
  paragraphs.push(`**Source:** ${sources.join(', ')}${sureness && `. ${escaped(sureness)}`}`);
  return paragraphs.join('\n\n');
}

function valueParagraphs(setting: Setting, line: SettingLine): string[] {
  const allowed = allowedValues(setting);
  if (allowed.length === 0) {
    const range = setting.range && `${setting.range[0]} to ${setting.range[1]}`;
    const form = [setting.form, range].filter((each) => each !== undefined).join('; ');
    return form === '' ? [] : [`**Value:** ${escaped(form)}`];
  }
  const current = setting.secret ? undefined : parseInteger(line.value.text);
  const rows = allowed.map((value) => {
    const row = `\`${value}\` ${escaped(valueLabel(setting, value) ?? '')}`;
    return value === current ? `- **${row}** ← this line` : `- ${row}`;
  });
  const stray =
    current !== undefined && !allowed.includes(current) ? ['The value in this line is not one of them.'] : [];
  return [`**Values:**\n\n${rows.join('\n')}`, ...stray];
}

function defaultText(setting: Setting): string {
  const label = typeof setting.default === 'number' ? valueLabel(setting, setting.default) : undefined;
  return escaped(String(setting.default)) + (label === undefined ? '' : ` (${escaped(label)})`);
}

function sourceMarkdown(source: Source): string {
  // Parentheses would end the link early.
  const url = source.url?.replace(/[()]/g, (each) => (each === '(' ? '%28' : '%29'));
  return url === undefined ? escaped(source.title) : `[${escaped(source.title)}](${url})`;
}

/** Text that Markdown shows as it is, on one line. */
function escaped(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]/g, ' ').replace(/[\\`*_{}[\]()<>#+\-.!|~&$@:]/g, '\\$&');
}
