/**
 * Writes .evtx files for tests, as Windows lays them out: names and templates once per chunk, at their first use, and
 * right checksums. Slow and strict: what does not fit throws.
 */
import { crc32 } from '../../../src/core/evtx/crc32';
import { TYPE } from '../../../src/core/evtx/values';

export interface Value {
  readonly type: number;
  readonly bytes: Uint8Array | InstanceSpec | ElementSpec;
}

export interface SlotSpec {
  readonly slot: number;
  readonly type: number;
  readonly isOptional?: boolean;
}
export interface ElementSpec {
  readonly name: string;
  readonly attributes?: readonly (readonly [name: string, ...parts: (string | SlotSpec)[]])[];
  /** Absent: `<a/>`. */
  readonly content?: readonly ContentSpec[];
  readonly dependsOn?: number;
}
export type ContentSpec =
  | string
  | SlotSpec
  | ElementSpec
  | { readonly entity: string }
  | { readonly character: number }
  | { readonly cdata: string };

export interface TemplateSpec {
  /** Told apart by identity; the GUID is made of this number. */
  readonly id: number;
  readonly root: ElementSpec;
}
export interface InstanceSpec {
  readonly template: TemplateSpec;
  readonly values: readonly Value[];
}
export interface EventSpec {
  readonly recordId: number;
  /** A FILETIME. */
  readonly written: bigint;
  readonly event: InstanceSpec;
}

export interface FileSpec {
  readonly flags?: number;
  /** Begin a new chunk after so many records, even if there is room. */
  readonly recordsPerChunk?: number;
}

const little = (size: number, write: (view: DataView) => void): Uint8Array => {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
};
const utf16 = (text: string): Uint8Array =>
  little(2 * text.length, (view) =>
    [...Array(text.length).keys()].forEach((i) => view.setUint16(2 * i, text.charCodeAt(i), true)),
  );
const join = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

/** FILETIME of an ISO time with up to seven digits of a second. */
export function filetime(iso: string): bigint {
  const digits = /\.(\d{1,7})/.exec(iso)?.[1] ?? '';
  const second = BigInt(Date.parse(`${iso.slice(0, 19)}Z`)) + 11_644_473_600_000n;
  return second * 10_000n + BigInt(digits.padEnd(7, '0'));
}

function guidBytes(text: string): Uint8Array {
  const digits = text.replace(/[{}-]/g, '');
  const byte = (i: number) => parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return Uint8Array.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map(byte));
}

function sidBytes(text: string): Uint8Array {
  const [revision, authority, ...parts] = text.split('-').slice(1).map(Number) as [number, number, ...number[]];
  return little(8 + 4 * parts.length, (view) => {
    view.setUint8(0, revision);
    view.setUint8(1, parts.length);
    view.setUint16(2, Math.floor(authority / 2 ** 32));
    view.setUint32(4, authority % 2 ** 32);
    parts.forEach((part, i) => view.setUint32(8 + 4 * i, part, true));
  });
}

function systemtimeBytes(iso: string): Uint8Array {
  const date = new Date(iso);
  const fields = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDay(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds(),
  ];
  return little(16, (view) => fields.forEach((field, i) => view.setUint16(2 * i, field, true)));
}

/** Values by type: `value.uint32(5)`. */
export const value = {
  null: (): Value => ({ type: TYPE.null, bytes: new Uint8Array() }),
  string: (text: string): Value => ({ type: TYPE.string, bytes: utf16(text) }),
  ansiString: (bytes: readonly number[]): Value => ({ type: TYPE.ansiString, bytes: Uint8Array.from(bytes) }),
  int8: (n: number): Value => ({ type: TYPE.int8, bytes: little(1, (view) => view.setInt8(0, n)) }),
  uint8: (n: number): Value => ({ type: TYPE.uint8, bytes: little(1, (view) => view.setUint8(0, n)) }),
  int16: (n: number): Value => ({ type: TYPE.int16, bytes: little(2, (view) => view.setInt16(0, n, true)) }),
  uint16: (n: number): Value => ({ type: TYPE.uint16, bytes: little(2, (view) => view.setUint16(0, n, true)) }),
  int32: (n: number): Value => ({ type: TYPE.int32, bytes: little(4, (view) => view.setInt32(0, n, true)) }),
  uint32: (n: number): Value => ({ type: TYPE.uint32, bytes: little(4, (view) => view.setUint32(0, n, true)) }),
  int64: (n: bigint): Value => ({ type: TYPE.int64, bytes: little(8, (view) => view.setBigInt64(0, n, true)) }),
  uint64: (n: bigint): Value => ({ type: TYPE.uint64, bytes: little(8, (view) => view.setBigUint64(0, n, true)) }),
  real32: (n: number): Value => ({ type: TYPE.real32, bytes: little(4, (view) => view.setFloat32(0, n, true)) }),
  real64: (n: number): Value => ({ type: TYPE.real64, bytes: little(8, (view) => view.setFloat64(0, n, true)) }),
  bool: (is: boolean): Value => ({ type: TYPE.bool, bytes: little(4, (view) => view.setUint32(0, is ? 1 : 0, true)) }),
  binary: (bytes: readonly number[]): Value => ({ type: TYPE.binary, bytes: Uint8Array.from(bytes) }),
  guid: (text: string): Value => ({ type: TYPE.guid, bytes: guidBytes(text) }),
  size32: (n: number): Value => ({ type: TYPE.size, bytes: little(4, (view) => view.setUint32(0, n, true)) }),
  filetime: (iso: string): Value => ({
    type: TYPE.filetime,
    bytes: little(8, (view) => view.setBigUint64(0, filetime(iso), true)),
  }),
  systemtime: (iso: string): Value => ({ type: TYPE.systemtime, bytes: systemtimeBytes(iso) }),
  sid: (text: string): Value => ({ type: TYPE.sid, bytes: sidBytes(text) }),
  hexInt32: (n: number): Value => ({ type: TYPE.hexInt32, bytes: little(4, (view) => view.setUint32(0, n, true)) }),
  hexInt64: (n: bigint): Value => ({ type: TYPE.hexInt64, bytes: little(8, (view) => view.setBigUint64(0, n, true)) }),
  xml: (of: InstanceSpec | ElementSpec): Value => ({ type: TYPE.binXml, bytes: of }),
  /** A list of values of one type; texts get their terminators. */
  list: (values: readonly Value[], type = values[0]?.type ?? TYPE.string): Value => ({
    type: type | TYPE.list,
    bytes: join(
      values.map(({ bytes }) => {
        const width = type === TYPE.string ? 2 : type === TYPE.ansiString ? 1 : 0;
        return join([bytes as Uint8Array, new Uint8Array(width)]);
      }),
    ),
  }),
  raw: (type: number, bytes: readonly number[]): Value => ({ type, bytes: Uint8Array.from(bytes) }),
};

const hashOf = (name: string): number => {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 65599) + name.charCodeAt(i)) | 0;
  return hash & 0xffff;
};

class Full extends Error {}

class ChunkWriter {
  readonly bytes = new Uint8Array(65_536);
  readonly #view = new DataView(this.bytes.buffer);
  #names = new Map<string, number>();
  #templates = new Map<TemplateSpec, number>();
  #at = 512;
  #lastAt = 0;
  ids: number[] = [];

  record({ recordId, written, event }: EventSpec): void {
    const start = this.#at;
    const saved = [new Map(this.#names), new Map(this.#templates), this.bytes.slice(128, 512)] as const;
    try {
      this.#u32(0x2a2a);
      this.#u32(0);
      this.#u64(BigInt(recordId));
      this.#u64(written);
      this.#fragment(event);
      while ((this.#at + 4) % 8 !== 0) this.#u8(0);
      const size = this.#at + 4 - start;
      this.#u32(size);
      this.#view.setUint32(start + 4, size, true);
      this.#lastAt = start;
      this.ids.push(recordId);
    } catch (error) {
      if (!(error instanceof Full)) throw error;
      this.#at = start;
      this.bytes.fill(0, start);
      [this.#names, this.#templates] = [saved[0], saved[1]];
      this.bytes.set(saved[2], 128);
      throw error;
    }
  }

  finish(): Uint8Array {
    this.bytes.set(utf8('ElfChnk\0'));
    const first = BigInt(this.ids[0] ?? -1);
    const last = BigInt(this.ids.at(-1) ?? -1);
    [first, last, first, last].forEach((id, i) => this.#view.setBigInt64(8 + 8 * i, id, true));
    this.#view.setUint32(40, 128, true);
    this.#view.setUint32(44, this.#lastAt, true);
    this.#view.setUint32(48, this.#at, true);
    seal(this.bytes);
    return this.bytes;
  }

  #fragment(of: InstanceSpec | ElementSpec): void {
    this.#all([0x0f, 1, 1, 0]);
    if ('template' in of) this.#instance(of);
    else this.#element(of, false);
    this.#u8(0);
  }

  #instance({ template, values }: InstanceSpec): void {
    this.#all([0x0c, 1]);
    this.#u32(template.id);
    const known = this.#templates.get(template);
    this.#u32(known ?? this.#at + 4);
    if (known === undefined) {
      const start = this.#at;
      this.#templates.set(template, start);
      this.#u32(this.#bucket(384, template.id % 32, start));
      this.#u32(template.id);
      this.#all([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      const size = this.#later();
      this.#all([0x0f, 1, 1, 0]);
      this.#element(template.root, true);
      this.#u8(0);
      size();
    }
    this.#u32(values.length);
    const descriptors = this.#at;
    values.forEach(() => this.#u32(0));
    values.forEach(({ type, bytes }, i) => {
      const from = this.#at;
      if (bytes instanceof Uint8Array) this.#all(bytes);
      else this.#fragment(bytes);
      if (this.#at - from > 0xffff) throw new Error('a value is too long');
      this.#view.setUint16(descriptors + 4 * i, this.#at - from, true);
      this.bytes[descriptors + 4 * i + 2] = type;
    });
  }

  #element({ name, attributes = [], content, dependsOn = 0xffff }: ElementSpec, isTemplate: boolean): void {
    this.#u8(attributes.length > 0 ? 0x41 : 0x01);
    if (isTemplate) this.#u16(dependsOn);
    const size = this.#later();
    this.#name(name);
    if (attributes.length > 0) {
      const listSize = this.#later();
      attributes.forEach(([attribute, ...parts], i) => {
        this.#u8(i + 1 < attributes.length ? 0x46 : 0x06);
        this.#name(attribute);
        parts.forEach((part, at) => this.#content(part, at + 1 < parts.length, isTemplate));
      });
      listSize();
    }
    this.#u8(content ? 0x02 : 0x03);
    if (content) {
      content.forEach((part, at) => this.#content(part, at + 1 < content.length, isTemplate));
      this.#u8(0x04);
    }
    size();
  }

  #content(part: ContentSpec, hasMore: boolean, isTemplate: boolean): void {
    const more = hasMore ? 0x40 : 0;
    if (typeof part === 'string') {
      this.#all([0x05 | more, TYPE.string]);
      this.#counted(part);
    } else if ('slot' in part) {
      this.#u8(part.isOptional ? 0x0e : 0x0d);
      this.#u16(part.slot);
      this.#u8(part.type);
    } else if ('entity' in part) {
      this.#u8(0x09 | more);
      this.#name(part.entity);
    } else if ('character' in part) {
      this.#u8(0x08 | more);
      this.#u16(part.character);
    } else if ('cdata' in part) {
      this.#u8(0x07 | more);
      this.#counted(part.cdata);
    } else {
      this.#element(part, isTemplate);
    }
  }

  #name(name: string): void {
    const known = this.#names.get(name);
    this.#u32(known ?? this.#at + 4);
    if (known !== undefined) return;
    this.#names.set(name, this.#at);
    this.#u32(this.#bucket(128, hashOf(name) % 64, this.#at));
    this.#u16(hashOf(name));
    this.#counted(name);
    this.#u16(0);
  }

  /** Enters an offset at the head of a list in the chunk's header, and answers the one that was there. */
  #bucket(table: number, index: number, at: number): number {
    const before = this.#view.getUint32(table + 4 * index, true);
    this.#view.setUint32(table + 4 * index, at, true);
    return before;
  }

  #counted(text: string): void {
    this.#u16(text.length);
    this.#all(utf16(text));
  }

  /** A size that is known when what it counts is written. */
  #later(): () => void {
    const at = this.#at;
    this.#u32(0);
    return () => this.#view.setUint32(at, this.#at - at - 4, true);
  }

  #take(count: number): number {
    const at = this.#at;
    if (at + count > this.bytes.length) throw new Full('the chunk is full');
    this.#at = at + count;
    return at;
  }
  #u8 = (n: number) => this.#view.setUint8(this.#take(1), n);
  #u16 = (n: number) => this.#view.setUint16(this.#take(2), n, true);
  #u32 = (n: number) => this.#view.setUint32(this.#take(4), n, true);
  #u64 = (n: bigint) => this.#view.setBigUint64(this.#take(8), n, true);
  #all = (bytes: ArrayLike<number>) => this.bytes.set(bytes, this.#take(bytes.length));
}

const utf8 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Writes right checksums into a chunk. */
export function seal(chunk: Uint8Array): void {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  view.setUint32(52, crc32(chunk, 512, view.getUint32(48, true)), true);
  view.setUint32(124, crc32(chunk, 128, 512, crc32(chunk, 0, 120)), true);
}

/** Chunks with the events in them, as many as are needed. */
export function writeChunks(events: readonly EventSpec[], recordsPerChunk = Infinity): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let chunk = new ChunkWriter();
  for (const event of events) {
    if (chunk.ids.length >= recordsPerChunk) {
      chunks.push(chunk.finish());
      chunk = new ChunkWriter();
    }
    try {
      chunk.record(event);
    } catch (error) {
      if (!(error instanceof Full) || chunk.ids.length === 0) throw error;
      chunks.push(chunk.finish());
      chunk = new ChunkWriter();
      chunk.record(event);
    }
  }
  if (chunk.ids.length > 0) chunks.push(chunk.finish());
  return chunks;
}

/** A file of chunks. */
export function joinChunks(chunks: readonly Uint8Array[], nextRecordId: number, flags = 0): Uint8Array {
  const file = new Uint8Array(4096 + 65_536 * chunks.length);
  const view = new DataView(file.buffer);
  file.set(utf8('ElfFile\0'));
  view.setBigUint64(16, BigInt(Math.max(0, chunks.length - 1)), true);
  view.setBigUint64(24, BigInt(nextRecordId), true);
  view.setUint32(32, 128, true);
  view.setUint16(36, 1, true);
  view.setUint16(38, 3, true);
  view.setUint16(40, 4096, true);
  view.setUint16(42, chunks.length, true);
  view.setUint32(120, flags, true);
  view.setUint32(124, crc32(file, 0, 120), true);
  chunks.forEach((chunk, i) => file.set(chunk, 4096 + 65_536 * i));
  return file;
}

/** A whole file. */
export const writeEvtx = (events: readonly EventSpec[], { flags, recordsPerChunk }: FileSpec = {}): Uint8Array =>
  joinChunks(writeChunks(events, recordsPerChunk), (events.at(-1)?.recordId ?? 0) + 1, flags);

/** What Windows itself writes about every event. */
export interface SystemSpec {
  readonly provider: string;
  readonly guid?: string;
  readonly eventId: number;
  readonly qualifiers?: number;
  readonly version?: number;
  readonly level?: number;
  readonly task?: number;
  readonly opcode?: number;
  readonly keywords?: bigint;
  /** ISO, with up to seven digits of a second. */
  readonly time: string;
  readonly recordId: number;
  /** In a log of forwarded events: the number that the event had where it was written. */
  readonly eventRecordId?: number;
  readonly activityId?: string;
  readonly processId?: number;
  readonly threadId?: number;
  readonly channel: string;
  readonly computer: string;
  readonly userId?: string;
}

const OPTIONAL = true;
/** Where Windows puts the event's own part; the values between are for rarer things. */
const DATA = 19;
const systemTemplates = new Map<string, TemplateSpec>();

/** Windows' template around every event: one per provider and channel, whose names it spells out. */
function systemTemplate({ provider, guid, channel, computer }: SystemSpec): TemplateSpec {
  const key = JSON.stringify([provider, guid, channel, computer]);
  let template = systemTemplates.get(key);
  if (!template) {
    const field = (name: string, slot: number, type: number): ElementSpec => ({
      name,
      dependsOn: slot,
      content: [{ slot, type, isOptional: OPTIONAL }],
    });
    const slot = (at: number, type: number): SlotSpec => ({ slot: at, type, isOptional: OPTIONAL });
    template = {
      id: 0x1000 + systemTemplates.size,
      root: {
        name: 'Event',
        attributes: [['xmlns', 'http://schemas.microsoft.com/win/2004/08/events/event']],
        content: [
          {
            name: 'System',
            content: [
              { name: 'Provider', attributes: [['Name', provider], ...(guid ? [['Guid', guid] as const] : [])] },
              {
                name: 'EventID',
                dependsOn: 3,
                attributes: [['Qualifiers', slot(4, TYPE.uint16)]],
                content: [slot(3, TYPE.uint16)],
              },
              field('Version', 11, TYPE.uint8),
              field('Level', 0, TYPE.uint8),
              field('Task', 2, TYPE.uint16),
              field('Opcode', 1, TYPE.uint8),
              field('Keywords', 5, TYPE.hexInt64),
              { name: 'TimeCreated', attributes: [['SystemTime', slot(6, TYPE.filetime)]] },
              field('EventRecordID', 10, TYPE.uint64),
              { name: 'Correlation', attributes: [['ActivityID', slot(7, TYPE.guid)]] },
              {
                name: 'Execution',
                attributes: [
                  ['ProcessID', slot(8, TYPE.uint32)],
                  ['ThreadID', slot(9, TYPE.uint32)],
                ],
              },
              { name: 'Channel', content: [channel] },
              { name: 'Computer', content: [computer] },
              { name: 'Security', attributes: [['UserID', slot(12, TYPE.sid)]] },
            ],
          },
          { slot: DATA, type: TYPE.binXml, isOptional: OPTIONAL },
        ],
      },
    };
    systemTemplates.set(key, template);
  }
  return template;
}

/** An event as Windows would write it, with its own part as `data`. */
export function windowsEvent(system: SystemSpec, data?: InstanceSpec): EventSpec {
  const optional = <T>(given: T | undefined, make: (given: T) => Value): Value =>
    given === undefined ? value.null() : make(given);
  return {
    recordId: system.recordId,
    written: filetime(system.time),
    event: {
      template: systemTemplate(system),
      values: [
        value.uint8(system.level ?? 4),
        value.uint8(system.opcode ?? 0),
        value.uint16(system.task ?? 0),
        value.uint16(system.eventId),
        optional(system.qualifiers, value.uint16),
        value.hexInt64(system.keywords ?? 0x8000000000000000n),
        value.filetime(system.time),
        optional(system.activityId, value.guid),
        optional(system.processId, value.uint32),
        optional(system.threadId, value.uint32),
        value.uint64(BigInt(system.eventRecordId ?? system.recordId)),
        value.uint8(system.version ?? 0),
        optional(system.userId, value.sid),
        ...Array.from({ length: DATA - 13 }, value.null),
        data ? value.xml(data) : value.null(),
      ],
    },
  };
}

let templateCount = 0;

/** A template of `<EventData>` with one named `<Data>` per field. */
export const dataTemplate = (fields: readonly (readonly [name: string, type: number])[]): TemplateSpec => ({
  id: 0x8000 + templateCount++,
  root: {
    name: 'EventData',
    content: fields.map(([name, type], slot) => ({
      name: 'Data',
      attributes: [['Name', name] as const],
      content: [{ slot, type }],
    })),
  },
});
