/** `rdpdiag codes`: the table for other engines. */
import assert from 'node:assert/strict';
import { textOf } from '../sources';
import { build, rdpdiag } from './rdpdiag';

type Row = Record<string, string | number | boolean | null>;

const codes = async (format: string) => {
  const { stdout, stderr, status } = await rdpdiag(['codes', '--format', format]);
  assert.deepEqual([status, stderr], [0, '']);
  return stdout;
};

/** RFC 4180 by its grammar, nothing more. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new Error(`no field at ${at}: ${text.slice(at, at + 60)}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[3]!);
    if ((match[2] ?? match[4]) === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** The literals of a Kusto datatable, by its grammar of strings and numbers. */
function parseKql(text: string): { columns: string[]; cells: (string | number | null)[] } {
  const [, header, body] = /^(?:\/\/.*\n)*let RdpCodes = datatable\(([^)]*)\)\n\[\n([^]*)\n\];\nRdpCodes\n$/.exec(
    text,
  )!;
  const cells: (string | number | null)[] = [];
  const literal = /\s*(?:"((?:[^"\\\n]|\\["\\])*)"|long\((-?\d+|null)\))\s*(?:,|$)/y;
  while (literal.lastIndex < body!.length) {
    const at = literal.lastIndex;
    const match = literal.exec(body!);
    if (!match) throw new Error(`no literal at ${at}: ${body!.slice(at, at + 60)}`);
    cells.push(
      match[1] === undefined ? (match[2] === 'null' ? null : Number(match[2])) : match[1].replace(/\\(.)/g, '$1'),
    );
  }
  return { columns: header!.split(', '), cells };
}

describe('codes', () => {
  before(build);
  let rows: Row[] = [];
  before(async () => {
    rows = (JSON.parse(await codes('json')) as { codes: Row[] }).codes;
  });

  it('as JSON are what docs/codes.json holds', async () => {
    assert.equal(await codes('json'), textOf('docs/codes.json'));
  });

  it('as Markdown are what docs/codes.md holds', async () => {
    assert.equal(await codes('markdown'), textOf('docs/codes.md'));
  });

  it('as JSON name the number in all notations', () => {
    const row = rows.find(({ family, value }) => family === 'hresult' && value === 0x80004005);
    assert.deepEqual([row?.['hex'], row?.['signed'], row?.['known']], ['0x80004005', -2147467259, true]);
    assert.ok(rows.length > 500);
  });

  it('as JSON name provider and log of an event, whose id is decimal only', () => {
    const row = rows.find(
      ({ family, value, provider }) => family === 'event' && value === 41 && provider === 'Kernel-Power',
    );
    assert.deepEqual([row?.['channel'], row?.['hex'], row?.['signed']], ['System', null, 41]);
    assert.ok(
      rows.every(({ family, provider, channel }) => (family === 'event') === (provider !== null && channel !== null)),
    );
  });

  it('keep their columns in place; what is of events only stands last', () => {
    assert.deepEqual(Object.keys(rows[0]!), [
      ...['family', 'value', 'hex', 'signed', 'field', 'symbol', 'title', 'meaning', 'severity', 'known'],
      ...['confidence', 'cause', 'sources', 'provider', 'channel'],
    ]);
  });

  it('as CSV say the same, by RFC 4180', async () => {
    const [header, ...lines] = parseCsv(await codes('csv'));
    assert.deepEqual(header, Object.keys(rows[0]!));
    assert.deepEqual(
      lines,
      rows.map((row) => header.map((column) => String(row[column] ?? ''))),
    );
  });

  it('as KQL say the same, quoted, without the events: family and value, by which it is joined, do not tell them', async () => {
    const { columns, cells } = parseKql(await codes('kql'));
    const names = columns.map((column) => /^(\w+): (?:string|long)$/.exec(column)![1]!);
    const joined = rows.filter(({ family }) => family !== 'event');
    const expected = joined.flatMap((row) =>
      names.map((name) => (columns.includes(`${name}: long`) ? row[name] : String(row[name] ?? ''))),
    );
    assert.deepEqual(cells, expected);
  });

  it('as KQL fit into one query', async () => {
    assert.ok((await codes('kql')).length < 2_000_000);
  });
});
