/** A value of the XML that a row holds of an event: `name` is absent where it has none. */
export interface XmlValue {
  readonly name?: string;
  readonly value: string;
  /** Where the value begins in the XML. */
  readonly index: number;
}

const DATA = /<Data(?:\s{1,20}Name\s{0,4}=\s{0,4}["']([^"'<>]{1,100})["'])?\s{0,20}>([^<>]{0,20000})</g;
const PARAM = /<Param>([^<>]{0,20000})</g;
const ELEMENT = /<([A-Za-z]\w{0,60})(?:\s[^<>]{0,200})?>([^<>]{0,20000})<\//g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const LONGEST = 100_000;

/** True for the XML of a whole event, which is read where it stands. */
export const isWholeEvent = (text: string): boolean => /<Event[\s>]/.test(text);

/** The values of `<EventData>`, `<UserData>` or `<Param>` elements, as Log Analytics keeps them in a column. */
export function readDataXml(text: string): XmlValue[] {
  const xml = text.slice(0, LONGEST);
  const data = [...xml.matchAll(DATA)].map((match) => named(match, match[1], match[2]!));
  if (data.length > 0) return data;
  const params = [...xml.matchAll(PARAM)].map((match) => named(match, undefined, match[1]!));
  if (params.length > 0) return params;
  return [...xml.matchAll(ELEMENT)].map((match) => named(match, match[1], match[2]!));
}

function named(match: RegExpExecArray, name: string | undefined, value: string): XmlValue {
  const index = match.index + match[0].lastIndexOf('>' + value + '<') + 1;
  return { ...(name === undefined ? {} : { name }), value: undone(value), index };
}

const undone = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
