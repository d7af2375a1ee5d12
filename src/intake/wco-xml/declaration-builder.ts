import type { SaxesTagNS } from 'saxes';
import { declarationElement, isAttribute, type WcoElement } from './wco-elements.ts';
import { type XmlNode, xpathOf } from './xml-node.ts';

const wcoNamespace = 'urn:wco:datamodel:WCO:';
/** The value of a date or time stands in an element of its own, in the namespace of the data types. */
const dateElements: ReadonlySet<string> = new Set(['DateTimeString', 'DateTime', 'Date']);
/** Real elements take more than this many bytes each; only a bomb of empty tags takes fewer. */
const bytesPerElement = 32;
const elementsAlways = 10_000;
const maximumRemarks = 20;

/** Something of a message that was left out. */
export type Remark = { readonly path: string; readonly line: number; readonly kind: 'unknown' | 'repeated' };

type OpenNode = { -readonly [Key in keyof XmlNode]: XmlNode[Key] } & { readonly children: XmlNode[] };

/** A node whose end has not come, with how many children of each kind it has so far. */
type Level = { readonly node: OpenNode; readonly counts: Map<WcoElement, number> };

// Attributes of the model have no children, so they share what stays empty.
const noChildren: XmlNode[] = [];
const noCounts: Level['counts'] = new Map();

/** Whether an element belongs to the WCO Data Model, under whatever prefix. */
export function isWco(tag: SaxesTagNS): boolean {
  return tag.uri.startsWith(wcoNamespace);
}

/** Builds the tree of one declaration out of its tags, keeping what the model knows and no more. */
export class DeclarationBuilder {
  readonly root: XmlNode;
  readonly remarks: Remark[] = [];
  /** How many more there were to say. */
  remarksLeftOut = 0;
  readonly #levels: Level[] = [];
  readonly #maximumElements: number;
  #elements = 0;
  /** How many levels deep the parser is in what is left out. */
  #skipped = 0;

  constructor(line: number, messageBytes: number) {
    this.#maximumElements = Math.max(elementsAlways, messageBytes / bytesPerElement);
    const root = nodeOf(declarationElement, undefined, line, 1);
    this.root = root;
    this.#levels.push({ node: root, counts: new Map() });
  }

  /** Whether the declaration's own tag was closed. */
  get isComplete(): boolean {
    return this.#levels.length === 0;
  }

  /** Whether it has more elements than a message of that size can sensibly have. */
  get isTooLarge(): boolean {
    return this.#elements > this.#maximumElements;
  }

  /** The element the parser is in, as far as it is kept. */
  get current(): XmlNode {
    return this.#levels.at(-1)?.node ?? this.root;
  }

  openTag(tag: SaxesTagNS, line: number): void {
    const level = this.#levels.at(-1);
    if (this.#skipped > 0 || level === undefined) this.#skipped += 1;
    else if (isAttribute(level.node.element) && dateElements.has(tag.local)) this.#enterDate(level, tag);
    else {
      const element = isWco(tag) ? level.node.element.children.get(tag.local) : undefined;
      if (element === undefined) this.#skip(level, tag, line);
      else this.#add(level, element, tag, line);
    }
  }

  text(text: string): void {
    const node = this.#levels.at(-1)?.node;
    if (this.#skipped === 0 && node !== undefined && isAttribute(node.element)) node.text += text;
  }

  closeTag(): void {
    if (this.#skipped > 0) this.#skipped -= 1;
    else this.#levels.pop();
  }

  /** What the element of a date says is the date's own. */
  #enterDate(level: Level, tag: SaxesTagNS): void {
    copyQualifiers(tag, level.node);
    this.#levels.push(level);
  }

  #add({ node, counts }: Level, element: WcoElement, tag: SaxesTagNS, line: number): void {
    const position = (counts.get(element) ?? 0) + 1;
    counts.set(element, position);
    const child = nodeOf(element, node, line, position);
    copyQualifiers(tag, child);
    if (position > 1 && !element.repeats) this.#remark(node, element.name, line, 'repeated');
    node.children.push(child);
    this.#levels.push({ node: child, counts: isAttribute(element) ? noCounts : new Map() });
    this.#elements += 1;
  }

  #skip({ node }: Level, tag: SaxesTagNS, line: number): void {
    this.#skipped = 1;
    if (isWco(tag)) this.#remark(node, tag.local, line, 'unknown');
  }

  #remark(parent: XmlNode, name: string, line: number, kind: Remark['kind']): void {
    if (this.remarks.length === maximumRemarks) this.remarksLeftOut += 1;
    else this.remarks.push({ path: `${xpathOf(parent)}/${name.slice(0, 128)}`, line, kind });
  }
}

function nodeOf(element: WcoElement, parent: XmlNode | undefined, line: number, position: number): OpenNode {
  return { element, parent, line, position, children: isAttribute(element) ? noChildren : [], text: '' };
}

/** What an amount, a measure or a date says of itself. */
function copyQualifiers({ attributes }: SaxesTagNS, node: OpenNode): void {
  const { currencyID, unitCode, formatCode } = attributes;
  if (currencyID !== undefined) node.currencyId = currencyID.value;
  if (unitCode !== undefined) node.unitCode = unitCode.value;
  if (formatCode !== undefined) node.formatCode = formatCode.value;
}
