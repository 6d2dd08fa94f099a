import { foreignSyntax, type Foreign } from './foreign-line';
import { generatorOf, isTemplateName, type Generator } from './generator';
import { parseInteger } from './integer';
import { mergedKeys } from './merged-lines';
import type { RdpDocument, RdpLine, SettingLine } from './parse';
import { findPlaceholder, isPlaceholder } from './placeholder';
import type { Setting } from './setting';
import { findSetting } from './settings';
import type { SignatureReport } from './signature/report';
import { signedLines, type SignedLines } from './signed-lines';

/** The encoding of a file as found: by its byte order mark, or by what its bytes are. */
export type RdpEncoding =
  'ascii' | 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16le-bom' | 'utf-16be' | 'utf-16be-bom' | 'windows-1252';

/** A setting line together with what is known of it. */
export interface RdpEntry {
  readonly line: SettingLine;
  /** Undefined where the key is not known. */
  readonly setting: Setting | undefined;
  /** The type letter is one that clients accept for this key; true for keys that are not known. */
  readonly typed: boolean;
  /** The value, or a part of it, is meant to be replaced: nothing can be said of it. */
  readonly placeholder: boolean;
  /** Offsets within the value at which another setting begins, because a line break was lost. */
  readonly merged: readonly number[];
}

/** A line that was written for something else. */
export interface ForeignLine {
  readonly line: RdpLine;
  readonly syntax: Foreign;
}

/**
 * An `.rdp` file as the rules see it: the parsed document, its settings by name, and what wrote it. Made once for all
 * rules; everything in it is a plain fact. Where a key stands twice, the last line counts, as in most clients.
 */
export class RdpFile {
  readonly document: RdpDocument;
  readonly path: string | undefined;
  readonly encoding: RdpEncoding | undefined;
  /** Every setting line, in order, but for those that are comments or other syntax in the shape of a setting. */
  readonly entries: readonly RdpEntry[];
  readonly foreign: readonly ForeignLine[];
  readonly generator: Generator;
  readonly signature: SignedLines;
  /** What verifying the signature gave, where somebody had it verified. */
  readonly verified: SignatureReport | undefined;
  /** The file is meant to be filled in before it is used: by its name, or because a value says so. */
  readonly template: boolean;
  readonly #byName = new Map<string, RdpEntry>();
  /** Only for keys that stand more than once. */
  readonly #repeated = new Map<string, RdpEntry[]>();
  readonly #wrongType = new Set<string>();

  constructor(
    document: RdpDocument,
    options: { path?: string; encoding?: RdpEncoding; verified?: SignatureReport } = {},
  ) {
    this.document = document;
    this.path = options.path;
    this.encoding = options.encoding;
    this.verified = options.verified;
    const entries: RdpEntry[] = [];
    const foreign: ForeignLine[] = [];
    let placeholder = false;
    for (const line of document.lines) {
      if (line.kind === 'blank') continue;
      const syntax = foreignSyntax(line.kind === 'setting' ? line.text.trimStart() : line.text.trim());
      if (syntax) {
        foreign.push({ line, syntax });
      } else if (line.kind === 'setting') {
        const entry = entryOf(line);
        entries.push(entry);
        if (entry.typed) this.#add(entry);
        else this.#wrongType.add(line.name);
        placeholder ||= entry.placeholder;
      }
    }
    this.entries = entries;
    this.foreign = foreign;
    this.signature = signedLines(document);
    this.generator = generatorOf(
      entries.map(({ line }) => line.name),
      (name) => this.find(name)?.value.text,
    );
    this.template = placeholder || (this.path !== undefined && isTemplateName(this.path));
  }

  #add(entry: RdpEntry): void {
    const { name } = entry.line;
    const earlier = this.#byName.get(name);
    if (earlier) {
      const all = this.#repeated.get(name);
      if (all) all.push(entry);
      else this.#repeated.set(name, [earlier, entry]);
    }
    this.#byName.set(name, entry);
  }

  /** Every line that sets one of `names` (lower case) under a type that clients accept; by name, then in order. */
  entriesOf(names: Iterable<string>): RdpEntry[] {
    const found: RdpEntry[] = [];
    for (const name of names) {
      const last = this.#byName.get(name);
      if (last) found.push(...(this.#repeated.get(name) ?? [last]));
    }
    return found;
  }

  /** The line that sets `name` (lower case) under a type that clients accept; the last one. */
  find(name: string): SettingLine | undefined {
    return this.#byName.get(name)?.line;
  }

  /** Whether any line has the key, also one whose type letter is wrong. */
  has(name: string): boolean {
    return this.#byName.has(name) || this.#wrongType.has(name);
  }

  /** The value as text, without the blanks around it; empty where the line is missing. */
  text(name: string): string {
    return this.#byName.get(name)?.line.value.text ?? '';
  }

  /** The value as a number; undefined where the line is missing or holds none. */
  number(name: string): number | undefined {
    const line = this.#byName.get(name)?.line;
    return line && parseInteger(line.value.text);
  }

  /** Whether the value is 1. */
  isOn(name: string): boolean {
    return this.number(name) === 1;
  }

  /** Whether nothing can be said of the value: it is to be replaced, or two lines in one. */
  isUnclear(name: string): boolean {
    const entry = this.#byName.get(name);
    return entry !== undefined && (entry.placeholder || entry.merged.length > 0);
  }
}

const NONE: readonly number[] = [];

function entryOf(line: SettingLine): RdpEntry {
  const setting = findSetting(line.name);
  const value = line.value.text;
  const letter = line.type.text;
  return {
    line,
    setting,
    typed: !setting || letter === setting.type || letter === setting.altType,
    // A password may hold any character, so only a whole placeholder is one.
    placeholder: setting?.secret ? isPlaceholder(value) : findPlaceholder(line.name, value) !== undefined,
    merged: value.includes(':') ? mergedKeys(value) : NONE,
  };
}
