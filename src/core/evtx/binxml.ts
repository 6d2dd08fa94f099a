import { u16, u32 } from './little-endian';
import { inAttribute, inElement, wideText } from './text';
import { TYPE } from './values';
import { Unreadable, type Work } from './unreadable';

/** Where a value of the record goes. */
export interface Slot {
  readonly kind: 'slot';
  readonly index: number;
}

/** Text of the template itself. */
export interface Text {
  readonly kind: 'text';
  /** As a reader reads it. */
  readonly text: string;
  /** Escaped for the place where it stands. */
  readonly xml: string;
}

export interface Attribute {
  readonly name: string;
  readonly parts: readonly (Slot | Text)[];
}

export interface Element {
  readonly kind: 'element';
  readonly name: string;
  /** The value without which the element is left out. */
  readonly dependsOn?: number;
  readonly attributes: readonly Attribute[];
  readonly content: readonly Part[];
  /** Written `<a/>`; another without content is `<a></a>`. */
  readonly isEmptyTag: boolean;
}

/** A template and the values for its slots. */
export interface Instance {
  readonly kind: 'instance';
  readonly template: Template;
  readonly values: Values;
}

export type Part = Slot | Text | Element | Instance;

export interface Template {
  readonly parts: readonly Part[];
  /** What `<Provider Name='…'>` holds; absent where the template does not say. */
  readonly provider?: Slot | Text;
  /** What `<EventID>` holds. */
  readonly eventId?: Slot | Text;
}

/** The values of an instance, by place: their types, and where in the chunk each begins and ends. */
export interface Values {
  readonly count: number;
  readonly types: Uint8Array;
  /** One more than there are values: each ends where the next begins. */
  readonly starts: Uint16Array | Uint32Array;
}

/** What may be nested: far more than any event, and safe for the stack. */
const MAX_DEPTH = 64;
const MAX_NAME = 256;
const FRAGMENT_HEADER = 0x0f;
const TEMPLATE_INSTANCE = 0x0c;
const NO_DEPENDENCY = 0xffff;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** The names of XML, as far as they have one unit each: none of these can break the XML. */
const NAME =
  /^[A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd][\w.:\-\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]*$/;

/** The binary XML of one chunk: names and templates are written once and pointed at from anywhere in the chunk. */
export class BinXml {
  readonly #bytes: Uint8Array;
  readonly #work: Work;
  readonly #names = new Map<number, string>();
  readonly #templates = new Map<number, Template | string>();

  constructor(bytes: Uint8Array, work: Work) {
    this.#bytes = bytes;
    this.#work = work;
  }

  /**
   * What stands from `start` up to `end`: a record, or a value that is XML itself. Throws {@link Unreadable}.
   * @param depth how deep in other XML it stands
   */
  fragment(start: number, end: number, depth: number): Part[] {
    return new Reader(this, this.#bytes, this.#work, end, false).fragment(start, depth);
  }

  /** The template at an offset in the chunk. Throws {@link Unreadable}, each time the same. */
  template(at: number): Template {
    let template = this.#templates.get(at);
    if (template === undefined) {
      try {
        template = this.#readTemplate(at);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        template = error.message;
      }
      this.#templates.set(at, template);
    }
    if (typeof template === 'string') throw new Unreadable(template);
    return template;
  }

  #readTemplate(at: number): Template {
    const bytes = this.#bytes;
    if (at < 512 || at + 24 > bytes.length) throw new Unreadable('a template outside the chunk');
    const end = at + 24 + u32(bytes, at + 20);
    if (end > bytes.length) throw new Unreadable('a template longer than the chunk');
    const parts = new Reader(this, bytes, this.#work, end, true).fragment(at + 24, 0);
    const event = parts.find((part) => part.kind === 'element');
    const system = elementIn(event, 'System');
    const provider = elementIn(system, 'Provider')?.attributes.find(({ name }) => name === 'Name')?.parts ?? [];
    const eventId = elementIn(system, 'EventID')?.content ?? [];
    return {
      parts,
      ...(provider.length === 1 ? { provider: provider[0]! } : {}),
      ...(eventId.length === 1 && (eventId[0]!.kind === 'slot' || eventId[0]!.kind === 'text')
        ? { eventId: eventId[0] }
        : {}),
    };
  }

  /** The name at an offset in the chunk. Throws {@link Unreadable}. */
  name(at: number): string {
    const known = this.#names.get(at);
    if (known !== undefined) return known;
    const bytes = this.#bytes;
    if (at < 512 || at + 8 > bytes.length) throw new Unreadable('a name outside the chunk');
    const length = u16(bytes, at + 6);
    if (length > MAX_NAME || at + 8 + 2 * length > bytes.length) throw new Unreadable('a name that is too long');
    this.#work.spend(length);
    const name = wideText(bytes, at + 8, length);
    if (!NAME.test(name)) throw new Unreadable('a name that is none');
    this.#names.set(at, name);
    return name;
  }
}

const elementIn = (part: Part | undefined, name: string): Element | undefined =>
  part?.kind === 'element'
    ? (part.content.find((child) => child.kind === 'element' && child.name === name) as Element | undefined)
    : undefined;

/** Reads one stretch of binary XML, token by token. */
class Reader {
  #at = 0;

  constructor(
    private readonly xml: BinXml,
    private readonly bytes: Uint8Array,
    private readonly work: Work,
    private readonly end: number,
    /** Elements of a template say which value they depend on; elsewhere they have no such field. */
    private readonly isTemplate: boolean,
  ) {}

  fragment(start: number, depth: number): Part[] {
    const parts: Part[] = [];
    for (this.#at = start; this.#at < this.end;) {
      this.work.spend(1);
      const token = this.bytes[this.#at]!;
      if (token === 0x00) break;
      if (token === FRAGMENT_HEADER) {
        if (u16(this.bytes, this.#need(4) + 1) !== 0x0101) throw new Unreadable('binary XML of an unknown version');
      } else if (token === TEMPLATE_INSTANCE && !this.isTemplate) {
        // A template that held another one could hold itself.
        parts.push(this.#instance());
      } else if (token === 0x01 || token === 0x41) {
        parts.push(this.#element(depth));
      } else if (token === 0x0a) {
        parts.push(this.#instruction());
      } else {
        throw new Unreadable(`an unexpected mark ${token}`);
      }
    }
    return parts;
  }

  /** Steps over `count` bytes and answers where they begin. */
  #need(count: number): number {
    const at = this.#at;
    if (at + count > this.end) throw new Unreadable('it ends too early');
    this.#at = at + count;
    return at;
  }

  #instance(): Instance {
    const definition = u32(this.bytes, this.#need(10) + 6);
    // The first record that uses a template brings it along.
    if (definition === this.#at) this.#need(u32(this.bytes, this.#need(24) + 20));
    const template = this.xml.template(definition);
    const count = u32(this.bytes, this.#need(4));
    if (count > (this.end - this.#at) / 4) throw new Unreadable('more values than the record has room for');
    this.work.spend(count);
    const descriptors = this.#need(4 * count);
    const types = new Uint8Array(count);
    const starts = new Uint32Array(count + 1);
    for (let i = 0; i < count; i++) {
      types[i] = this.bytes[descriptors + 4 * i + 2]!;
      starts[i] = this.#need(u16(this.bytes, descriptors + 4 * i));
    }
    starts[count] = this.#at;
    return { kind: 'instance', template, values: { count, types, starts } };
  }

  #element(depth: number): Element {
    if (depth >= MAX_DEPTH) throw new Unreadable('elements nested too deep');
    const hasAttributes = (this.bytes[this.#need(1)]! & 0x40) !== 0;
    const dependsOn = this.#hasDependency() ? u16(this.bytes, this.#need(2)) : NO_DEPENDENCY;
    this.#need(4);
    const name = this.#name();
    const attributes = hasAttributes ? this.#attributes() : [];
    const close = this.bytes[this.#need(1)]!;
    if (close !== 0x02 && close !== 0x03) throw new Unreadable(`an unexpected mark ${close} in a tag`);
    return {
      kind: 'element',
      name,
      ...(dependsOn === NO_DEPENDENCY ? {} : { dependsOn }),
      attributes,
      content: close === 0x02 ? this.#content(depth) : [],
      isEmptyTag: close === 0x03,
    };
  }

  /** Outside of templates the field is absent, but not always: then only one of the two places holds a name. */
  #hasDependency(): boolean {
    if (this.isTemplate) return true;
    return !this.#isName(this.#at + 4) && this.#isName(this.#at + 6);
  }

  #isName(at: number): boolean {
    if (at + 4 > this.end) return false;
    const name = u32(this.bytes, at);
    if (name < 512 || name > at + 4 || name + 8 > this.bytes.length) return false;
    const length = u16(this.bytes, name + 6);
    if (length === 0 || length > MAX_NAME || name + 10 + 2 * length > this.bytes.length) return false;
    this.work.spend(length);
    let hash = 0;
    for (let i = 0; i < length; i++) hash = (Math.imul(hash, 65599) + u16(this.bytes, name + 8 + 2 * i)) | 0;
    return (hash & 0xffff) === u16(this.bytes, name + 4);
  }

  #name(): string {
    const at = u32(this.bytes, this.#need(4));
    // A name stands where it is used first.
    if (at === this.#at) this.#need(10 + 2 * u16(this.bytes, this.#need(0) + 6));
    return this.xml.name(at);
  }

  #attributes(): Attribute[] {
    const attributes: Attribute[] = [];
    const size = u32(this.bytes, this.#need(4));
    const end = this.#at + size;
    if (end > this.end) throw new Unreadable('attributes longer than the record');
    while (this.#at < end) {
      const token = this.bytes[this.#need(1)]!;
      if ((token & ~0x40) !== 0x06) throw new Unreadable(`an unexpected mark ${token} among attributes`);
      this.work.spend(1);
      const name = this.#name();
      const parts: (Slot | Text)[] = [];
      for (let part = this.#characters(inAttribute); part; part = this.#characters(inAttribute)) parts.push(part);
      attributes.push({ name, parts });
      if ((token & 0x40) === 0) break;
    }
    if (this.#at > end) throw new Unreadable('attributes longer than their list');
    this.#at = end;
    return attributes;
  }

  #content(depth: number): Part[] {
    const parts: Part[] = [];
    for (;;) {
      this.work.spend(1);
      if (this.#at >= this.end) throw new Unreadable('an element without an end');
      const token = this.bytes[this.#at]!;
      if (token === 0x04) {
        this.#at++;
        return parts;
      }
      if (token === 0x01 || token === 0x41) parts.push(this.#element(depth + 1));
      else if (token === 0x0a) parts.push(this.#instruction());
      else if (token === TEMPLATE_INSTANCE && !this.isTemplate) parts.push(this.#instance());
      else {
        const part = this.#characters(inElement);
        if (!part) throw new Unreadable(`an unexpected mark ${token} in an element`);
        parts.push(part);
      }
    }
  }

  /** Text, a slot, or one character by its name or number; undefined where another mark follows. */
  #characters(escape: (text: string) => string): Slot | Text | undefined {
    if (this.#at >= this.end) return undefined;
    const text = (plain: string): Text => ({ kind: 'text', text: plain, xml: escape(plain) });
    switch (this.bytes[this.#at]) {
      case 0x05:
      case 0x45: {
        const type = this.bytes[this.#need(2) + 1]!;
        if (type !== TYPE.string) throw new Unreadable(`text of unknown type ${type}`);
        return text(this.#counted());
      }
      case 0x07:
      case 0x47:
        this.#need(1);
        return text(this.#counted());
      case 0x08:
      case 0x48: {
        const at = this.#need(3);
        return text(wideText(this.bytes, at + 1, 1));
      }
      case 0x09:
      case 0x49: {
        this.#need(1);
        const name = this.#name();
        const character = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
        if (character === undefined) throw new Unreadable('a character by an unknown name');
        return text(character);
      }
      case 0x0d:
      case 0x0e:
        return { kind: 'slot', index: u16(this.bytes, this.#need(4) + 1) };
      default:
        return undefined;
    }
  }

  #counted(): string {
    const length = u16(this.bytes, this.#need(2));
    this.work.spend(length);
    return wideText(this.bytes, this.#need(2 * length), length);
  }

  /** A processing instruction means nothing to an event: it is read past. */
  #instruction(): Text {
    this.#need(1);
    this.#name();
    if (this.#at < this.end && this.bytes[this.#at] === 0x0b) {
      this.#need(1);
      this.#counted();
    }
    return { kind: 'text', text: '', xml: '' };
  }
}
