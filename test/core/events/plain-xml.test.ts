/** XML as somebody escaped, quoted or commented it out, and values of it in a column. */
import assert from 'node:assert/strict';
import { isWholeEvent, readDataXml } from '../../../src/core/events/data-xml';
import { plainXml } from '../../../src/core/events/plain-xml';

describe('XML that was escaped', () => {
  /** Each character of the plain text stands where the escaped one says. */
  function checkOffsets(raw: string): string {
    const { xml, originalOffset } = plainXml(raw);
    for (let at = 0; at < xml.length; at++) {
      const original = raw.slice(originalOffset(at));
      const character = xml[at]!;
      const isEscaped = original.startsWith('&') || original.startsWith('\\');
      assert.ok(isEscaped || original.startsWith(character), `${at} in ${raw}`);
    }
    assert.equal(originalOffset(xml.length), raw.length);
    return xml;
  }

  it('for HTML is itself again, one level deep', () => {
    assert.equal(checkOffsets('x &lt;EventID&gt;40&lt;/EventID&gt; y'), 'x <EventID>40</EventID> y');
    assert.equal(
      checkOffsets('&lt;Provider Name=&quot;A&apos;s &amp; B&#39;s&quot;/&gt;'),
      `<Provider Name="A's & B's"/>`,
    );
    assert.equal(checkOffsets('&lt;Data&gt;&amp;lt;b&amp;gt;&lt;/Data&gt;'), '<Data>&lt;b&gt;</Data>');
    for (const element of ['System', '/System', 'Provider', 'EventID', '/EventID', 'Data'])
      assert.ok(checkOffsets(`&lt;${element}&gt;`).startsWith('<'), element);
  });

  it('for JSON is itself again', () => {
    const raw = String.raw`{"xml":"<Event a=\"b\">\r\n\t<x\/>c:\\d<\/Event>"}`;
    assert.equal(checkOffsets(raw), '{"xml":"<Event a="b">\r\n\t<x/>c:\\d</Event>"}');
  });

  it('stays as it is where it only looks so', () => {
    for (const raw of ['a &lt; b', '&lt;Other&gt;', '<Data>&lt;b&gt;</Data>', String.raw`c:\new`, String.raw`a\nb`]) {
      const { xml, originalOffset } = plainXml(raw);
      assert.equal(xml, raw);
      assert.equal(originalOffset(3), 3);
    }
  });

  it('behind marks of a comment stands alone, with blanks for the marks', () => {
    for (const mark of ['# ', '> ', '; ', '// ', '  # ', '\t; '])
      assert.equal(plainXml(`${mark}<Event>`).xml, `${mark.replace(/\S/g, ' ')}<Event>`.replace('\t', ' '), mark);
    assert.equal(plainXml('#<Event>').xml, ' <Event>');
    assert.equal(plainXml('- <Event>\n- <System>').xml, '  <Event>\n  <System>');
    for (const raw of ['-<Event>', '- x', 'x # <Event>', '#x <Event>', '         # <Event>'])
      assert.equal(plainXml(raw).xml, raw, raw);
  });
});

describe('The XML of an event in a column', () => {
  const read = (text: string) => readDataXml(text).map(({ name, value }) => `${name ?? '-'}=${value}`);

  it('gives the values of its data, with their names where they have one', () => {
    const text = `<EventData><Data Name="User">ada</Data><Data>5</Data><Data Name='x y' >a&lt;b&amp;c</Data></EventData>`;
    assert.deepEqual(read(text), ['User=ada', '-=5', 'x y=a<b&c']);
    for (const { value, index } of readDataXml(text).slice(0, 2))
      assert.equal(text.slice(index, index + value.length), value);
  });

  it('gives its parameters where it has no data, and its elements where it has neither', () => {
    assert.deepEqual(read('<Param>ada</Param><Param>5</Param>'), ['-=ada', '-=5']);
    assert.deepEqual(read('<EventXML xmlns="x"><User>ada</User><Session id="1">5</Session></EventXML>'), [
      'User=ada',
      'Session=5',
    ]);
    assert.deepEqual(read('<Data Name="a">1</Data><Param>2</Param><b>3</b>'), ['a=1']);
    assert.deepEqual(read('no XML'), []);
  });

  it('undoes each entity that XML has, and no other', () => {
    assert.deepEqual(read('<Data>&lt;&gt;&quot;&apos;&amp;&nbsp;</Data>'), [`-=<>"'&&nbsp;`]);
  });

  it('is told from a whole event, which is read where it stands', () => {
    assert.equal(isWholeEvent('x<Event>'), true);
    assert.equal(isWholeEvent("<Event xmlns='x'>"), true);
    assert.equal(isWholeEvent('<EventData>'), false);
  });

  it('is read up to a hundred thousand characters', () => {
    const data = '<Data>5</Data>';
    assert.deepEqual(read(' '.repeat(100_000 - data.length) + data), ['-=5']);
    assert.deepEqual(read(' '.repeat(100_000) + data), []);
  });
});
