import { isWholeEvent, readDataXml } from './data-xml';
import { readEventTime } from './event-time';
import { decoded, parseJson, type JsonNode, type JsonObject } from './json-nodes';
import { fullProvider } from './provider-name';
import { isAccount, levelOf, within, type EventRecord, type NamedPart, type Part } from './record';
import { roleOf, type Role } from './record-labels';

/** A value within an event, by the keys that lead to it. */
interface Leaf {
  /** Lower case, without what is no letter or digit. */
  readonly path: readonly string[];
  /** The last key, as written. */
  readonly key: string;
  readonly part: Part;
}

export interface Fields {
  readonly named: NamedPart[];
  readonly strings: Part[];
}

const MOST_LEAVES = 600;
/** What holds the event's own fields, as evtx_dump, Winlogbeat and Wazuh have it. */
const CONTAINERS = ['eventdata', 'userdata'];
/** Lists of an event's strings; all other lists of objects are lists of events. */
const STRING_LISTS = ['properties', 'replacementstrings', 'insertionstrings', 'data', 'text', 'param'];
const TEXT_KEYS = ['text', 'value', 't'];
const NO_FIELD = ['xmlns', 'xmlname', 'attributes'];

/** What a leaf shares with its neighbours. */
const placeOf = ({ path }: Leaf): string => path.slice(0, -1).join('.');
const plainKey = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The record that an object tells of, whichever program wrote it; undefined where it has no event id. */
export function recordOfObject(text: string, node: JsonObject): EventRecord | undefined {
  const fields: Fields = { named: [], strings: [] };
  const leaves: Leaf[] = [];
  collect(text, node, [], leaves, fields);
  const all = (role: Role) => leaves.filter((leaf) => roleOfLeaf(leaf) === role);
  const provider = providerOf(all('provider'));
  const id = idOf(all('id'), provider) ?? all('instance')[0];
  if (!id) return undefined;
  const time = timeOf([...all('time'), ...all('clock')]);
  const strings = [...fields.strings];
  const named = [...fields.named];
  for (const { part } of all('payload')) {
    const inner = readPayload(part);
    named.push(...inner.named);
    strings.push(...inner.strings);
  }
  for (const { part } of all('xml')) addXml(part, named, strings);
  // Flat exports have the event's fields beside its head.
  for (const leaf of leaves) {
    if (roleOfLeaf(leaf) === undefined && placeOf(leaf) === placeOf(id)) named.push({ ...leaf.part, name: leaf.key });
  }
  const users = all('userId');
  named.push(...users.filter(({ part }) => isAccount(part)).map(({ part, key }) => ({ ...part, name: key })));
  return {
    provider: provider?.part,
    id: id.part,
    time: time?.part,
    isUtc: time !== undefined && /\butc\b/i.test(time.key),
    channel: all('channel')[0]?.part,
    computer: first(all('computer'), ['computer', 'computername', 'machinename', 'hostname'])?.part,
    recordId: first(all('recordId'), ['eventrecordid', 'recordid'])?.part,
    activityId: all('activityId')[0]?.part,
    userId: (users.find(({ part }) => part.value.startsWith('S-1-')) ?? users[0])?.part,
    level: all('level').find(({ part }) => levelOf(part.value) !== undefined)?.part,
    message: first(all('message'), ['message', 'rendereddescription'])?.part,
    named,
    strings,
    span: { start: node.start, end: node.end },
  };
}

/** The fields in the JSON that EvtxECmd puts into the column `Payload`. */
export function readPayload(part: Part): Fields {
  const fields: Fields = { named: [], strings: [] };
  const node = part.value.startsWith('{') ? parseJson(part.value, 0) : undefined;
  if (node?.kind !== 'object') return fields;
  collect(part.value, node, [], [], fields);
  const inText = <T extends Part>(one: T): T => ({ ...one, ...within(part, one.start, one.end - one.start) });
  return { named: fields.named.map(inText), strings: fields.strings.map(inText) };
}

function collect(
  text: string,
  node: JsonNode,
  path: readonly string[],
  leaves: Leaf[],
  fields: Fields,
  key = '',
): void {
  if (leaves.length + fields.named.length + fields.strings.length > MOST_LEAVES) return;
  const last = path[path.length - 1] ?? '';
  if (node.kind === 'object') {
    for (const [name, value] of node.entries) {
      // A dotted key is a path, as some shippers write it.
      const steps = name.includes('.') ? name.split('.') : [name];
      collect(text, value, [...path, ...steps.map(plainKey)], leaves, fields, steps[steps.length - 1]);
    }
    return;
  }
  if (node.kind === 'array') {
    if (STRING_LISTS.includes(last)) node.items.forEach((item) => collectItem(text, item, path, fields));
    else if (!node.items.some((item) => item.kind === 'object')) {
      node.items.forEach((item) => collect(text, item, path, leaves, fields, key));
    }
    return;
  }
  const part = partOf(text, node);
  if (!part) return;
  const container = path.findIndex((step) => CONTAINERS.includes(step));
  if (container < 0 || container === path.length - 1) {
    leaves.push({ path, key, part });
    return;
  }
  if (path.slice(container).some((step) => NO_FIELD.includes(step)) || key.startsWith('@')) return;
  const isText = TEXT_KEYS.includes(last) && key.startsWith('#');
  if (last === 'data' || (isText && path[path.length - 2] === 'data')) {
    // EvtxECmd joins nameless strings.
    if (part.value !== '') fields.strings.push(part);
    return;
  }
  fields.named.push({ ...part, name: key, isField: true });
}

/** One of an event's strings: bare, or an object with its text and perhaps its name. */
function collectItem(text: string, item: JsonNode, path: readonly string[], fields: Fields): void {
  if (item.kind !== 'object') {
    const part = item.kind === 'array' ? undefined : partOf(text, item);
    fields.strings.push(part ?? { value: '', start: item.start, end: item.start });
    return;
  }
  let name: string | undefined;
  let value: Part | undefined;
  const visit = (node: JsonObject, depth: number): void => {
    for (const [key, child] of node.entries) {
      const plain = plainKey(key);
      if (child.kind === 'object') {
        if (depth < 3) visit(child, depth + 1);
      } else if (child.kind !== 'array') {
        const part = partOf(text, child);
        if (plain === 'name') name ??= part?.value;
        else if (TEXT_KEYS.includes(plain)) value = part;
      }
    }
  };
  visit(item, 0);
  const part = value ?? { value: '', start: item.start, end: item.start };
  if (name !== undefined && !path.includes('properties')) fields.named.push({ ...part, name, isField: true });
  else fields.strings.push(part);
}

function partOf(text: string, node: JsonNode): Part | undefined {
  if (node.kind === 'string') return { ...decoded(text, node.start, node.end), start: node.start, end: node.end };
  if (node.kind !== 'other') return undefined;
  const value = text.slice(node.start, node.end);
  return value === 'null' ? undefined : { value, start: node.start, end: node.end };
}

function roleOfLeaf({ path, key }: Leaf): Role | undefined {
  const last = path[path.length - 1] ?? '';
  const parent = path[path.length - 2] ?? '';
  const inAttributes = parent === 'attributes' ? (path[path.length - 3] ?? '') : parent;
  if (last === 'name') {
    if (inAttributes === 'provider') return 'provider';
    return inAttributes === 'host' ? 'computer' : undefined;
  }
  if (TEXT_KEYS.includes(last) || last === 'datetime') {
    return parent === 'eventid' ? 'id' : parent === 'timecreated' ? 'time' : undefined;
  }
  if (last === 'code') return parent === 'event' ? 'id' : undefined;
  if (last === 'identifier') return parent === 'user' ? 'userId' : undefined;
  return roleOf(key);
}

function providerOf(leaves: readonly Leaf[]): Leaf | undefined {
  return (
    leaves.find(({ part }) => fullProvider(part.value) !== undefined) ?? leaves.find(({ part }) => part.value !== '')
  );
}

/** "EventID" before "event.code" before "Id": many things have an id, so that one stands beside the provider. */
function idOf(leaves: readonly Leaf[], provider: Leaf | undefined): Leaf | undefined {
  const named = leaves.filter(({ path }) => !['id', 'code', 'event'].includes(path[path.length - 1]!));
  if (named.length > 0) return named.find(({ part }) => /^\d/.test(part.value)) ?? named[0];
  const code = leaves.find(({ path }) => path[path.length - 1] === 'code');
  return code ?? leaves.find((leaf) => leaf.path.length === 1 || (provider && placeOf(leaf) === placeOf(provider)));
}

const TIMES = ['systemtime', 'timecreated', 'eventtime', 'timegenerated', 'timestamp'];

function timeOf(leaves: readonly Leaf[]): Leaf | undefined {
  const rank = ({ path }: Leaf) => {
    const at = TIMES.findIndex((name) => path[path.length - 1] === name || path[path.length - 2] === name);
    return at < 0 ? TIMES.length : at;
  };
  return leaves
    .filter(({ part }) => readEventTime(part.value) !== undefined)
    .reduce<Leaf | undefined>((best, leaf) => (best && rank(best) <= rank(leaf) ? best : leaf), undefined);
}

function first(leaves: readonly Leaf[], order: readonly string[]): Leaf | undefined {
  for (const name of order) {
    const found = leaves.find(({ path }) => path[path.length - 1] === name);
    if (found) return found;
  }
  return leaves[0];
}

function addXml(part: Part, named: NamedPart[], strings: Part[]): void {
  if (!part.value.includes('<') || isWholeEvent(part.value)) return;
  for (const { name, value, index } of readDataXml(part.value)) {
    const place = { value, ...within(part, index, value.length) };
    if (name === undefined) strings.push(place);
    else named.push({ ...place, name, isField: true });
  }
}
