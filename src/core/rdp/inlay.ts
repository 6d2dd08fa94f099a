import type { LineSource } from '../text';
import { english, type Translate } from '../translate';
import { parseLine } from './parse';
import { isEnumerated, valueWords } from './value-words';

/** A few words behind a value. */
export interface RdpInlayHint {
  /** 0-based. */
  readonly line: number;
  /** UTF-16, behind the value. */
  readonly column: number;
  /** Without the blank before it. */
  readonly label: string;
}

export interface RdpInlayOptions {
  /** `enumerations`: numbers whose values have names. `all`: lists, addresses and window positions too. */
  readonly detail: 'enumerations' | 'all';
  readonly translate?: Translate;
}

/**
 * What the values of the lines `first` to `last` (0-based, inclusive) mean, in order. Reads these lines only; passwords
 * and tokens have no hint. Never throws.
 */
export function rdpInlayHints(
  lines: LineSource,
  first: number,
  last: number,
  { detail, translate = english }: RdpInlayOptions,
): RdpInlayHint[] {
  const hints: RdpInlayHint[] = [];
  for (let line = Math.max(0, first); line <= last && line < lines.lineCount; line++) {
    const text = lines.lineText(line);
    const mark = line === 0 && text.startsWith('\uFEFF') ? 1 : 0;
    const parsed = parseLine(text.slice(mark), mark);
    if (parsed.kind !== 'setting' || (detail === 'enumerations' && !isEnumerated(parsed))) continue;
    const label = valueWords(parsed, translate);
    if (label !== undefined) hints.push({ line, column: parsed.value.span.end, label });
  }
  return hints;
}
