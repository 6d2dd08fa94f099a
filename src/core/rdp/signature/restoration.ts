import type { TextEdit } from '../../text';
import type { RdpDocument, SettingLine } from '../parse';
import type { Bytes } from './crypto-like';
import type { ScopeMatch } from './signed-message';
import { linesOfScope, signedMessage } from './signed-message';

/** A change that would explain why a signature does not hold: with these lines it does. */
export interface Restoration {
  readonly kind: 'line-missing' | 'line-doubled' | 'line-respelled' | 'line-blanks' | 'value-changed';
  /** The lines that differ from what was signed. */
  readonly lines: readonly SettingLine[];
  /** The text that was signed in place of the first of them, or of the missing line. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

interface Trial extends Restoration {
  readonly texts: readonly string[];
  readonly scopeText: string;
}

/** Bounds of the search: trials, and the bytes of all of them. */
const MOST_TRIALS = 1_500;
const MOST_BYTES = 24_000_000;

/**
 * Looks for the one change that broke a signature, among those that people and programs make: a re-spelled key, blanks
 * added, a number changed, a line left out or doubled, one of the two addresses edited. Each guess is put to `fits`; a
 * digest does not fit by accident, so what is found is proven. Undefined where none of the guesses fits.
 */
export async function findRestoration(
  document: RdpDocument,
  matches: readonly ScopeMatch[],
  scopeLine: SettingLine,
  fits: (message: Bytes) => Promise<boolean>,
): Promise<Restoration | undefined> {
  let bytes = 0;
  const tried = new Set<string>();
  for (const trial of trialsOf(document, matches, scopeLine)) {
    const { texts, scopeText, ...restoration } = trial;
    bytes += 2 * texts.reduce((sum, one) => sum + one.length, scopeText.length);
    if (bytes > MOST_BYTES) return undefined;
    const id = [...texts, scopeText].join('\n');
    if (tried.has(id)) continue;
    tried.add(id);
    if (tried.size > MOST_TRIALS) return undefined;
    if (await fits(signedMessage(texts, scopeText))) return restoration;
  }
  return undefined;
}

function* trialsOf(
  document: RdpDocument,
  matches: readonly ScopeMatch[],
  scopeLine: SettingLine,
): Generator<Trial, void> {
  const missing = matches.filter((match) => match.lines.length === 0);
  const doubled = matches.some((match) => match.lines.length > 1);
  const scopeText = scopeLine.text;
  if (missing.length > 1 || (missing.length === 1 && doubled)) return;
  if (missing.length === 1) return yield* missingTrials(document, matches, missing[0]!, scopeLine);
  if (doubled) return yield* doubledTrials(matches, scopeText);
  const lines = matches.map((match) => match.lines[0]!);
  const texts = lines.map((line) => line.text);

  // All at once: a program that wrote keys its own way, or took blanks away.
  const others = [
    { kind: 'line-blanks', write: trimmed },
    { kind: 'line-respelled', write: (line: SettingLine) => withKey(line, line.name) },
    { kind: 'line-respelled', write: (line: SettingLine, at: number) => withKey(line, matches[at]!.name.text) },
    { kind: 'line-respelled', write: (line: SettingLine) => withKey(line, capitalised(line.name)) },
  ] as const;
  for (const { kind, write } of others) {
    for (const scope of scopeTexts(scopeLine)) {
      const written = lines.map(write);
      const changed = lines.filter((line, at) => line.text !== written[at]);
      const edits = changed.map((line) => replaceLine(line, written[lines.indexOf(line)]!));
      if (scope !== scopeText) edits.push(replaceLine(scopeLine, scope));
      const first = changed[0] ?? scopeLine;
      const text = first === scopeLine ? scope : written[lines.indexOf(first)]!;
      const all = scope === scopeText ? changed : [...changed, scopeLine];
      if (all.length > 0) yield { kind, lines: all, text, edits: unique(edits), texts: written, scopeText: scope };
    }
  }

  // One line, and then together with the signscope line, which signing programs spell in their own way too.
  for (const scope of scopeTexts(scopeLine)) {
    const scopeEdits = scope === scopeText ? [] : [replaceLine(scopeLine, scope)];
    for (const [at, line] of lines.entries()) {
      for (const { kind, text } of lineTrials(line, matches[at]!.name.text, lines)) {
        if (text === line.text || (kind === 'value-changed' && scope !== scopeText)) continue;
        yield {
          kind,
          lines: scope === scopeText ? [line] : [line, scopeLine],
          text,
          edits: [replaceLine(line, text), ...scopeEdits],
          texts: texts.map((one, index) => (lines[index] === line ? text : one)),
          scopeText: scope,
        };
      }
    }
  }
}

function* lineTrials(
  line: SettingLine,
  name: string,
  lines: readonly SettingLine[],
): Generator<{ kind: Restoration['kind']; text: string }, void> {
  yield { kind: 'line-blanks', text: trimmed(line) };
  for (const key of [line.name, name, capitalised(line.name)])
    yield { kind: 'line-respelled', text: withKey(line, key) };
  const values = line.type.text === 'i' ? NUMBERS : ['', '*'];
  for (const value of values) yield { kind: 'value-changed', text: withValue(line, value) };
  const otherName =
    line.name === 'full address'
      ? 'alternate full address'
      : line.name === 'alternate full address'
        ? 'full address'
        : '';
  const other = lines.find((one) => one.name === otherName);
  if (other) yield { kind: 'value-changed', text: withValue(line, other.value.text) };
}

const NUMBERS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

function* missingTrials(
  document: RdpDocument,
  matches: readonly ScopeMatch[],
  missing: ScopeMatch,
  scopeLine: SettingLine,
): Generator<Trial, void> {
  const { name } = missing;
  const address = document.lines.find((line) => line.kind === 'setting' && line.name === 'full address');
  const addresses = name.key === 'alternate full address' && address?.kind === 'setting' ? [address.value.text] : [];
  for (const key of [name.key, name.text, capitalised(name.key)]) {
    for (const value of [
      ...NUMBERS.map((number) => `i:${number}`),
      's:',
      's:*',
      ...addresses.map((one) => `s:${one}`),
    ]) {
      const text = `${key}:${value}`;
      yield {
        kind: 'line-missing',
        lines: [],
        text,
        edits: [
          { span: { start: scopeLine.span.start, end: scopeLine.span.start }, newText: text + lineEnd(document) },
        ],
        texts: matches.map((match) => match.lines[0]?.text ?? text),
        scopeText: scopeLine.text,
      };
    }
  }
}

function* doubledTrials(matches: readonly ScopeMatch[], scopeText: string): Generator<Trial, void> {
  for (const choose of [
    (lines: readonly SettingLine[]) => lines[0]!,
    (lines: readonly SettingLine[]) => lines.at(-1)!,
  ]) {
    const texts = matches.map((match) => choose(match.lines).text);
    const chosen = new Set(matches.map((match) => choose(match.lines)));
    const extra = linesOfScope(matches).filter((line) => !chosen.has(line));
    yield {
      kind: 'line-doubled',
      lines: extra,
      text: '',
      edits: extra.map((line) => ({ span: { start: line.span.start, end: line.lineEndSpan.end }, newText: '' })),
      texts,
      scopeText,
    };
  }
}

const withKey = (line: SettingLine, key: string) => `${key}:${line.type.text}:${line.value.text}`;
const withValue = (line: SettingLine, value: string) => `${line.key.text}:${line.type.text}:${value}`;
const trimmed = (line: SettingLine) => withKey(line, line.key.text);
const capitalised = (key: string) => key.replace(/(?:^| )[a-z]/g, (letter) => letter.toUpperCase());

/** The scope line as it is, and under the keys that signing programs write. */
function scopeTexts(line: SettingLine): string[] {
  return [...new Set([line.text, trimmed(line), ...['signscope', 'SignScope'].map((key) => withKey(line, key))])];
}

function replaceLine(line: SettingLine, newText: string): TextEdit {
  return { span: line.span, newText };
}

/** A line that the scope names twice is written once. */
function unique(edits: readonly TextEdit[]): TextEdit[] {
  return edits.filter((edit, at) => edits.findIndex((one) => one.span.start === edit.span.start) === at);
}

function lineEnd(document: RdpDocument): string {
  const first = document.lines[0]!.lineEnd;
  return { LF: '\n', CRLF: '\r\n', CR: '\r', CRCRLF: '\r\r\n', none: '\r\n' }[first];
}
