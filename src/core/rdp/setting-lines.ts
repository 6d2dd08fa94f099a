import type { LineSource, Span } from '../text';
import { english, type Translate } from '../translate';
import { parseInteger } from './integer';
import { settingAt } from './outline';
import { shownValue } from './shown-value';
import { valueWords } from './value-words';

/** A line of a file that sets something that was looked for. */
export interface FoundSetting {
  /** In lower case. */
  readonly key: string;
  /** 0-based. */
  readonly line: number;
  /** The key to the end of the value, relative to the start of the line. */
  readonly span: Span;
  /** `screen mode id:i:2`, shortened, and never with a password or token. */
  readonly shown: string;
  /** What the value means; undefined where it says it itself. */
  readonly words: string | undefined;
  /** As an enumeration writes it: decimal; undefined where the value is no number. */
  readonly number: string | undefined;
}

/** The lines of an `.rdp` file that set one of `keys` (lower case), or any setting, in order. Never throws. */
export function settingLinesOf(
  lines: LineSource,
  keys?: ReadonlySet<string>,
  translate: Translate = english,
): FoundSetting[] {
  const found: FoundSetting[] = [];
  for (let line = 0; line < lines.lineCount; line++) {
    const setting = settingAt(lines, line);
    if (!setting || (keys && !keys.has(setting.name))) continue;
    const number = parseInteger(setting.value.text);
    found.push({
      key: setting.name,
      line,
      span: { start: setting.key.span.start, end: Math.max(setting.value.span.end, setting.colons[1] + 1) },
      shown: `${setting.key.text}:${setting.type.text}:${shownValue(setting)}`,
      words: valueWords(setting, translate),
      number: setting.type.text === 'i' && number !== undefined ? String(number) : undefined,
    });
  }
  return found;
}
