import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEvtx } from '../../src/core/evtx/evtx';
import { evtxChunkStart } from '../../src/core/evtx/chunk-start';
import { sessionXml } from '../../src/evtx-panel/evtx-log';
import { indentedXml } from '../../src/evtx-panel/indented-xml';
import { textFilter } from '../../src/evtx-panel/text-filter';
import { logHost, sample } from './evtx-panel-fixture';

describe('evtx editor: text filter', () => {
  it('wants every word, in the row or in the XML, in whatever case', () => {
    const passes = textFilter('  Anna 0X3 ');
    assert.equal(passes('0x3 (3) idle', '<User>CONTOSO\\anna</User>'), true);
    assert.equal(passes('', '<User>CONTOSO\\anna</User>'), false);
    assert.equal(textFilter(' ')('', ''), true);
  });

  it('takes signs as they are, also those that XML writes otherwise', () => {
    for (const text of ['a.b', '(x)', '[1]', '\\', '$^', 'a|b', '*', '?', '{1}', '-', '/'])
      assert.deepEqual([textFilter(text)(`-${text}-`, ''), textFilter(text)('', 'QQ')], [true, false], text);
    assert.equal(textFilter('R&D')('', '<Data>R&amp;D</Data>'), true);
    assert.equal(textFilter('a.b')('', 'axb'), false);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, xml) => typeof textFilter(text)(xml, xml) === 'boolean'));
  });
});

describe('evtx editor: indented XML', () => {
  it('gives every element a line, and text its element', () => {
    const xml =
      "<Event xmlns='a'><System><EventID>40</EventID><Security/></System><Data>a &lt; b</Data><X></X></Event>";
    assert.equal(
      indentedXml(xml),
      [
        "<Event xmlns='a'>",
        '  <System>',
        '    <EventID>40</EventID>',
        '    <Security/>',
        '  </System>',
        '  <Data>a &lt; b</Data>',
        '  <X></X>',
        '</Event>',
      ].join('\n'),
    );
  });

  it('changes nothing but blanks, in every event of the samples', () => {
    for (const name of ['rdp-session.evtx', 'system-part.evtx']) {
      for (const { xml } of readEvtx(sample(name)).records)
        assert.equal(indentedXml(xml).replace(/\n */g, ''), xml.replace(/(?<=>)\s+(?=<)/g, ''), xml);
    }
  });

  it('never throws, and takes time in line with the text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof indentedXml(text) === 'string'));
    for (const text of ['<'.repeat(100_000), '<a>'.repeat(30_000), '>'.repeat(100_000)]) indentedXml(text);
  });
});

describe('the session events of a log as XML', () => {
  it('are one event a line, the oldest first, in one element', async () => {
    const read = await sessionXml(logHost(sample('rdp-session.evtx')));
    const lines = new TextDecoder().decode(sample('rdp-session.xml')).trimEnd().split('\n');
    assert.equal(read?.xml, ['<Events>', ...lines, '</Events>', ''].join('\n'));
    assert.deepEqual([read?.count, read?.isLog, read?.unreadableCount], [49, true, 0]);
  });

  it('are none where the file is no log', async () => {
    const read = await sessionXml(logHost(new TextEncoder().encode('not a log')));
    assert.deepEqual(read, { xml: '<Events>\n</Events>\n', count: 0, isLog: false, unreadableCount: 0 });
  });

  it('stop when the reader has cancelled', async () => {
    let clock = 0;
    const host = logHost(sample('rdp-session.evtx'), { now: () => (clock += 100) });
    assert.equal(await sessionXml(host, () => true), undefined);
  });
});

describe('the start of a chunk', () => {
  it('is when its first record was written', () => {
    const bytes = sample('rdp-session.evtx');
    const [first] = readEvtx(bytes).records;
    assert.equal(evtxChunkStart(bytes.subarray(4096)), first!.written);
    assert.equal(evtxChunkStart(bytes.subarray(0, 4096)), undefined);
    assert.equal(evtxChunkStart(new Uint8Array()), undefined);
  });
});
