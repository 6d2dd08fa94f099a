#!/usr/bin/env -S npx tsx
/**
 * Makes test/samples-evtx/rdp-session.evtx from rdp-session.xml beside it: as a collector would hold the forwarded
 * events of a client and a host. The same input gives the same bytes.
 *   npx tsx scripts/evtx/make-samples.mts [--check]
 */
import { XMLParser } from 'fast-xml-parser';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  value,
  windowsEvent,
  writeEvtx,
  type ElementSpec,
  type InstanceSpec,
  type TemplateSpec,
  type Value,
} from '../../test/core/evtx/write-evtx';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../test/samples-evtx');

type Node = Record<string, unknown> & { ':@'?: Record<string, string> };
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
});
const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ':@')!;
const childrenOf = (node: Node | undefined): Node[] => (node ? (node[nameOf(node)] as Node[]) : []);
const child = (node: Node | undefined, name: string): Node | undefined =>
  childrenOf(node).find((inner) => nameOf(inner) === name);
const textOf = (node: Node | undefined): string =>
  childrenOf(node)
    .map((inner) => String((inner['#text'] as string | undefined) ?? ''))
    .join('');
const attribute = (node: Node | undefined, name: string): string | undefined => node?.[':@']?.[name];

/** As typed as Windows would have it, as far as the text tells. */
function typed(text: string): Value {
  if (/^(?:0|[1-9]\d{0,8})$/.test(text)) return value.uint32(Number(text));
  if (/^0x(?:0|[1-9a-f][0-9a-f]{0,7})$/.test(text)) return value.hexInt32(Number(text));
  return value.string(text);
}

const templates = new Map<string, TemplateSpec>();

/** The event's own part: a template with a slot for each text, and the texts. */
function dataOf(node: Node, provider: string, eventId: number): InstanceSpec {
  const values: Value[] = [];
  const specOf = (at: Node): ElementSpec => ({
    name: nameOf(at),
    attributes: Object.entries(at[':@'] ?? {}),
    content: childrenOf(at).map((inner) => {
      if (!('#text' in inner)) return specOf(inner);
      values.push(typed(String(inner['#text'])));
      return { slot: values.length - 1, type: values.at(-1)!.type };
    }),
  });
  const root = specOf(node);
  const key = JSON.stringify([provider, eventId, root]);
  const template = templates.get(key) ?? { id: 0x4000 + templates.size, root };
  templates.set(key, template);
  return { template, values };
}

const xml = readFileSync(path.join(folder, 'rdp-session.xml'), 'utf8');
const events = xml
  .trimEnd()
  .split('\n')
  .map((line, i) => {
    const [event] = parser.parse(line) as [Node];
    const system = child(event, 'System');
    const number = (name: string) => Number(textOf(child(system, name)));
    const provider = attribute(child(system, 'Provider'), 'Name')!;
    const guid = attribute(child(system, 'Provider'), 'Guid');
    const activityId = attribute(child(system, 'Correlation'), 'ActivityID');
    const userId = attribute(child(system, 'Security'), 'UserID');
    const data = childrenOf(event).find((node) => nameOf(node) !== 'System');
    return windowsEvent(
      {
        recordId: i + 1,
        eventRecordId: number('EventRecordID'),
        provider,
        ...(guid === undefined ? {} : { guid }),
        eventId: number('EventID'),
        version: number('Version'),
        level: number('Level'),
        task: number('Task'),
        opcode: number('Opcode'),
        keywords: BigInt(textOf(child(system, 'Keywords'))),
        time: attribute(child(system, 'TimeCreated'), 'SystemTime')!,
        ...(activityId === undefined ? {} : { activityId }),
        processId: Number(attribute(child(system, 'Execution'), 'ProcessID')),
        threadId: Number(attribute(child(system, 'Execution'), 'ThreadID')),
        channel: textOf(child(system, 'Channel')),
        computer: textOf(child(system, 'Computer')),
        ...(userId === undefined ? {} : { userId }),
      },
      data && dataOf(data, provider, number('EventID')),
    );
  });
// Several chunks, so that names and templates are written anew.
const made = writeEvtx(events, { recordsPerChunk: 30 });
const file = path.join(folder, 'rdp-session.evtx');
if (process.argv.includes('--check')) {
  if (Buffer.compare(readFileSync(file), made) !== 0) throw new Error('rdp-session.evtx is not as it would be made');
} else {
  writeFileSync(file, made);
}
console.log(`rdp-session.evtx: ${events.length} events, ${made.length} bytes`);
