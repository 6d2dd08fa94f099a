import type { LineSource, Span } from '../text';
import { english, type Translate } from '../translate';
import { foreignSyntax } from './foreign-line';
import { parseLine, type SettingLine } from './parse';
import type { SettingCategory } from './setting';
import { findSetting } from './settings';
import { shownValue } from './shown-value';
import { valueWords } from './value-words';

/** One setting in the outline of a file. */
export interface OutlinedSetting {
  readonly key: string;
  /** The value, and what it means; never a password or token. */
  readonly detail: string;
  /** 0-based. */
  readonly line: number;
  /** The line without the blanks around it, and its key, relative to the start of the line. */
  readonly span: Span;
  readonly keySpan: Span;
}

/** The settings of one topic, in the order of the file. Never empty. */
export interface OutlinedCategory {
  /** `unknown`: keys that are not in the list of known settings. */
  readonly category: SettingCategory | 'unknown';
  readonly settings: readonly OutlinedSetting[];
}

/** A file with more settings is no file that a person reads. */
const MAX_LINES = 20_000;

/**
 * The settings of an `.rdp` file by topic, the topics in the order in which they first appear. Comments and other lines
 * that are no settings are left out. Never throws.
 */
export function outlineRdp(lines: LineSource, translate: Translate = english): OutlinedCategory[] {
  const categories = new Map<OutlinedCategory['category'], OutlinedSetting[]>();
  for (let line = 0; line < Math.min(lines.lineCount, MAX_LINES); line++) {
    const parsed = settingAt(lines, line);
    if (!parsed) continue;
    const category = categoryOf(parsed);
    const { key, value } = parsed;
    const words = valueWords(parsed, translate);
    const shown = shownValue(parsed);
    const setting: OutlinedSetting = {
      key: key.text,
      detail: words === undefined ? shown : shown === '' ? words : `${shown} · ${words}`,
      line,
      span: { start: key.span.start, end: Math.max(value.span.end, parsed.colons[1] + 1) },
      keySpan: key.span,
    };
    const listed = categories.get(category);
    if (listed) listed.push(setting);
    else categories.set(category, [setting]);
  }
  return [...categories].map(([category, settings]) => ({ category, settings }));
}

/** The setting in a 0-based line; undefined where there is none. Offsets count from the start of the line. */
export function settingAt(lines: LineSource, line: number): SettingLine | undefined {
  const text = lines.lineText(line);
  const mark = line === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  const parsed = parseLine(text.slice(mark), mark);
  return parsed.kind === 'setting' && !foreignSyntax(parsed.text.trimStart()) ? parsed : undefined;
}

/** The topic of a setting; `unknown` where the key is not known. */
export function categoryOf(line: SettingLine): SettingCategory | 'unknown' {
  return findSetting(line.name)?.category ?? 'unknown';
}
