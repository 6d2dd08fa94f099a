/** What is told of an event without reading it: its provider and id, where Windows wrote it; and what of it is kept. */
import assert from 'node:assert/strict';
import { eventHead } from '../../../src/core/events/event-head';
import { filterRdpEvents, filterRdpEventsInSteps } from '../../../src/core/events/event-filter';
import { readEvents } from '../../../src/core/events/read-events';

const LSM = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
const head = (provider: string, id: string) =>
  `<Event xmlns='x'><System><Provider Name=${provider}/><EventID>${id}</EventID></System></Event>`;

describe('The head of an event', () => {
  it('gives provider and id, in quotation marks of either kind', () => {
    for (const quote of ["'", '"'])
      assert.deepEqual(eventHead(head(`${quote}TermDD${quote} Guid='x'`, '56'), 0), { provider: 'TermDD', id: 56 });
    assert.deepEqual(eventHead(`${head("'a'", '1')}${head("'b'", '2')}`, head("'a'", '1').length), {
      provider: 'b',
      id: 2,
    });
  });

  it('gives an id with attributes, and one of any length', () => {
    const text = head("'TermDD'", '50').replace('<EventID>', "<EventID Qualifiers='49162'>");
    assert.deepEqual(eventHead(text, 0), { provider: 'TermDD', id: 50 });
    assert.equal(eventHead(head("'x'", '3221226600'), 0)?.id, 3221226600);
    assert.equal(eventHead(head("'x'", '0'), 0)?.id, 0);
  });

  it('is not told where it is written otherwise', () => {
    for (const text of [
      '',
      '<Event><System></System></Event>',
      head("'x'", ''),
      head("'x'", ' 5'),
      head("'x'", '5 '),
      head("'x'", '5a'),
      head("'x'", '-5'),
      head("'x", '5'),
      head('x', '5').replace('/>', '>'),
      '<Event><System><EventID>5</EventID><Provider Name="x"/></System></Event>',
      "<Event><System><Provider Name='x'/></System></Event>",
      "<Event><System><Provider Name='x'/><EventID",
      "<Event><System><Provider Name='x'/><EventID>5",
    ])
      assert.equal(eventHead(text, 0), undefined, text);
  });

  it('is looked for within a thousand characters', () => {
    const at = (length: number) => {
      const text = head("'TermDD'", '56');
      const end = text.indexOf('</EventID');
      return eventHead(text.slice(0, 7).padEnd(length - end - 1 + 7, ' ') + text.slice(7), 0);
    };
    assert.deepEqual(at(1000), { provider: 'TermDD', id: 56 });
    assert.equal(at(1001), undefined);
  });
});

describe('The events of sessions in an export', () => {
  const event = (id: number, more = '') =>
    `<Event xmlns='x'><System><Provider Name='${LSM}'/><EventID>${id}</EventID></System>${more}</Event>`;
  const kept = (text: string) => filterRdpEvents(text).text.split('\n').slice(3, -2).join('\n');

  it('stand with the marks of a comment before them, and no others', () => {
    for (const mark of ['', '  ', '# ', '> ', '// ', ';', '- ', '\t'])
      assert.equal(kept(`x\n${mark}${event(40)}`), `${mark}${event(40)}`, mark);
    for (const mark of ['x', 'x ', '## ', ' '.repeat(17)]) assert.equal(kept(`${mark}${event(40)}`), event(40), mark);
    assert.equal(kept(`${event(21)} ${event(40)}`), `${event(21)}\n${event(40)}`);
  });

  it('keep the whole of an end tag, however it is written', () => {
    const spaced = event(40).replace('</Event>', '</Event  >');
    assert.equal(kept(`<Events>${spaced}</Events>`), spaced);
    const escaped = event(40).replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    assert.equal(kept(escaped), escaped);
  });

  it('where they are damaged end before what belongs to the root', () => {
    const cut = event(40).replace('</Event>', '');
    assert.equal(kept(`<Events>${cut}</Events>`), cut);
    assert.equal(kept(`<Events>${cut}  \n</Events>`), cut);
    assert.equal(kept(cut), cut);
  });

  it('are named at the head in one line', () => {
    const { text } = filterRdpEvents(event(40), { heading: () => 'a\r\n\r\nb' });
    assert.equal(text.split('\n')[2], '<!-- a b -->');
    assert.equal(
      filterRdpEvents(event(40) + head("'Service Control Manager'", '7036')).text.split('\n')[2],
      '<!-- 1 of 2 events -->',
    );
  });

  it('are gathered with a pause after each million characters', () => {
    const long = event(40, `<Data>${'x'.repeat(300_000)}</Data>`);
    const pauses = (count: number) => [...filterRdpEventsInSteps(long.repeat(count))].length;
    assert.equal(pauses(3), 0);
    assert.equal(pauses(4), 1);
    assert.equal(pauses(7), 1);
    assert.equal(pauses(8), 2);
  });
});

describe('All events of a text', () => {
  const xml = `<Event xmlns='x'><System><Provider Name='${LSM}'/><EventID>40</EventID></System></Event>`;
  const record = [
    'ProviderName : TermDD',
    'Id           : 56',
    'TimeCreated  : 2026-03-05 08:00:00',
    'Message      : x',
  ].join('\n');
  const ids = (text: string, wanted: (provider: string, id: number) => boolean = () => true) =>
    readEvents(text, wanted).map(({ id }) => id);

  it('stand in the order of the text, in whatever shape each is written', () => {
    assert.deepEqual(ids(`${xml}\n\n${record}\n`), [40, 56]);
    assert.deepEqual(ids(`${record}\n`), [56]);
    assert.deepEqual(ids('nothing'), []);
  });

  it('are those that are wanted', () => {
    assert.deepEqual(
      ids(`${xml}\n\n${record}\n`, (_, id) => id === 56),
      [56],
    );
    assert.deepEqual(
      ids(`${xml}\n\n${record}\n`, (provider) => provider === LSM),
      [40],
    );
  });
});
