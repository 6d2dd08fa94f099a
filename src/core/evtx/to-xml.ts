import { type Attribute, type BinXml, type Element, type Instance, type Part, type Slot } from './binxml';
import { inAttribute, inElement } from './text';
import { Unreadable, type Work } from './unreadable';
import { listTexts, TYPE, valueText } from './values';

/** How deep XML may stand in values of XML. Windows writes one level. */
const MAX_NESTING = 8;

/** Writes the XML of one record, as `wevtutil qe /f:xml` does. */
export class XmlWriter {
  #xml = '';

  constructor(
    private readonly bytes: Uint8Array,
    private readonly binXml: BinXml,
    private readonly work: Work,
  ) {}

  /** The XML of a fragment. Throws {@link Unreadable}. */
  write(parts: readonly Part[]): string {
    this.#xml = '';
    this.#parts(parts, undefined, 0);
    return this.#xml;
  }

  #add(xml: string): void {
    this.work.spend(1 + xml.length);
    this.#xml += xml;
  }

  #parts(parts: readonly Part[], of: Instance | undefined, nesting: number): void {
    for (const part of parts) {
      if (part.kind === 'element') this.#element(part, of, nesting);
      else if (part.kind === 'text') this.#add(part.xml);
      else if (part.kind === 'instance') this.#instance(part, nesting);
      else this.#slot(part, of, nesting);
    }
  }

  #instance(instance: Instance, nesting: number): void {
    this.#parts(instance.template.parts, instance, nesting);
  }

  #element(element: Element, of: Instance | undefined, nesting: number): void {
    this.work.spend(1);
    // Templates of early versions let the whole event depend on its data; an event without data is still one.
    const isLeftOut = element.dependsOn !== undefined && typeOf(of, element.dependsOn) === TYPE.null;
    if (isLeftOut && element.name !== 'Event') return;
    // A list in its content repeats the whole element.
    const lists = element.content.filter(
      (part): part is Slot => part.kind === 'slot' && isList(typeOf(of, part.index)),
    );
    if (lists.length > 1) throw new Unreadable('an element with two lists');
    const texts = lists[0] && of ? this.#listOf(lists[0], of) : undefined;
    // Without a single value the element stands once, and empty.
    const times = texts ? Math.max(1, texts.length) : 1;
    for (let time = 0; time < times; time++) {
      this.#add(`<${element.name}`);
      for (const attribute of element.attributes) this.#attribute(attribute, of);
      if (element.isEmptyTag) {
        this.#add('/>');
        continue;
      }
      this.#add('>');
      if (texts) {
        for (const part of element.content) {
          if (part === lists[0]) this.#add(inElement(texts[time] ?? ''));
          else this.#parts([part], of, nesting);
        }
      } else {
        this.#parts(element.content, of, nesting);
      }
      this.#add(`</${element.name}>`);
    }
  }

  #listOf(slot: Slot, { values }: Instance): string[] {
    const at = values.starts[slot.index]!;
    const size = values.starts[slot.index + 1]! - at;
    this.work.spend(size);
    return listTexts(this.bytes, values.types[slot.index]!, at, size);
  }

  #attribute(attribute: Attribute, of: Instance | undefined): void {
    let value = '';
    let isWritten = attribute.parts.length === 0;
    for (const part of attribute.parts) {
      const xml = part.kind === 'text' ? part.xml : inAttribute(this.#textOf(part, of));
      // Without a value there is no attribute; one that the template spells out stands, even if empty.
      isWritten ||= part.kind === 'text' || typeOf(of, part.index) !== TYPE.null;
      value += xml;
    }
    if (isWritten) this.#add(` ${attribute.name}='${value}'`);
  }

  #textOf(slot: Slot, of: Instance | undefined): string {
    const type = typeOf(of, slot.index);
    if (type === TYPE.null || !of) return '';
    if (isList(type) || type === TYPE.binXml) throw new Unreadable(`a value of type ${type} in an attribute`);
    const at = of.values.starts[slot.index]!;
    const size = of.values.starts[slot.index + 1]! - at;
    this.work.spend(size);
    return valueText(this.bytes, type, at, size);
  }

  #slot(slot: Slot, of: Instance | undefined, nesting: number): void {
    if (!of || typeOf(of, slot.index) !== TYPE.binXml) {
      this.#add(inElement(this.#textOf(slot, of)));
      return;
    }
    if (nesting >= MAX_NESTING) throw new Unreadable('XML nested too deep in values');
    const at = of.values.starts[slot.index]!;
    this.#parts(this.binXml.fragment(at, of.values.starts[slot.index + 1]!, 0), undefined, nesting + 1);
  }
}

const isList = (type: number): boolean => (type & TYPE.list) !== 0;

/** A slot that the record has no value for is like one without a value. */
const typeOf = (of: Instance | undefined, index: number): number =>
  of && index < of.values.count ? of.values.types[index]! : TYPE.null;
