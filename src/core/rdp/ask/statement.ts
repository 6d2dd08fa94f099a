import type { Confidence } from '../../knowledge/code';
import type { Span } from '../../text';
import type { SettingLine } from '../parse';
import { shownValue } from '../shown-value';
import type { AskSourceId } from './ask-sources';

/** A sentence of which is known where it comes from, and how sure it is. */
export interface Statement {
  readonly text: string;
  /** high: Microsoft says so, or the file shows it. medium: several users do. low: one does, or it is inferred. */
  readonly confidence: Confidence;
  /** Empty where the file itself shows it, or where nothing is known. */
  readonly sources: readonly AskSourceId[];
}

/** A line of the file as it may be shown. */
export interface ShownLine {
  /** The whole line, in UTF-16 offsets of the text. */
  readonly span: Span;
  /** `key:type:value`, shortened; never a password or token. */
  readonly text: string;
}

/** What stands in a line, fit to be shown. */
export function shownLine(line: SettingLine): ShownLine {
  return { span: line.span, text: `${line.key.text}:${line.type.text}:${shownValue(line)}` };
}

/** A statement. */
export function say(confidence: Confidence, sources: readonly AskSourceId[], text: string): Statement {
  return { confidence, sources, text };
}
