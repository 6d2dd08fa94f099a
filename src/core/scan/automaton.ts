/**
 * Many patterns looked for at once, in one step per character whatever the text: the patterns become one automaton whose
 * states are made when a text first needs them. A list of regular expressions costs a step per expression.
 */

/** A pattern and the bits that stand for it in an answer. */
export interface Sought {
  /** As a regular expression writes it: characters, escapes, sets, `(?:…|…)`, `?`, `*`, `{m,n}`; nothing else. */
  readonly source: string;
  readonly bits: number;
}

/** UTF-16 code units from one to another, both inclusive. */
type Range = readonly [number, number];

/** A place in the patterns: on one of the set with this number it leads to `next`; without a set, to all of `next` at once. */
interface Place {
  set: number | undefined;
  next: number[];
  bits: number;
}

const LAST_UNIT = 0xffff;
const NEW_LINE = 10;
const RETURN = 13;
const DIGIT: readonly Range[] = [[0x30, 0x39]];
const WORD: readonly Range[] = [...DIGIT, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
const SPACE: readonly Range[] = [
  ...([[9, 13], [0x20, 0x20], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200a]] as const),
  ...([[0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff]] as const),
]; // prettier-ignore

/** Room for this many states: more than all texts together can need. Were it full, all would be made anew. */
const MAX_STATES = 16_384;

/** The lines of a text, and the bits of all patterns that occur in each. */
export interface SievedLines {
  readonly count: number;
  /** Where each line begins; behind the last one, where the text ends. */
  readonly starts: Int32Array;
  readonly bits: Int32Array;
}

/** Finds which patterns occur in a line. A line begins and ends with a line feed, for patterns that ask for one. */
export class Automaton {
  readonly #sought: readonly Sought[];
  readonly #places: Place[] = [];
  /** The sets of the places, each once, and their numbers. */
  readonly #sets: (readonly Range[])[] = [];
  readonly #numberOf = new Map<string, number>();
  /** The class of each code unit: units that no pattern tells apart are one class. */
  readonly #classOf = new Uint8Array(LAST_UNIT + 1);
  #classes = 0;
  /** A row for each set: 1 for each class that it holds. */
  #holds = new Uint8Array(0);
  /** Where patterns begin, by class: the places after their first character. */
  #begun: number[][] = [];
  /**
   * A row for each state: where each class leads, 0 where no text has needed it yet, the complement where a pattern ends
   * there or a line may; then the state's bits. A state is the index at which its row begins.
   */
  #steps = new Int32Array(0);
  /** The places that make up each state, by number. */
  #states: number[][] = [];
  #known = new Map<string, number>();
  #first = 0;
  /** How often all states were made anew. */
  #made = 0;

  constructor(sought: readonly Sought[]) {
    this.#sought = sought;
  }

  /** How many states were made so far. */
  get size(): number {
    return this.#states.length;
  }

  /** The bits of all patterns that occur in `text.slice(start, end)`, which is one line without its end. */
  bitsIn(text: string, start: number, end: number): number {
    if (this.#classes === 0) this.#build();
    const classOf = this.#classOf;
    const classes = this.#classes;
    let steps = this.#steps;
    let bits = 0;
    let state = this.#first;
    for (let at = start; at < end; at++) {
      const kind = classOf[text.charCodeAt(at)]!;
      const next = steps[state + kind]!;
      // Nearly all of the time is spent up to here.
      if (next > 0) state = next;
      else {
        state = this.#land(state, kind);
        steps = this.#steps;
        bits |= steps[state + classes]!;
      }
    }
    state = this.#land(state, classOf[NEW_LINE]!);
    return bits | this.#steps[state + classes]!;
  }

  /**
   * The lines of a text, given by its UTF-16 code units; bytes are the units below 256. LF, CRLF and a lone CR each end a line.
   * Two halves are read in turns: the processor works on the one while it waits for the table's answer on the other.
   */
  linesIn(units: Uint8Array | Uint16Array): SievedLines {
    if (this.#classes === 0) this.#build();
    const classOf = this.#classOf;
    const { length } = units;
    const middle = units.indexOf(NEW_LINE, length >> 1) + 1;
    const both = Math.min(middle, length - middle);
    const upper = new LineList(0, middle);
    const lower = new LineList(middle, length - middle);
    const made = this.#made;
    let steps = this.#steps;
    let first = this.#first;
    let second = first;
    for (let at = 0; at < both; at++) {
      const next = steps[first + classOf[units[at]!]!]!;
      if (next > 0) first = next;
      else {
        first = this.#leave(upper, units, at, first);
        steps = this.#steps;
        if (made !== this.#made) return this.#linesInOneGo(units);
      }
      const other = steps[second + classOf[units[middle + at]!]!]!;
      if (other > 0) second = other;
      else {
        second = this.#leave(lower, units, middle + at, second);
        steps = this.#steps;
        if (made !== this.#made) return this.#linesInOneGo(units);
      }
    }
    this.#rest(upper, units, both, middle, first);
    second = this.#rest(lower, units, middle + both, length, second);
    lower.add(length, lower.bits | this.#atLineEnd(second));
    upper.append(lower);
    return upper.lines;
  }

  /** All states were made anew, and those of another half would no longer be known. */
  #linesInOneGo(units: Uint8Array | Uint16Array): SievedLines {
    const list = new LineList(0, units.length);
    const state = this.#rest(list, units, 0, units.length, this.#first);
    list.add(units.length, list.bits | this.#atLineEnd(state));
    return list.lines;
  }

  #rest(lines: LineList, units: Uint8Array | Uint16Array, from: number, to: number, start: number): number {
    const classOf = this.#classOf;
    let steps = this.#steps;
    let state = start;
    for (let at = from; at < to; at++) {
      const next = steps[state + classOf[units[at]!]!]!;
      if (next > 0) state = next;
      else {
        state = this.#leave(lines, units, at, state);
        steps = this.#steps;
      }
    }
    return state;
  }

  /** The state behind a unit that ends a pattern or a line, or that leads where no text has led so far. */
  #leave(lines: LineList, units: Uint8Array | Uint16Array, at: number, state: number): number {
    const unit = units[at]!;
    if (unit === RETURN && units[at + 1] === NEW_LINE) return state;
    if (unit === NEW_LINE || unit === RETURN) {
      lines.add(at + 1, lines.bits | this.#atLineEnd(state));
      lines.bits = 0;
      return this.#first;
    }
    const next = this.#land(state, this.#classOf[unit]!);
    lines.bits |= this.#steps[next + this.#classes]!;
    return next;
  }

  #atLineEnd(state: number): number {
    const end = this.#land(state, this.#classOf[NEW_LINE]!);
    return this.#steps[end + this.#classes]!;
  }

  /** The state after one more character, made now where no text has needed it. */
  #land(state: number, kind: number): number {
    const next = this.#steps[state + kind]! || this.#step(state, kind);
    return next < 0 ? ~next : next;
  }

  get #width(): number {
    return this.#classes + 1;
  }

  #build(): void {
    const beginnings = this.#sought.map(({ source, bits }) => this.#parse(source, bits));
    // What may end a line is a class of its own.
    for (const end of [NEW_LINE, RETURN]) this.#setNumber(only(end));
    // Code units fall into intervals within which no set changes; intervals that all sets treat alike are one class.
    const edges = new Set([0, NEW_LINE, NEW_LINE + 1, RETURN, RETURN + 1]);
    for (const set of this.#sets) for (const [low, high] of set) edges.add(low).add(high + 1);
    const intervals = [...edges].filter((edge) => edge <= LAST_UNIT).sort((one, other) => one - other);
    const inside = intervalsIn(this.#sets, intervals);
    const classes = classesOf(intervals.length, inside);
    this.#classes = Math.max(...classes) + 1;
    for (const [index, low] of intervals.entries())
      this.#classOf.fill(classes[index]!, low, intervals[index + 1] ?? LAST_UNIT + 1);
    this.#holds = new Uint8Array(this.#sets.length * this.#classes);
    for (const [set, held] of inside.entries())
      for (const interval of held) this.#holds[set * this.#classes + classes[interval]!] = 1;
    const begun = Array.from({ length: this.#classes }, (): number[] => []);
    for (const place of this.#closure(beginnings)) {
      const { set, next } = this.#places[place]!;
      if (set === undefined) continue;
      for (const interval of inside[set]!) begun[classes[interval]!]!.push(...next);
    }
    this.#begun = begun.map((places) => this.#closure(places));
    this.#clear();
  }

  #clear(): void {
    this.#made++;
    this.#states = [[]]; // state 0 is never entered, so that 0 can stand for an unknown step
    this.#known = new Map();
    this.#steps = new Int32Array(this.#width * 256);
    const first = this.#stateOf(this.#begun[this.#classOf[NEW_LINE]!]!);
    this.#first = first < 0 ? ~first : first;
  }

  #step(state: number, kind: number): number {
    const places = this.#states[state / this.#width]!;
    if (this.#states.length >= MAX_STATES) {
      this.#clear();
      return this.#stateOf(this.#union(places, kind));
    }
    const next = this.#stateOf(this.#union(places, kind));
    const isLineEnd = kind === this.#classOf[NEW_LINE] || kind === this.#classOf[RETURN];
    this.#steps[state + kind] = isLineEnd && next > 0 ? ~next : next;
    return next;
  }

  #union(places: readonly number[], kind: number): number[] {
    return [...new Set([...this.#after(places, kind), ...this.#begun[kind]!])];
  }

  /** The state that stands for these places, as an index into the steps; its complement where a pattern ends there. */
  #stateOf(places: readonly number[]): number {
    const ordered = [...places].sort((one, other) => one - other);
    const key = ordered.join();
    let state = this.#known.get(key);
    if (state === undefined) {
      state = this.#states.length * this.#width;
      this.#known.set(key, state);
      this.#states.push(ordered);
      if (state + this.#width > this.#steps.length) {
        const steps = new Int32Array(this.#steps.length * 2);
        steps.set(this.#steps);
        this.#steps = steps;
      }
      this.#steps[state + this.#classes] = ordered.reduce((bits, place) => bits | this.#places[place]!.bits, 0);
    }
    return this.#steps[state + this.#classes] === 0 ? state : ~state;
  }

  #after(places: readonly number[], kind: number): number[] {
    const reached: number[] = [];
    for (const place of places) {
      const { set, next } = this.#places[place]!;
      if (set !== undefined && this.#holds[set * this.#classes + kind] === 1) reached.push(...next);
    }
    return this.#closure(reached);
  }

  /** The places that can be reached without a character; of those only the ones that wait for one or end a pattern. */
  #closure(from: readonly number[]): number[] {
    const seen = new Set<number>();
    const open = [...from];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (seen.has(place)) continue;
      seen.add(place);
      const { set, next } = this.#places[place]!;
      if (set === undefined) open.push(...next);
    }
    return [...seen].filter((place) => this.#places[place]!.set !== undefined || this.#places[place]!.bits !== 0);
  }

  #place(set: readonly Range[] | undefined, next: number[], bits = 0): number {
    this.#places.push({ set: set && this.#setNumber(set), next, bits });
    return this.#places.length - 1;
  }

  #setNumber(set: readonly Range[]): number {
    const written = set.join();
    let number = this.#numberOf.get(written);
    if (number === undefined) {
      number = this.#sets.push(set) - 1;
      this.#numberOf.set(written, number);
    }
    return number;
  }

  /** The place where a pattern begins. */
  #parse(source: string, bits: number): number {
    const { node, at } = parseAlternatives(source, 0);
    if (at !== source.length) throw new Error(`not a pattern: ${source}`);
    return this.#enter(node, this.#place(undefined, [], bits));
  }

  /** Lays the places of a node that goes on at `next`; answers where it begins. */
  #enter(node: Node, next: number): number {
    if (node.kind === 'set') return this.#place(node.set, [next]);
    if (node.kind === 'any')
      return this.#place(
        undefined,
        node.nodes.map((one) => this.#enter(one, next)),
      );
    if (node.kind === 'all') return node.nodes.reduceRight((after, one) => this.#enter(one, after), next);
    let begin = next;
    if (node.most === Infinity) {
      begin = this.#place(undefined, [next]);
      this.#places[begin]!.next.push(this.#enter(node.node, begin));
    } else {
      for (let count = node.least; count < node.most; count++) {
        begin = this.#place(undefined, [next, this.#enter(node.node, begin)]);
      }
    }
    for (let count = 0; count < node.least; count++) begin = this.#enter(node.node, begin);
    return begin;
  }
}

/** The intervals of each set, by number; `starts` are the first units of all intervals, in order. */
function intervalsIn(sets: readonly (readonly Range[])[], starts: readonly number[]): number[][] {
  const indexes = new Map(starts.map((start, index) => [start, index]));
  return sets.map((set) => {
    const held = new Set<number>();
    for (const [low, high] of set) {
      const end = indexes.get(high + 1) ?? starts.length;
      for (let interval = indexes.get(low)!; interval < end; interval++) held.add(interval);
    }
    return [...held];
  });
}

/** The class of each interval: two are of one class where every set holds both or neither. Numbered as they first occur. */
function classesOf(count: number, sets: readonly (readonly number[])[]): number[] {
  const kinds = new Array<number>(count).fill(0);
  let last = 0;
  for (const set of sets) {
    // Of each class the set divides, the part inside becomes a new one.
    const inside = new Map<number, number>();
    for (const interval of set) {
      const kind = kinds[interval]!;
      let divided = inside.get(kind);
      if (divided === undefined) {
        divided = ++last;
        inside.set(kind, divided);
      }
      kinds[interval] = divided;
    }
  }
  const numbers = new Map<number, number>();
  return kinds.map((kind) => {
    const number = numbers.get(kind) ?? numbers.size;
    numbers.set(kind, number);
    return number;
  });
}

/** Lines as they are found. */
class LineList {
  /** Of the line that is being read. */
  bits = 0;
  #count = 0;
  #starts: Int32Array;
  #bits: Int32Array;

  constructor(start: number, length: number) {
    this.#starts = new Int32Array(2 + (length >> 5));
    this.#bits = new Int32Array(1 + (length >> 5));
    this.#starts[0] = start;
  }

  /** A line has ended; the next one begins at `next`. */
  add(next: number, bits: number): void {
    if (this.#count === this.#bits.length) {
      this.#starts = grown(this.#starts);
      this.#bits = grown(this.#bits);
    }
    this.#bits[this.#count] = bits;
    this.#starts[++this.#count] = next;
  }

  append(lines: LineList): void {
    for (let line = 0; line < lines.#count; line++) this.add(lines.#starts[line + 1]!, lines.#bits[line]!);
  }

  get lines(): SievedLines {
    return { count: this.#count, starts: this.#starts, bits: this.#bits };
  }
}

function grown(numbers: Int32Array): Int32Array {
  const more = new Int32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}

type Node =
  | { readonly kind: 'set'; readonly set: readonly Range[] }
  | { readonly kind: 'any'; readonly nodes: readonly Node[] }
  | { readonly kind: 'all'; readonly nodes: readonly Node[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly least: number; readonly most: number };

/** A node and where the source goes on behind it. */
interface Parsed {
  readonly node: Node;
  readonly at: number;
}

function parseAlternatives(source: string, from: number): Parsed {
  const nodes: Node[] = [];
  let at = from;
  for (;;) {
    const sequence: Node[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const parsed = parseRepeated(source, at);
      sequence.push(parsed.node);
      at = parsed.at;
    }
    nodes.push({ kind: 'all', nodes: sequence });
    if (source[at] !== '|') return { node: nodes.length === 1 ? nodes[0]! : { kind: 'any', nodes }, at };
    at++;
  }
}

const REPEAT = /\?|\*|\{(\d+)(?:,(\d+))?\}/y;

function parseRepeated(source: string, from: number): Parsed {
  const { node, at } = parseOne(source, from);
  if (!'?*{'.includes(source[at] ?? ' ')) return { node, at };
  REPEAT.lastIndex = at;
  const match = REPEAT.exec(source);
  if (!match) return { node, at };
  const [token, low, high] = match;
  const least = Number(low ?? 0);
  const most = token === '*' ? Infinity : token === '?' ? 1 : Number(high ?? low);
  return { node: { kind: 'repeat', node, least, most }, at: at + token.length };
}

function parseOne(source: string, from: number): Parsed {
  if (source.startsWith('(?:', from)) {
    const { node, at } = parseAlternatives(source, from + 3);
    if (source[at] !== ')') throw new Error(`a group is open: ${source}`);
    return { node, at: at + 1 };
  }
  if (source[from] === '[') return parseSet(source, from + 1);
  if ('()?*+^$.{}]'.includes(source[from]!)) throw new Error(`not known in a pattern: ${source.slice(from)}`);
  const { set, at } = parseUnit(source, from);
  return { node: { kind: 'set', set }, at };
}

function parseSet(source: string, from: number): Parsed {
  const isNegated = source[from] === '^';
  let at = isNegated ? from + 1 : from;
  const ranges: Range[] = [];
  while (source[at] !== ']') {
    if (at >= source.length) throw new Error(`a set is open: ${source}`);
    const low = parseUnit(source, at);
    at = low.at;
    if (source[at] === '-' && source[at + 1] !== ']') {
      const high = parseUnit(source, at + 1);
      ranges.push([low.set[0]![0], high.set[0]![1]]);
      at = high.at;
    } else ranges.push(...low.set);
  }
  return { node: { kind: 'set', set: isNegated ? complement(ranges) : ranges }, at: at + 1 };
}

const ESCAPES: Readonly<Record<string, readonly Range[]>> = { d: DIGIT, w: WORD, W: complement(WORD), s: SPACE };

function parseUnit(source: string, from: number): { set: readonly Range[]; at: number } {
  if (source[from] !== '\\') return { set: only(source.charCodeAt(from)), at: from + 1 };
  const escaped = source[from + 1]!;
  if (escaped === '0') return { set: only(0), at: from + 2 };
  if (escaped === 'n') return { set: only(NEW_LINE), at: from + 2 };
  if (escaped === 'x') return { set: only(Number.parseInt(source.slice(from + 2, from + 4), 16)), at: from + 4 };
  return { set: ESCAPES[escaped] ?? only(source.charCodeAt(from + 1)), at: from + 2 };
}

const only = (unit: number): readonly Range[] => [[unit, unit]];

function complement(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  let from = 0;
  for (const [low, high] of [...ranges].sort(([one], [other]) => one - other)) {
    if (from < low) result.push([from, low - 1]);
    from = Math.max(from, high + 1);
  }
  return from > LAST_UNIT ? result : [...result, [from, LAST_UNIT]];
}
