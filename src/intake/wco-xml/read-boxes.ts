import { listedText, type Path } from '../../domain/amendment.ts';
import type { Box, Group, Part } from './box.ts';
import { readValue } from './read-value.ts';
import type { Trace } from './trace.ts';
import { childrenOf, nodeAt, type XmlNode } from './xml-node.ts';

/** A declaration or an item that is being put together. */
export type Plain = { [key: string]: unknown };

const longestAttribute = 4_096;

/** Reads boxes and groups below a node into a plain object. */
export function readBoxes(
  from: XmlNode,
  boxes: readonly Box[],
  groups: readonly Group[],
  into: Plain,
  trace: Trace,
): void {
  for (const box of boxes) {
    const node = nodeAt(from, box.from);
    if (node !== undefined) put(into, box.to, readValue(box.as, node, trace), node, trace);
  }
  for (const group of groups) {
    const nodes = nodesOf(from, group.from);
    if (nodes.length > 0) for (const part of group.parts) putPart(into, part, nodes, trace);
  }
}

/** Every element down a path of which any step may repeat. */
export function nodesOf(from: XmlNode, path: readonly string[]): readonly XmlNode[] {
  return path.reduce<readonly XmlNode[]>(
    (nodes, name) => nodes.flatMap((node) => childrenOf(node, name)),
    [from],
  );
}

/** Puts a value at a path, making the objects on the way, and notes where it came from. */
export function put(into: Plain, path: Path, value: unknown, node: XmlNode, trace: Trace): void {
  if (value === undefined) return;
  let container = into;
  for (const step of path.slice(0, -1)) {
    container[step] ??= {};
    container = container[step] as Plain;
  }
  const key = path.at(-1) ?? '';
  container[key] = path[0] === 'attributes' ? cut(String(value)) : value;
  trace.note(container, key, node);
}

/** A part of one element of a group; joined elements follow each other, repeated ones follow a comma. */
export function partValue(part: Part, node: XmlNode, trace: Trace): unknown {
  const values = part.from.flatMap((path) => {
    const read = nodesOf(node, path).flatMap((each) => readValue(part.as, each, trace) ?? []);
    return read.length > 1 ? read.join(', ') : read;
  });
  return values.length > 1 ? values.join('') : values[0];
}

function putPart(into: Plain, part: Part, nodes: readonly XmlNode[], trace: Trace): void {
  const values = nodes.map((node) => partValue(part, node, trace));
  const [list = '', name] = part.list;
  if (list === 'attributes' && name !== undefined) {
    const text = listedText(values.map((value) => (value === undefined ? undefined : String(value))));
    if (nodes[0] !== undefined) put(into, part.list, text, nodes[0], trace);
  } else if (part.key !== undefined) putKeys(into, String(list), part, values, nodes, trace);
  else putElements(into, String(list), values, nodes, trace);
}

/** The values become a key each of the objects in a list. */
function putKeys(
  into: Plain,
  list: string,
  { key = '', from }: Part,
  values: readonly unknown[],
  nodes: readonly XmlNode[],
  trace: Trace,
): void {
  into[list] ??= nodes.map(() => ({}));
  const elements = into[list] as Plain[];
  for (const [index, node] of nodes.entries()) {
    const element = elements[index];
    if (element === undefined) continue;
    trace.note(elements, index, node);
    trace.note(element, key, nodeAt(node, from[0] ?? []) ?? node);
    if (values[index] !== undefined) element[key] = values[index];
  }
}

/** The values are the elements of a list. */
function putElements(
  into: Plain,
  list: string,
  values: readonly unknown[],
  nodes: readonly XmlNode[],
  trace: Trace,
): void {
  const elements: unknown[] = [];
  for (const [index, node] of nodes.entries()) {
    if (values[index] === undefined) continue;
    trace.note(elements, elements.length, node);
    elements.push(values[index]);
  }
  into[list] = elements;
}

/** A box that is kept as it is has no limit of its own, so a text that is too long is no reason to refuse. */
function cut(text: string): string {
  return text.length <= longestAttribute ? text : `${text.slice(0, longestAttribute - 1)}…`;
}
