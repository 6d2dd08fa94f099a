import type { TextEdit } from '../text';
import { lintRdp, type LintRdpOptions } from './lint';

/** What fixing everything makes of a text. */
export interface RdpFixAll {
  /** The text afterwards; the same where there is nothing to fix. */
  readonly text: string;
  /** The way there: edits of the text as it was given, in order, apart from each other. */
  readonly edits: readonly TextEdit[];
  /** How many findings were fixed. */
  readonly count: number;
}

/** A fix may uncover another finding; fixes that go on for longer than this undo each other. */
const MOST_PASSES = 10;

/**
 * Applies the first fix of every finding that has one which is not manual, until there is none left. Findings whose
 * fixes meet are fixed one after the other. Never throws.
 */
export function fixRdp(text: string, options: LintRdpOptions = {}): RdpFixAll {
  // Of the text as it was; what it says of a signature has only manual fixes.
  const { verified, ...judged } = options;
  let pieces: readonly Piece[] = text === '' ? [] : [{ text, origin: 0 }];
  let now = text;
  let count = 0;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const { edits, fixed } = editsOfOnePass(now, judged);
    if (fixed === 0) break;
    pieces = edited(pieces, edits);
    now = pieces.map((piece) => piece.text).join('');
    count += fixed;
  }
  return { text: now, edits: editsTo(pieces, text.length), count };
}

function editsOfOnePass(text: string, options: LintRdpOptions): { edits: readonly TextEdit[]; fixed: number } {
  const edits: TextEdit[] = [];
  let fixed = 0;
  for (const { fixes } of lintRdp(text, options)) {
    const [fix] = fixes;
    if (!fix || fix.manual || fix.edits.some((edit) => meetsAny(edit, edits))) continue;
    for (const edit of fix.edits) edits.splice(placeIn(edits, edit), 0, edit);
    fixed++;
  }
  return { edits, fixed };
}

/** The index of the first of `edits` (in order) that begins at `edit`'s start or behind it. */
function placeIn(edits: readonly TextEdit[], { span }: TextEdit): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = edits[middle]!.span;
    // Of two at one place the insertion comes first.
    if (other.start < span.start || (other.start === span.start && other.end < span.end)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether an edit overlaps one of `edits` (in order), or begins where one begins. */
function meetsAny(edit: TextEdit, edits: readonly TextEdit[]): boolean {
  const at = placeIn(edits, edit);
  const [before, after] = [edits[at - 1]?.span, edits[at]?.span];
  const { start, end } = edit.span;
  if (before && (before.start === start || before.end > start)) return true;
  return after !== undefined && (after.start === start || after.start < end);
}

/** A part of the text: kept from the given one, where `origin` says at which offset it stood, or put in. */
interface Piece {
  readonly text: string;
  readonly origin?: number;
}

function part({ text, origin }: Piece, start: number, end?: number): Piece {
  return { text: text.slice(start, end), ...(origin !== undefined && { origin: origin + start }) };
}

/** The pieces after edits of the text that they make up; `edits` in order. */
function edited(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  const rest = [...pieces].reverse();
  let at = 0;
  const takeUntil = (offset: number, into?: Piece[]) => {
    while (at < offset) {
      const piece = rest.pop();
      if (!piece) return;
      const length = Math.min(piece.text.length, offset - at);
      into?.push(part(piece, 0, length));
      if (length < piece.text.length) rest.push(part(piece, length));
      at += length;
    }
  };
  for (const { span, newText } of edits) {
    takeUntil(span.start, result);
    if (newText !== '') result.push({ text: newText });
    takeUntil(span.end);
  }
  return [...result, ...rest.reverse()];
}

/** The edits of the given text, `length` long, that lead to the pieces. */
function editsTo(pieces: readonly Piece[], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let kept = 0;
  let newText = '';
  for (const { text, origin } of [...pieces, { text: '', origin: length }]) {
    if (origin === undefined) {
      newText += text;
      continue;
    }
    if (origin > kept || newText !== '') edits.push({ span: { start: kept, end: origin }, newText });
    kept = origin + text.length;
    newText = '';
  }
  return edits;
}
