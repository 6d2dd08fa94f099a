import type { Span, TextEdit } from '../../text';
import { parseInteger } from '../integer';
import { deleteLine, lineFixes } from '../line-fix';
import type { MalformedLine, RdpLine } from '../parse';
import { foreignSyntax } from '../foreign-line';
import type { RdpFile } from '../rdp-file';
import { soundsSecret } from '../secrecy';
import type { Setting } from '../setting';
import { findSetting, valueLabel } from '../settings';
import type { Problem, Rule, RuleFix } from './rule';

export const malformedLine: Rule = {
  id: 'syntax/malformed-line',
  severity: 'error',
  docs: 'docs/rules/syntax-malformed-line.md',
  check(file) {
    const problems: Problem[] = [];
    let previous: RdpLine | undefined;
    for (const line of file.document.lines) {
      if (line.kind === 'malformed' && foreignSyntax(line.text.trim()) === undefined) {
        problems.push(checkLine(file, line, previous));
      }
      if (line.kind !== 'blank') previous = line;
    }
    return problems;
  },
};

/** A line cut at its separators; offsets within the line. */
interface Pieces {
  /** Where the line's text begins and ends, without the blanks around it. */
  readonly start: number;
  readonly end: number;
  /** The first `:`, or the `=` that stands in its place; -1 where there is neither. */
  readonly separator: number;
  readonly separatorText: ':' | '=' | '';
  /** The second colon; -1 where there is none. */
  readonly second: number;
  readonly key: string;
  /** Between the two colons. */
  readonly type: string;
  readonly setting: Setting | undefined;
  /** The line may hold a password or token: no more of it than the key may be shown. */
  readonly secret: boolean;
}

const SYNTAX = 'A setting is written key:type:value, with the type i (integer), s (string) or b (binary).';

function checkLine(file: RdpFile, line: MalformedLine, previous: RdpLine | undefined): Problem {
  const pieces = cut(line, previous);
  const { setting, secret } = pieces;
  const { message, from, to } = describe(line.text, pieces);
  let fixes: RuleFix[] = [];
  if (setting && secret) {
    fixes = lineFixes(file, [setting.key], 'Delete this line', [deleteLine(line)]);
  } else if (setting) {
    const repair = repairOf(line.text, pieces, setting);
    if (repair) {
      const span: Span = { start: line.span.start + repair.from, end: line.span.start + repair.to };
      const edit: TextEdit = { span, newText: repair.newText };
      fixes = lineFixes(file, [setting.key], repair.title, [edit]);
    }
  }
  return { message, span: { start: line.span.start + from, end: line.span.start + to }, fixes };
}

function cut(line: MalformedLine, previous: RdpLine | undefined): Pieces {
  const { text } = line;
  // A line of odd blanks (a no-break space) has no text; then all of it is meant.
  const end = text.trimEnd().length || text.length;
  const start = indexOfText(text);
  const colon = text.indexOf(':');
  const equals = text.indexOf('=');
  // full address=host:3389 has its separator before the colon; in a foreign key, = is just a character.
  const byEquals =
    equals >= 0 && (colon < 0 || (equals < colon && findSetting(text.slice(0, equals).trim()) !== undefined));
  const separator = byEquals ? equals : colon;
  const second = byEquals || colon < 0 ? -1 : text.indexOf(':', colon + 1);
  const key = separator < 0 ? '' : text.slice(0, separator).trim();
  const setting = findSetting(key);
  return {
    start,
    end,
    separator,
    separatorText: byEquals ? '=' : colon >= 0 ? ':' : '',
    second,
    key,
    type: second < 0 ? '' : text.slice(colon + 1, second).trim(),
    setting,
    secret:
      setting?.secret === true ||
      soundsSecret(text) ||
      // A line break inside a token leaves the rest of the token on a line of its own.
      (separator < 0 && previous?.kind === 'setting' && findSetting(previous.name)?.secret === true),
  };
}

/** What is wrong, what is allowed, and where; offsets within the line. */
function describe(text: string, pieces: Pieces): { message: string; from: number; to: number } {
  const { start, end, separator, separatorText, second, key, type, setting, secret } = pieces;
  // A secret may stand before the colon: pwd=word:
  const keyEnd = secret && !setting ? Math.min(start + 1, end) : separator + 1;
  const written = setting ? `Allowed here: ${setting.key}:${setting.type}: and then the value.` : SYNTAX;
  if (separatorText === '') {
    const message = `Clients skip this line: it has no colon, so it is not a setting. ${SYNTAX}`;
    return { message, from: start, to: secret ? Math.min(start + 1, end) : end };
  }
  if (key === '') {
    return { message: `Clients skip this line: it has no key. ${SYNTAX}`, from: start, to: separator + 1 };
  }
  if (separatorText === '=') {
    const message = `Clients skip this line: it has “=” in place of the type. ${written}`;
    return { message, from: separator, to: separator + 1 };
  }
  if (second < 0) {
    const message = `Clients skip this line: the second colon is missing. ${written}`;
    return { message, from: start, to: keyEnd };
  }
  if (type === '') {
    return { message: `Clients skip this line: the type is missing. ${written}`, from: separator, to: second + 1 };
  }
  const shown = type.length === 1 && !secret ? `“${type}”` : 'what stands between the first two colons';
  const message = `Clients skip this line: ${shown} is not a type. ${written}`;
  if (secret) return { message, from: start, to: keyEnd };
  const from = separator + 1 + indexOfText(text.slice(separator + 1));
  return { message, from, to: from + type.length };
}

interface Repair {
  readonly title: string;
  /** Offsets within the line. */
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

/** The one change that makes the line what was plainly meant; undefined where that is not plain. */
function repairOf(text: string, pieces: Pieces, setting: Setting): Repair | undefined {
  const { separator, separatorText, second, type } = pieces;
  const letter = setting.type;
  const valueFrom = separator + 1 + indexOfText(text.slice(separator + 1));
  const rest = text.slice(valueFrom).trimEnd();
  // A no-break space is no blank to clients, so it would stay in the way.
  if (/[^\S \t]/.test(text)) return undefined;
  // Another setting may have been glued to this line; cutting it apart is a choice for the reader.
  if (/:[sib]:/.test(rest)) return undefined;
  const addType: Repair = { title: `Add the type ${letter}`, from: valueFrom, to: valueFrom, newText: `${letter}:` };
  const addColon: Repair = { title: 'Add the missing colon', from: valueFrom + 1, to: valueFrom + 1, newText: ':' };

  if (separatorText === '=') {
    if (!fits(setting, rest)) return undefined;
    const from = text.slice(0, separator).trimEnd().length;
    return { title: `Write :${letter}: in place of =`, from, to: valueFrom, newText: `:${letter}:` };
  }
  if (second >= 0 && isTypeWord(type)) {
    const value = text.slice(second + 1).trim();
    // In drivestoredirect:C:\; the letter is a drive: the type is missing, not wrong.
    const isDrive = letter === 's' && /^[A-Za-z]$/.test(type) && /^[\\/]/.test(value);
    if (!isDrive) {
      if (!fits(setting, value)) return undefined;
      const from = type === '' ? separator + 1 : valueFrom;
      const to = type === '' ? second : valueFrom + type.length;
      return { title: `Change the type to ${letter}`, from, to, newText: letter };
    }
  }
  if (rest.startsWith(letter) && fits(setting, rest.slice(1).trim())) {
    if (letter === 'i') return addColon;
    // Only characters that hardly begin a word's second letter tell the type from a value that begins with it.
    if (letter === 's' && /^s(?:$|[*\\|{%" \t]|[A-Za-z]:\\)/.test(rest)) return addColon;
    if (letter === 's' && !/^s[A-Za-z0-9]/.test(rest)) return undefined;
  }
  return fits(setting, rest) && rest !== '' ? addType : undefined;
}

/** A wrong letter, nothing, or the type written as a word. */
function isTypeWord(type: string): boolean {
  return type.length <= 1 || /^(?:int|integer|dword|str|string|text|bin|binary)$/i.test(type);
}

/** Whether a value may stand in the setting's line, so that the repair does not trade one fault for another. */
function fits(setting: Setting, value: string): boolean {
  if (setting.type === 's') return true;
  if (setting.type === 'b') return /^[0-9a-fA-F]+$/.test(value);
  const number = parseInteger(value);
  return number !== undefined && (!setting.values || valueLabel(setting, number) !== undefined);
}

/** Where a text begins behind its blanks; 0 where it is blank. */
function indexOfText(text: string): number {
  const trimmed = text.trimStart();
  return trimmed === '' ? 0 : text.length - trimmed.length;
}
