#!/usr/bin/env -S npx tsx
/**
 * Compares our reading of .evtx files with Debian's evtxexport: record by record, every element, attribute and value.
 *   npx tsx scripts/evtx/cross-check.mts FILE…
 * With WINEVTX=/path/to/node_modules/winevtx also with that package, and with PYTHON_EVTX=/usr/bin/evtx_dump.py with
 * that tool: how many records each reads, and which event ids. Needs evtxexport (libevtx-utils); no user does.
 */
import { XMLParser } from 'fast-xml-parser';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isSessionEvent } from '../../src/core/events/rdp-providers';
import { readEvtx, type EvtxRecord } from '../../src/core/evtx/evtx';

const files = process.argv.slice(2);
const SHOWN = 5;

interface Flat {
  readonly id: string;
  /** `path=value`, in order. */
  readonly lines: readonly string[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
});

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Both tools mean the same by these: ours has line breaks as numbers, seven digits of a second, and no zeros. */
const plain = (text: string): string =>
  text
    .replace(/&(#\d+|#x[0-9a-f]+|\w+);/gi, (whole, name: string) => {
      if (/^#x/i.test(name)) return String.fromCodePoint(parseInt(name.slice(2), 16));
      return name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (ENTITIES[name] ?? whole);
    })
    .replace(/\r\n?/g, '\n')
    .replace(/^(\d{4,5}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/, (_, second: string, digits = '') =>
      `${second}.${String(digits).padEnd(9, '0').slice(0, 9)}`.replace(/0+$/, ''),
    )
    .replace(/[\u0000-\u0008\v\f\u000e-\u001f]/g, '\ufffd');

type Node = Record<string, unknown>;

function flatten(nodes: readonly Node[], at: string, lines: string[]): void {
  const hasElements = nodes.some((node) => !('#text' in node));
  for (const node of nodes) {
    for (const [key, value] of Object.entries(node)) {
      if (key === ':@') continue;
      if (key === '#text') {
        const text = plain(String(value));
        // Between elements, evtxexport indents.
        if (!hasElements || text.trim() !== '') lines.push(`${at}=${hasElements ? text.trim() : text}`);
        continue;
      }
      lines.push(`${at}/${key}`);
      for (const [name, attribute] of Object.entries((node[':@'] ?? {}) as Node)) {
        lines.push(`${at}/${key}@${name}=${plain(String(attribute))}`);
      }
      flatten(value as Node[], `${at}/${key}`, lines);
    }
  }
}

function flat(xml: string): Flat {
  const lines: string[] = [];
  try {
    flatten(parser.parse(xml) as Node[], '', lines);
  } catch (error) {
    lines.push(`not XML: ${String(error)}`);
  }
  const id = lines.find((line) => line.startsWith('/Event/System/EventID='));
  return { id: id?.slice(id.indexOf('=') + 1) ?? '?', lines };
}

const run = (command: string, parameters: readonly string[]): string => {
  const { stdout, error } = spawnSync(command, parameters, { maxBuffer: 2 ** 31 - 1, encoding: 'utf8' });
  if (error) throw error;
  return stdout;
};

/** Record number, written time and event id, as evtxexport's text has them. */
function theirRecords(file: string): { recordId: number; written: number; id: number }[] {
  const text = run('evtxexport', ['-f', 'text', file]);
  return text
    .split(/^Event number\t+: /m)
    .slice(1)
    .map((event) => {
      const time = /^Written time\t+: (\w+ \d+, \d+ [\d:]+)\.(\d{3})/m.exec(event);
      return {
        recordId: parseInt(event, 10),
        written: Date.parse(`${time?.[1] ?? ''} UTC`) + Number(time?.[2]),
        id: Number(/^Event identifier\t+: 0x[0-9a-f]+ \((\d+)\)/m.exec(event)?.[1]) & 0xffff,
      };
    });
}

const theirXml = (file: string): Flat[] =>
  [...run('evtxexport', ['-f', 'xml', file]).matchAll(/^<Event [^]*?^<\/Event>/gm)].map(([xml]) => flat(xml));

async function winevtxIds(file: string): Promise<Map<number, string>> {
  const entry = path.join(process.env['WINEVTX']!, 'dist/index.js');
  const { parseEvtxFile } = (await import(pathToFileURL(entry).href)) as {
    parseEvtxFile: (
      data: Buffer,
    ) => Iterable<{ recordID: number; event: { Event?: { System?: { EventID?: unknown } } } }>;
  };
  const ids = new Map<number, string>();
  for (const { recordID, event } of parseEvtxFile(readFileSync(file))) {
    const id = event.Event?.System?.EventID as { Value?: unknown } | number | undefined;
    ids.set(recordID, String(typeof id === 'object' ? id.Value : id));
  }
  return ids;
}

/**
 * Why two values that are written differently are no disagreement about the file; undefined if they are one.
 * evtxexport pads hexadecimal numbers, where Windows does not (`0x3e7`); it drops the sign bit of error codes in signed
 * fields; it leaves text that is itself XML as it is, where Windows escapes it; it takes bytes in no stated code page
 * for Western European ones, where we show that they are unknown; and it joins half a surrogate pair with what follows.
 */
function sameInOtherWords(ours = '', theirs = ''): string | undefined {
  const at = ours.indexOf('=') + 1;
  if (ours[at] === '<' && theirs.startsWith(`${ours.slice(0, at - 1)}/`)) return 'their markup';
  if (at === 0 || ours.slice(0, at) !== theirs.slice(0, at)) return undefined;
  const [mine, other] = [ours.slice(at), theirs.slice(at)];
  const isHex = /^0x[0-9a-f]+$/;
  if (isHex.test(mine) && isHex.test(other) && BigInt(mine) === BigInt(other)) return 'padded';
  if (/e[+-]\d{3}$/.test(other) && Math.abs(Number(mine) - Number(other)) <= 1e-6 * Math.abs(Number(mine)))
    return 'real';
  if (/^-\d+$/.test(mine) && Number(other) === -(Number(mine) + 2 ** 31)) return 'their sign bit';
  if (mine.length === other.length && [...mine].every((c, i) => c === '\ufffd' || c === [...other][i]))
    return 'code page';
  if (mine.includes('\ufffd') && other.includes('\ufffd')) return 'half a character';
  return undefined;
}

let differences = 0;
const knownCounts = new Map<string, number>();
let total = 0;
const complain = (message: string, first: number): void => {
  differences++;
  if (differences - first <= SHOWN) console.log(`  ${message}`);
};

for (const file of files) {
  const before = differences;
  const bytes = readFileSync(file);
  const ours = readEvtx(bytes);
  const rdp = readEvtx(bytes, { wanted: isSessionEvent });
  const theirs = theirRecords(file);
  const theirFlat = theirXml(file);
  const doubtful = ours.records.filter(({ isDoubtful }) => isDoubtful).length;
  total += ours.records.length;
  console.log(
    `${path.basename(file)}: ours ${ours.records.length} (${doubtful} doubtful), unreadable ${ours.unreadable.length}; ` +
      `evtxexport ${theirs.length}; RDP ${rdp.records.length} of ${rdp.recordCount}`,
  );
  const byId = new Map<number, EvtxRecord>(ours.records.map((record) => [record.recordId, record]));
  theirs.forEach(({ recordId, written, id }, i) => {
    const record = byId.get(recordId);
    if (!record) {
      complain(`record ${recordId} (event ${id}) is read by evtxexport only`, before);
      return;
    }
    if (record.id !== id) complain(`record ${recordId}: event ${record.id}, theirs ${id}`, before);
    if (Math.abs(record.written - written) > 1) complain(`record ${recordId}: ${record.written}, ${written}`, before);
    const mine = flat(record.xml).lines;
    const other = theirFlat[i]?.lines ?? [];
    const at = Math.max(mine.length, other.length);
    for (let line = 0; line < at; line++) {
      if (mine[line] === other[line]) continue;
      const why = sameInOtherWords(mine[line], other[line]);
      if (why) {
        knownCounts.set(why, (knownCounts.get(why) ?? 0) + 1);
        // What follows is one level deeper in theirs, and no longer side by side.
        if (why === 'their markup') break;
        continue;
      }
      complain(`record ${recordId}:\n    ours   ${mine[line] ?? '—'}\n    theirs ${other[line] ?? '—'}`, before);
      break;
    }
  });
  const known = new Set(theirs.map(({ recordId }) => recordId));
  const more = ours.records.filter(({ recordId }) => !known.has(recordId));
  if (more.length > 0) console.log(`  ${more.length} records are read by ours only, e.g. ${more[0]!.recordId}`);
  if (process.env['WINEVTX']) {
    const ids = await winevtxIds(file).catch((error: unknown) => new Map([[-1, String(error)]]));
    const different = ours.records.filter(({ recordId, id }) => ids.has(recordId) && ids.get(recordId) !== String(id));
    console.log(`  winevtx ${ids.size}, event ids that differ ${different.length}`);
  }
  if (process.env['PYTHON_EVTX']) {
    const dump = run('/usr/bin/python3', [process.env['PYTHON_EVTX'], file]);
    console.log(`  python-evtx ${dump.match(/<\/Event>/g)?.length ?? 0}`);
  }
  console.log(`  differences from evtxexport ${differences - before}`);
}
for (const [why, count] of knownCounts) console.log(`written differently, ${why}: ${count} values`);
console.log(`${total} records in ${files.length} files, ${differences} differences from evtxexport`);
process.exitCode = differences > 0 ? 1 : 0;
