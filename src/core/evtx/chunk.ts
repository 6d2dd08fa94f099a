import { BinXml, type Slot, type Template, type Text } from './binxml';
import { crc32 } from './crc32';
import { u16, u32, u64 } from './little-endian';
import { wideText } from './text';
import { filetimeToMs } from './times';
import { XmlWriter } from './to-xml';
import { Unreadable, Work } from './unreadable';
import { TYPE, valueText } from './values';

/** Bytes of a chunk. A file is its header and then chunks. */
export const EVTX_CHUNK_BYTES = 65_536;

const CHUNK_HEADER = 512;
const RECORD_HEADER = 24;
/** Header, a mark or two, and the copy of the size. */
const SMALLEST_RECORD = RECORD_HEADER + 8;
const CHUNK_SIGNATURE = [0x45, 0x6c, 0x66, 0x43, 0x68, 0x6e, 0x6b, 0x00]; // ElfChnk
/** The chunk was written without checksums. */
const NO_CHECKSUMS = 4;

/** One event of a log. */
export interface EvtxRecord {
  /** Its place in the log. An exported log counts anew, so that the `EventRecordID` in the XML may be another. */
  readonly recordId: number;
  /** When it was written to the log: milliseconds since 1970, UTC. */
  readonly written: number;
  /** As written: `Microsoft-Windows-TerminalServices-LocalSessionManager`. */
  readonly provider: string;
  readonly id: number;
  /** One line, `<Event xmlns='…'>…</Event>`, as `wevtutil qe /f:xml` writes it. */
  readonly xml: string;
  /** No checksum vouches for it: its chunk is damaged, or was copied while Windows was writing. */
  readonly isDoubtful?: true;
}

/** A record that could not be read; or a stretch of bytes where it is not known how many there were. */
export interface EvtxDamage {
  /** From the start of what was read: of the chunk, or of the file. */
  readonly offset: number;
  readonly recordId?: number;
  /** English, to stand after a colon. */
  readonly reason: string;
}

export interface EvtxChunk {
  readonly records: readonly EvtxRecord[];
  /** Records that could not be read, whether wanted or not. */
  readonly unreadable: readonly EvtxDamage[];
  /** Records that were passed over, since they are not wanted. */
  readonly otherCount: number;
  /** A checksum of the chunk does not match: what is read from it is doubtful. */
  readonly isChecksumWrong?: true;
  /** The chunk says that it has no checksums: nothing vouches for its records, and nothing speaks against them. */
  readonly isUnchecked?: true;
  /** Nothing was ever written here. */
  readonly isEmpty?: true;
}

export interface EvtxOptions {
  /** Which records to read; all, if absent. The others are counted only. */
  readonly wanted?: (provider: string, id: number) => boolean;
}

/**
 * Reads one chunk: up to 64 KiB, as they stand in a file after its header. Reads what can be read of a damaged or cut
 * off chunk. Never throws, and takes bounded time whatever the bytes are.
 */
export function readEvtxChunk(bytes: Uint8Array, options: EvtxOptions = {}): EvtxChunk {
  return new ChunkReader(
    bytes.length > EVTX_CHUNK_BYTES ? bytes.subarray(0, EVTX_CHUNK_BYTES) : bytes,
    options.wanted,
  ).read();
}

/** How well the header's statements hold. */
interface ChunkState {
  /** Where the records end, if the header can be trusted. */
  readonly freeSpace?: number;
  readonly firstRecordId?: number;
  readonly lastRecordId?: number;
  readonly isChecksumWrong: boolean;
  readonly isUnchecked: boolean;
}

class ChunkReader {
  readonly #records: EvtxRecord[] = [];
  readonly #unreadable: EvtxDamage[] = [];
  #otherCount = 0;
  readonly #work = new Work();
  readonly #binXml: BinXml;
  readonly #writer: XmlWriter;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly wanted: EvtxOptions['wanted'],
  ) {
    this.#binXml = new BinXml(bytes, this.#work);
    this.#writer = new XmlWriter(bytes, this.#binXml, this.#work);
  }

  read(): EvtxChunk {
    if (isZero(this.bytes, 0, this.bytes.length)) return { records: [], unreadable: [], otherCount: 0, isEmpty: true };
    const state = this.#state();
    this.#walk(state);
    return {
      records: this.#records,
      unreadable: this.#unreadable,
      otherCount: this.#otherCount,
      ...(state.isChecksumWrong ? { isChecksumWrong: true } : {}),
      ...(state.isUnchecked ? { isUnchecked: true } : {}),
    };
  }

  #state(): ChunkState {
    const { bytes } = this;
    const hasSignature = CHUNK_SIGNATURE.every((byte, i) => bytes[i] === byte);
    if (!hasSignature || bytes.length < CHUNK_HEADER) return { isChecksumWrong: true, isUnchecked: false };
    const freeSpace = u32(bytes, 48);
    const isPlaced = freeSpace >= CHUNK_HEADER && freeSpace <= EVTX_CHUNK_BYTES;
    const isUnchecked = (u32(bytes, 120) & NO_CHECKSUMS) !== 0 && u32(bytes, 52) === 0 && u32(bytes, 124) === 0;
    const isHeaderRight = crc32(bytes, 128, CHUNK_HEADER, crc32(bytes, 0, 120)) === u32(bytes, 124);
    if (!isPlaced || (!isHeaderRight && !isUnchecked)) return { isChecksumWrong: true, isUnchecked: false };
    const isDataRight =
      isUnchecked || (freeSpace <= bytes.length && crc32(bytes, CHUNK_HEADER, freeSpace) === u32(bytes, 52));
    return {
      freeSpace,
      firstRecordId: u64(bytes, 24),
      lastRecordId: u64(bytes, 32),
      isChecksumWrong: !isDataRight,
      isUnchecked,
    };
  }

  #walk({ freeSpace, firstRecordId, lastRecordId, isChecksumWrong }: ChunkState): void {
    const { bytes } = this;
    const promised = freeSpace ?? bytes.length;
    const end = Math.min(promised, bytes.length);
    /** The number of the record before; of an unused chunk the header has no numbers. */
    let before = Number.isSafeInteger(firstRecordId) ? firstRecordId! - 1 : undefined;
    const afterLast = Number.isSafeInteger(lastRecordId) ? lastRecordId! + 1 : undefined;
    let at = CHUNK_HEADER;
    while (at < end) {
      const id = this.#recordAt(at);
      if (id !== undefined) {
        this.#record(at, id, isChecksumWrong);
        before = id;
        at += u32(bytes, at + 4);
        continue;
      }
      // Without a header to promise records, zeros are where writing stopped.
      if (freeSpace === undefined && isZero(bytes, at, end)) return;
      const next = this.#resume(at + 1, end);
      this.#lost(at, next ?? promised, before, next === undefined ? afterLast : this.#recordAt(next));
      if (next === undefined) return;
      at = next;
    }
    if (end < promised) {
      if (before === undefined || before + 1 !== afterLast) this.#lost(at, promised, before, afterLast);
      return;
    }
    // A sound header says where the records end. What follows there is either left from earlier use of the chunk, or
    // was appended and not yet entered in the header: then the numbers go on.
    for (;;) {
      const id = this.#recordAt(at);
      if (id === undefined || (before !== undefined && id !== before + 1)) return;
      this.#record(at, id, true);
      before = id;
      at += u32(bytes, at + 4);
    }
  }

  /** The number of the record at an offset; undefined where none begins, or one whose two sizes differ. */
  #recordAt(at: number): number | undefined {
    const { bytes } = this;
    if (at + SMALLEST_RECORD > bytes.length || u32(bytes, at) !== 0x2a2a) return undefined;
    const size = u32(bytes, at + 4);
    if (size < SMALLEST_RECORD || at + size > bytes.length || u32(bytes, at + size - 4) !== size) return undefined;
    const id = u64(bytes, at + 8);
    return Number.isSafeInteger(id) ? id : undefined;
  }

  /** Where the next record begins. */
  #resume(from: number, end: number): number | undefined {
    for (let at = this.bytes.indexOf(0x2a, from); at >= 0 && at < end; at = this.bytes.indexOf(0x2a, at + 1)) {
      if (this.#recordAt(at) !== undefined) return at;
    }
    return undefined;
  }

  /** Enters the records between two that can be found; just one where their numbers do not tell how many. */
  #lost(from: number, to: number, before: number | undefined, next: number | undefined): void {
    const reason = 'its header or its size is damaged';
    const count = before === undefined || next === undefined ? 0 : next - before - 1;
    if (count < 1 || count > (to - from) / SMALLEST_RECORD) {
      this.#unreadable.push({ offset: from, reason });
      return;
    }
    for (let i = 1; i <= count; i++) this.#unreadable.push({ offset: from, recordId: before! + i, reason });
  }

  #record(at: number, recordId: number, isDoubtful: boolean): void {
    this.#work.nextRecord();
    try {
      const start = at + RECORD_HEADER;
      const end = at + u32(this.bytes, at + 4) - 4;
      const known = this.wanted && this.#peek(start, end);
      if (known && !this.wanted(known.provider, known.id)) {
        this.#otherCount++;
        return;
      }
      const xml = this.#writer.write(this.#binXml.fragment(start, end, 0));
      // In a damaged chunk the name of the element may be another, or the element be left out.
      if (!/^<Event[ >]/.test(xml) || !xml.endsWith('</Event>')) throw new Unreadable('no event in it');
      const { provider, id } = known ?? this.#peek(start, end) ?? inXml(xml);
      if (!known && this.wanted && !this.wanted(provider, id)) {
        this.#otherCount++;
        return;
      }
      const written = filetimeToMs(this.bytes, at + 16);
      this.#records.push({ recordId, written, provider, id, xml, ...(isDoubtful ? { isDoubtful } : {}) });
    } catch (error) {
      // Anything else than Unreadable would be a mistake in this reader; it must not cost the other records.
      const reason = error instanceof Unreadable ? error.message : 'it is not as expected';
      this.#unreadable.push({ offset: at, recordId, reason });
    }
  }

  /**
   * Provider and event id, read from the template and two values without making any text. Undefined where that is not
   * how the event is written.
   */
  #peek(start: number, end: number): { provider: string; id: number } | undefined {
    const { bytes } = this;
    let at = start;
    while (bytes[at] === 0x0f) at += 4;
    if (bytes[at] !== 0x0c || at + 14 > end) return undefined;
    const definition = u32(bytes, at + 6);
    at += 10;
    if (definition === at) at += 24 + (at + 24 <= end ? u32(bytes, at + 20) : end);
    if (at + 4 > end) return undefined;
    const template = this.#binXml.template(definition);
    const provider = this.#valueOf(template, 'provider', at, end);
    const id = this.#valueOf(template, 'eventId', at, end);
    return typeof provider === 'string' && typeof id === 'number' ? { provider, id } : undefined;
  }

  /** A number of 16 or 32 bits, or text; undefined for all else. */
  #valueOf(template: Template, what: 'provider' | 'eventId', at: number, end: number): string | number | undefined {
    const { bytes } = this;
    const part: Slot | Text | undefined = template[what];
    if (part === undefined) return undefined;
    if (part.kind === 'text') return what === 'provider' ? part.text : numberIn(part.text);
    const count = u32(bytes, at);
    if (part.index >= count || count > (end - at) / 4) return undefined;
    let from = at + 4 + 4 * count;
    for (let i = 0; i < part.index; i++) from += u16(bytes, at + 4 + 4 * i);
    const descriptor = at + 4 + 4 * part.index;
    const size = u16(bytes, descriptor);
    if (from + size > end) return undefined;
    const type = bytes[descriptor + 2]!;
    if (type === TYPE.uint16 && size === 2) return u16(bytes, from);
    if (type === TYPE.string && size % 2 === 0) {
      const text = wideText(bytes, from, size / 2);
      return what === 'provider' ? text : numberIn(text);
    }
    return type === TYPE.uint32 || type === TYPE.uint8 ? numberIn(valueText(bytes, type, from, size)) : undefined;
  }
}

const numberIn = (text: string): number | undefined => (/^\d{1,10}$/.test(text) ? Number(text) : undefined);

/** For events that are written without a template. In XML that we wrote, tags are the only places with these signs. */
function inXml(xml: string): { provider: string; id: number } {
  const tag = xml.indexOf('<Provider');
  const from = xml.indexOf('>', xml.indexOf('<EventID')) + 1;
  const id = from > 0 ? numberIn(xml.slice(from, xml.indexOf('<', from))) : undefined;
  if (tag < 0 || id === undefined) throw new Unreadable('no event in it');
  // A provider that is not registered has no name, only a GUID.
  if (!xml.startsWith(" Name='", tag + 9)) return { provider: '', id };
  const name = xml.slice(tag + 16, xml.indexOf("'", tag + 16));
  return { provider: name.replace(/&(?:amp|lt|gt|apos);/g, (entity) => PLAIN[entity]!), id };
}

const PLAIN: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&apos;': "'" };

function isZero(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] !== 0) return false;
  return true;
}
