/** XML as it was before somebody escaped it. */
export interface PlainXml {
  readonly xml: string;
  /** The offset in the given text of an offset in `xml`. */
  readonly originalOffset: (offset: number) => number;
}

const HTML: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&amp;': '&',
};
const JSON_ESCAPES: Readonly<Record<string, string>> = {
  '\\"': '"',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '\\/': '/',
  '\\\\': '\\',
};
const LINE_PREFIX = /^[ \t]{0,8}(?:[#>;]|\/\/|-(?= <))(?=\s|<)/gm;

/**
 * Undoes one level of HTML or JSON escaping, and blanks comment marks at the heads of lines, so that the text can be
 * read as XML; keeps track of where each character came from.
 */
export function plainXml(raw: string): PlainXml {
  if (/&lt;\/?(?:System|Provider|EventID|Data)\b/.test(raw))
    return replace(raw, /&(?:lt|gt|quot|apos|amp|#39);/g, HTML);
  if (/\\[nr"]/.test(raw) && raw.includes('=\\"')) return replace(raw, /\\["nrt/\\]/g, JSON_ESCAPES);
  return { xml: raw.replace(LINE_PREFIX, (mark) => ' '.repeat(mark.length)), originalOffset: (offset) => offset };
}

function replace(raw: string, pattern: RegExp, table: Readonly<Record<string, string>>): PlainXml {
  const parts: string[] = [];
  // Where each shortened piece ends: in the result, and how many characters were dropped up to there.
  const ends: number[] = [];
  const dropped: number[] = [];
  let from = 0;
  let length = 0;
  for (const match of raw.matchAll(pattern)) {
    const piece = raw.slice(from, match.index) + (table[match[0]] ?? match[0]);
    parts.push(piece);
    length += piece.length;
    from = match.index + match[0].length;
    ends.push(length);
    dropped.push(from - length);
  }
  parts.push(raw.slice(from));
  return {
    xml: parts.join(''),
    originalOffset(offset) {
      let low = 0;
      let high = ends.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ends[middle]! <= offset) low = middle + 1;
        else high = middle;
      }
      return offset + (low === 0 ? 0 : dropped[low - 1]!);
    },
  };
}
