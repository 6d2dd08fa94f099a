/** How far behind `<Event` the provider and the id stand, in the order in which Windows writes them. */
const LONGEST_HEAD = 1000;

/**
 * Provider and id of an event that is written plainly and as Windows orders it, without reading the rest of it: most events
 * of a large export are passed over by this alone. Undefined where it cannot be told like this.
 * @param start The offset of `<Event`.
 */
export function eventHead(text: string, start: number): { provider: string; id: number } | undefined {
  // A slice, so that no search runs on to the end of a hostile text.
  const head = text.slice(start, start + LONGEST_HEAD);
  const name = head.indexOf('<Provider Name=');
  if (name < 0) return undefined;
  const open = name + '<Provider Name='.length;
  const close = head.indexOf(head.charAt(open), open + 1);
  const tag = head.indexOf('<EventID', open);
  if (close < 0 || tag < close) return undefined;
  let id = 0;
  const first = head.indexOf('>', tag) + 1;
  let at = first;
  for (let digit = head.charCodeAt(at) - 48; digit >= 0 && digit <= 9; digit = head.charCodeAt(++at) - 48) {
    id = id * 10 + digit;
  }
  return first === 0 || at === first || head[at] !== '<' ? undefined : { provider: head.slice(open + 1, close), id };
}
