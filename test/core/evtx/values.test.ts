/** How each type of value is written. */
import assert from 'node:assert/strict';
import { readEvtx } from '../../../src/core/evtx/evtx';
import { TYPE } from '../../../src/core/evtx/values';
import { value, windowsEvent, writeEvtx, type Value } from './write-evtx';

const SYSTEM = { provider: 'Test', eventId: 1, time: '2026-03-03T13:20:04.6263208Z', channel: 'A', computer: 'B' };

function read(root: Parameters<typeof value.xml>[0]) {
  const event = windowsEvent({ ...SYSTEM, recordId: 7 }, 'template' in root ? root : undefined);
  const file = readEvtx(writeEvtx([event]));
  return file;
}

/** What stands in `<Data>` for a value; or why the record cannot be read. */
function textOf(of: Value): string {
  const file = read({
    template: {
      id: 1,
      root: { name: 'EventData', content: [{ name: 'Data', content: [{ slot: 0, type: of.type }] }] },
    },
    values: [of],
  });
  if (file.unreadable.length > 0) return `unreadable: ${file.unreadable[0]!.reason}`;
  const data = /<EventData>(.*)<\/EventData>/.exec(file.records[0]!.xml)![1]!;
  return /^<Data>([^]*)<\/Data>$/.exec(data)![1]!.replaceAll('</Data><Data>', ' | ');
}

const GUID = '{F4200497-757D-414C-B43A-3FFE56440000}';

describe('a value in an .evtx file', () => {
  const CASES: readonly (readonly [what: string, of: Value, text: string])[] = [
    ['nothing', value.null(), ''],
    ['text', value.string('Füße 桌面 🖥'), 'Füße 桌面 🖥'],
    ['text that holds marks of XML', value.string(`<a b="c" d='e'> & ]]>`), `&lt;a b="c" d='e'&gt; &amp; ]]&gt;`],
    ['text of several lines, on one', value.string('a\r\n\tb\n'), 'a&#13;&#10;\tb&#10;'],
    ['text with its terminator counted in', value.string('abc\0'), 'abc'],
    ['text with characters that XML forbids', value.string('a\0b\x01c\ufffe'), 'a\ufffdb\ufffdc\ufffd'],
    ['text with half a surrogate pair', value.string('\ud800x\udc00'), '\ufffdx\ufffd'],
    ['text longer than one piece', value.string('äb'.repeat(5000)), 'äb'.repeat(5000)],
    ['text in an unknown code page', value.ansiString([0x41, 0xe4, 0x42, 0]), 'A\ufffdB'],
    ['int8', value.int8(-128), '-128'],
    ['uint8', value.uint8(255), '255'],
    ['int16', value.int16(-32768), '-32768'],
    ['uint16', value.uint16(65535), '65535'],
    ['int32', value.int32(-2147188641), '-2147188641'],
    ['uint32', value.uint32(3489660929), '3489660929'],
    ['int64', value.int64(-9223372036854775808n), '-9223372036854775808'],
    ['uint64', value.uint64(18446744073709551615n), '18446744073709551615'],
    ['real32', value.real32(0.1), '0.1'],
    ['real32 that needs all its digits', value.real32(16777216.1), '16777216'],
    ['real64', value.real64(-1234.5678), '-1234.5678'],
    ['an infinite real64', value.real64(-Infinity), '-1.#INF'],
    ['a real64 that is no number', value.real64(NaN), '-1.#IND'],
    ['true', value.bool(true), 'true'],
    ['false', value.bool(false), 'false'],
    ['true in one byte', value.raw(TYPE.bool, [1]), 'true'],
    ['bytes', value.binary([0, 0x0a, 0xff]), '000AFF'],
    ['a GUID', value.guid(GUID), GUID],
    ['a size', value.size32(0x1000), '0x1000'],
    ['a FILETIME', value.filetime('2026-03-03T13:20:04.6263208Z'), '2026-03-03T13:20:04.6263208Z'],
    ['a FILETIME of zero', value.raw(TYPE.filetime, [0, 0, 0, 0, 0, 0, 0, 0]), '1601-01-01T00:00:00.0000000Z'],
    [
      'a FILETIME that means never',
      value.raw(TYPE.filetime, [255, 255, 255, 255, 255, 255, 255, 127]),
      '30828-09-14T02:48:05.4775807Z',
    ],
    ['a SYSTEMTIME', value.systemtime('2024-02-29T23:59:59.007Z'), '2024-02-29T23:59:59.007Z'],
    ['a SID', value.sid('S-1-5-21-1-2-4294967295-500'), 'S-1-5-21-1-2-4294967295-500'],
    ['a SID of a large authority', value.raw(TYPE.sid, [1, 1, 1, 0, 0, 0, 0, 2, 9, 0, 0, 0]), 'S-1-0x010000000002-9'],
    ['a hexadecimal int32', value.hexInt32(0xc000006d), '0xc000006d'],
    ['a hexadecimal zero', value.hexInt32(0), '0x0'],
    ['a hexadecimal int64', value.hexInt64(0x80000000000000n), '0x80000000000000'],
    ['a list of texts', value.list(['a', '', 'c&d'].map(value.string)), 'a |  | c&amp;d'],
    ['a list without its last terminator', value.raw(0x81, [0x61, 0, 0, 0, 0x62, 0]), 'a | b'],
    [
      'a list of texts in an unknown code page',
      value.list([value.ansiString([0x61]), value.ansiString([0x62])]),
      'a | b',
    ],
    ['a list without values', value.raw(0x81, []), ''],
    ['a list of int8', value.list([value.int8(-1), value.int8(1)]), '-1 | 1'],
    ['a list of uint8', value.list([value.uint8(200)]), '200'],
    ['a list of int16', value.list([value.int16(-2)]), '-2'],
    ['a list of uint16', value.list([value.uint16(1), value.uint16(2)]), '1 | 2'],
    ['a list of int32', value.list([value.int32(-5)]), '-5'],
    ['a list of uint32', value.list([1, 2, 3].map(value.uint32)), '1 | 2 | 3'],
    ['a list of int64', value.list([value.int64(-9n)]), '-9'],
    ['a list of uint64', value.list([value.uint64(9n)]), '9'],
    ['a list of real32', value.list([value.real32(1.5)]), '1.5'],
    ['a list of real64', value.list([value.real64(2.25)]), '2.25'],
    ['a list of truth values', value.list([value.bool(true), value.bool(false)]), 'true | false'],
    ['a list of GUIDs', value.list([value.guid(GUID), value.guid(GUID)]), `${GUID} | ${GUID}`],
    ['a list of FILETIMEs', value.list([value.filetime('2026-01-02T03:04:05Z')]), '2026-01-02T03:04:05.0000000Z'],
    ['a list of SYSTEMTIMEs', value.list([value.systemtime('2026-01-02T03:04:05.6Z')]), '2026-01-02T03:04:05.600Z'],
    ['a list of SIDs', value.list([value.sid('S-1-5-18'), value.sid('S-1-5-32-544')]), 'S-1-5-18 | S-1-5-32-544'],
    ['a list of hexadecimal int32', value.list([value.hexInt32(16)]), '0x10'],
    ['a list of hexadecimal int64', value.list([value.hexInt64(17n)]), '0x11'],
  ];
  for (const [what, of, text] of CASES) {
    it(`of the type ${of.type}, ${what}, is written as Windows does`, () => assert.equal(textOf(of), text));
  }

  const BROKEN: readonly (readonly [what: string, of: Value, reason: RegExp])[] = [
    ['of an unknown type', value.raw(0x22, [1, 2]), /unknown type 34/],
    ['of a handle, which says nothing outside the machine', value.raw(0x20, [1, 0, 0, 0]), /unknown type 32/],
    ['of an unknown type of list', value.raw(0x8e, [1, 2]), /unknown type 14/],
    ['of too few bytes', value.raw(TYPE.uint32, [1, 2]), /type 8 with 2 bytes/],
    ['of too many bytes', value.raw(TYPE.guid, [1, 2, 3]), /type 15 with 3 bytes/],
    ['of half a character', value.raw(TYPE.string, [1, 2, 3]), /half a character/],
    ['that is a list and ends within a value', value.raw(0x88, [1, 0, 0, 0, 2]), /half a value/],
    ['that is a SID of the wrong size', value.raw(TYPE.sid, [1, 2, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0]), /wrong size/],
    [
      'that is the 31st of February',
      value.raw(TYPE.systemtime, [234, 7, 2, 0, 0, 0, 31, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      /a time that is none/,
    ],
    ['that is a truth value of three bytes', value.raw(TYPE.bool, [1, 0, 0]), /wrong size/],
  ];
  for (const [what, of, reason] of BROKEN) {
    it(`${what} makes the record unreadable, rather than a guess`, () => assert.match(textOf(of), reason));
  }
});

describe('XML in an .evtx file', () => {
  const dataOf = (root: Parameters<typeof value.xml>[0]): string => {
    const file = read(root);
    assert.deepEqual(file.unreadable, []);
    return /<\/System>(.*)<\/Event>/.exec(file.records[0]!.xml)![1]!;
  };

  it('keeps the order of elements and attributes, and single quotes', () => {
    const file = readEvtx(
      writeEvtx([
        windowsEvent({
          ...SYSTEM,
          guid: '{28aa95bb-d444-4719-a36f-40462168127e}',
          qualifiers: 49156,
          recordId: 7,
          activityId: GUID,
          processId: 4,
          threadId: 8,
          userId: 'S-1-5-18',
        }),
      ]),
    );
    assert.deepEqual(file.records, [
      {
        recordId: 7,
        written: Date.UTC(2026, 2, 3, 13, 20, 4, 626),
        provider: 'Test',
        id: 1,
        xml:
          `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>` +
          `<Provider Name='Test' Guid='{28aa95bb-d444-4719-a36f-40462168127e}'/>` +
          `<EventID Qualifiers='49156'>1</EventID><Version>0</Version><Level>4</Level><Task>0</Task><Opcode>0</Opcode>` +
          `<Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime='2026-03-03T13:20:04.6263208Z'/>` +
          `<EventRecordID>7</EventRecordID><Correlation ActivityID='${GUID}'/>` +
          `<Execution ProcessID='4' ThreadID='8'/><Channel>A</Channel><Computer>B</Computer>` +
          `<Security UserID='S-1-5-18'/></System></Event>`,
      },
    ]);
  });

  it('leaves out an element that depends on a value that is absent, with all in it, and an attribute without one', () => {
    const root = {
      name: 'EventData',
      content: [
        { name: 'Gone', dependsOn: 0, attributes: [['a', 'b'] as const], content: ['text'] },
        {
          name: 'Stays',
          dependsOn: 1,
          attributes: [['a', { slot: 0, type: 1, isOptional: true }] as const],
          content: [],
        },
        { name: 'Empty', content: [{ slot: 0, type: 1 }] },
        { name: 'Tag' },
      ],
    };
    assert.equal(
      dataOf({ template: { id: 1, root }, values: [value.null(), value.uint8(1)] }),
      '<EventData><Stays></Stays><Empty></Empty><Tag/></EventData>',
    );
  });

  it('joins text, values, characters by name and by number, and CDATA', () => {
    const root = {
      name: 'EventData',
      attributes: [['a', "it's ", { slot: 0, type: 8 }] as const],
      content: [
        'a<',
        { slot: 0, type: 8 },
        { entity: 'amp' },
        { entity: 'apos' },
        { character: 38 },
        { character: 1 },
        { cdata: '<b>' },
      ],
    };
    assert.equal(
      dataOf({ template: { id: 1, root }, values: [value.uint32(5)] }),
      `<EventData a='it&apos;s 5'>a&lt;5&amp;'&amp;\ufffd&lt;b&gt;</EventData>`,
    );
  });

  it('repeats an element for each value of a list, with its attributes', () => {
    const root = {
      name: 'EventData',
      content: [{ name: 'Data', attributes: [['Name', 'x'] as const], content: ['<', { slot: 0, type: 0x81 }] }],
    };
    assert.equal(
      dataOf({ template: { id: 1, root }, values: [value.list([value.string('a'), value.string('b')])] }),
      `<EventData><Data Name='x'>&lt;a</Data><Data Name='x'>&lt;b</Data></EventData>`,
    );
  });

  it('is read where a value is XML itself, with a template or without', () => {
    const inner = {
      template: { id: 2, root: { name: 'In', content: [{ slot: 0, type: 4 }] } },
      values: [value.uint8(3)],
    };
    const root = {
      name: 'UserData',
      content: [
        { slot: 0, type: 0x21 },
        { slot: 1, type: 0x21 },
      ],
    };
    const plain = {
      name: 'Plain',
      attributes: [['xmlns', 'Event_NS'] as const],
      content: [{ name: 'A', content: ['b'] }],
    };
    assert.equal(
      dataOf({ template: { id: 1, root }, values: [value.xml(inner), value.xml(plain)] }),
      `<UserData><In>3</In><Plain xmlns='Event_NS'><A>b</A></Plain></UserData>`,
    );
  });

  it('takes a value that the record does not have as absent', () => {
    const root = { name: 'EventData', content: [{ name: 'Data', content: [{ slot: 9, type: 1 }] }] };
    assert.equal(dataOf({ template: { id: 1, root }, values: [] }), '<EventData><Data></Data></EventData>');
  });

  it('of an event without a template is read too', () => {
    const event = {
      name: 'Event',
      content: [
        {
          name: 'System',
          content: [
            { name: 'Provider', attributes: [['Name', "A'B"] as const] },
            { name: 'EventID', content: ['12'] },
          ],
        },
      ],
    };
    // Only an instance can be a record's; a template of one slot holds the plain elements.
    const template = { id: 1, root: { name: 'Event', content: [{ slot: 0, type: 0x21 }] } };
    const file = readEvtx(
      writeEvtx([{ recordId: 1, written: 0n, event: { template, values: [value.xml(event.content[0]!)] } }]),
    );
    assert.deepEqual(
      file.records.map(({ provider, id, xml }) => ({ provider, id, xml })),
      [
        {
          provider: "A'B",
          id: 12,
          xml: `<Event><System><Provider Name='A&apos;B'/><EventID>12</EventID></System></Event>`,
        },
      ],
    );
  });
});
