import type { Span } from '../text';

/** A value of a JSON text, and where it stands; a string without its quotes. */
export type JsonNode = JsonLeaf | JsonObject | JsonArray;
export interface JsonLeaf extends Span {
  readonly kind: 'string' | 'other';
}
export interface JsonObject extends Span {
  readonly kind: 'object';
  readonly entries: readonly (readonly [key: string, value: JsonNode])[];
}
export interface JsonArray extends Span {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

const DEEPEST = 40;
const STRUCTURE = /["{}[\]]/g;
const BLANK = /\s*/y;
const SCALAR = /[^\s,:{}[\]"]{1,400}/y;
const ESCAPED = /\\(?:u([0-9a-f]{4})|(.))/gi;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * Where the object or array that begins at `start` ends, by its brackets only. Where they do not match, or a string does
 * not end on its line, `open` tells the brackets that are therefore never closed.
 */
export function skipJson(text: string, start: number): { end: number } | { open: number[] } {
  const open: number[] = [];
  STRUCTURE.lastIndex = start;
  for (let match = STRUCTURE.exec(text); match; match = STRUCTURE.exec(text)) {
    const at = match.index;
    switch (match[0]) {
      case '"': {
        const end = stringEnd(text, at);
        if (end < 0) return { open };
        STRUCTURE.lastIndex = end + 1;
        break;
      }
      case '{':
      case '[':
        open.push(at);
        if (open.length > DEEPEST) return { open };
        break;
      default: {
        const opened = open.pop()!;
        if ((text[opened] === '{') !== (match[0] === '}')) return { open: [...open, opened] };
        if (open.length === 0) return { end: at + 1 };
      }
    }
  }
  return { open };
}

const STRING_STOP = /["\\\n]/g;

/** Where the closing quote of the string that begins at `start` stands; -1 where its line ends first. */
function stringEnd(text: string, start: number): number {
  STRING_STOP.lastIndex = start + 1;
  for (let match = STRING_STOP.exec(text); match; match = STRING_STOP.exec(text)) {
    if (match[0] === '"') return match.index;
    if (match[0] === '\n') return -1;
    STRING_STOP.lastIndex = match.index + 2;
  }
  return -1;
}

/** The value that begins at `start`; undefined where it is no JSON. `keep` may leave out objects, whose ends it knows. */
export function parseJson(
  text: string,
  start: number,
  keep?: (start: number) => number | undefined,
): JsonNode | undefined {
  return new Parser(text, keep).value(start, 0);
}

class Parser {
  readonly #text: string;
  readonly #skip: ((start: number) => number | undefined) | undefined;

  constructor(text: string, skip: ((start: number) => number | undefined) | undefined) {
    this.#text = text;
    this.#skip = skip;
  }

  value(from: number, depth: number): JsonNode | undefined {
    const start = this.#blank(from);
    if (depth > DEEPEST) return undefined;
    switch (this.#text[start]) {
      case '"': {
        const end = stringEnd(this.#text, start);
        return end < 0 ? undefined : { kind: 'string', start: start + 1, end };
      }
      case '{':
        return this.#object(start, depth);
      case '[':
        return this.#array(start, depth);
      default: {
        SCALAR.lastIndex = start;
        const match = SCALAR.exec(this.#text);
        return match ? { kind: 'other', start, end: SCALAR.lastIndex } : undefined;
      }
    }
  }

  #object(start: number, depth: number): JsonObject | undefined {
    const entries: [string, JsonNode][] = [];
    let at = this.#blank(start + 1);
    while (this.#text[at] === '"') {
      const keyEnd = stringEnd(this.#text, at);
      if (keyEnd < 0) return undefined;
      const key = decoded(this.#text, at + 1, keyEnd).value;
      at = this.#blank(keyEnd + 1);
      if (this.#text[at] !== ':') return undefined;
      const value = this.value(at + 1, depth + 1);
      if (!value) return undefined;
      entries.push([key, value]);
      at = this.#blank(afterOf(value));
      if (this.#text[at] === ',') at = this.#blank(at + 1);
    }
    return this.#text[at] === '}' ? { kind: 'object', entries, start, end: at + 1 } : undefined;
  }

  #array(start: number, depth: number): JsonArray | undefined {
    const items: JsonNode[] = [];
    let at = this.#blank(start + 1);
    while (at < this.#text.length && this.#text[at] !== ']') {
      const skipped = this.#text[at] === '{' ? this.#skip?.(at) : undefined;
      if (skipped === undefined) {
        const item = this.value(at, depth + 1);
        if (!item) return undefined;
        items.push(item);
        at = this.#blank(afterOf(item));
      } else at = this.#blank(skipped);
      if (this.#text[at] === ',') at = this.#blank(at + 1);
    }
    return at < this.#text.length ? { kind: 'array', items, start, end: at + 1 } : undefined;
  }

  #blank(from: number): number {
    BLANK.lastIndex = from;
    BLANK.exec(this.#text);
    return Math.max(from, BLANK.lastIndex);
  }
}

const afterOf = (node: JsonNode): number => (node.kind === 'string' ? node.end + 1 : node.end);

/** A string with its escapes undone, and by how much the text is longer from where on. */
export function decoded(
  text: string,
  start: number,
  end: number,
): { value: string; shifts?: (readonly [from: number, by: number])[] } {
  const raw = text.slice(start, end);
  if (!raw.includes('\\')) return { value: raw };
  const shifts: (readonly [number, number])[] = [];
  let value = '';
  let from = 0;
  let by = 0;
  for (const match of raw.matchAll(ESCAPED)) {
    value += raw.slice(from, match.index);
    value += match[1] === undefined ? (ESCAPES[match[2]!] ?? match[2]!) : String.fromCharCode(parseInt(match[1], 16));
    from = match.index + match[0].length;
    by += match[0].length - 1;
    shifts.push([value.length, by]);
  }
  return { value: value + raw.slice(from), shifts };
}
