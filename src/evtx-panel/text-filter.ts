/** The filter box: words that must all occur, in whatever case. Pure. */

/**
 * @param text as typed; blanks part the words
 * @returns whether an event has every word in one of its texts: in the words of its row, or in its XML
 */
export function textFilter(text: string): (words: string, xml: string) => boolean {
  const terms = text.split(/\s+/).filter((term) => term !== '');
  const tests = terms.map((term) => {
    // Built of escaped characters only, so that it is linear, and case needs no copy of every event.
    const plain = new RegExp(literal(term), 'i');
    const escaped = escapedXml(term);
    // Text of an event and tags around it are both found as they are typed.
    const inXml = escaped === term ? plain : new RegExp(`${literal(term)}|${literal(escaped)}`, 'i');
    return { plain, inXml };
  });
  return (words, xml) => tests.every(({ plain, inXml }) => inXml.test(xml) || plain.test(words));
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** As it stands in the XML of an event. */
const escapedXml = (text: string): string =>
  text.replace(/[&<>]/g, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;'));
