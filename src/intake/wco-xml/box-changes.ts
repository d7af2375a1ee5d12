import type { Change, Path } from '../../domain/amendment.ts';
import type { AmendmentTarget } from './amendment-target.ts';
import { type Box, type Group, isBelow } from './box.ts';
import { type Plain, readBoxes } from './read-boxes.ts';
import { readValue } from './read-value.ts';
import { Trace } from './trace.ts';
import { isAttribute } from './wco-elements.ts';
import { childOf, nodeAt, textOf, type XmlNode } from './xml-node.ts';

/** Attributes of an address that have places of their own, or none. */
const besideAddress: ReadonlySet<string | undefined> = new Set(['CountryCode', 'TypeCode']);

type About = { readonly pointsAt: string; readonly item?: number };

/** The changes to elements that stand once: to one attribute, or to all of a class. */
export function boxChanges(
  target: AmendmentTarget,
  boxes: readonly Box[],
  groups: readonly Group[],
): readonly Change[] {
  const { names, pointsAt, item } = target;
  const about = { pointsAt, ...(item !== undefined && { item }) };
  const last = target.steps.at(-1)?.element;
  const isLeaf = last !== undefined && isAttribute(last);
  const touched = boxes.filter((box) => isBelow(box.from, names) || (isLeaf && isAddressOf(box, names)));
  const lists = groups.filter((group) => isBelow(group.from, names));
  if (touched.length + lists.length === 0) {
    return [{ ...about, kind: 'unknown', why: 'the declaration does not keep it.' }];
  }
  if (isLeaf) return touched.map((box) => leafChange(about, box, target.scope));
  return classChanges(
    about,
    nodeAt(target.scope, names) === undefined ? undefined : target.scope,
    touched,
    lists,
  );
}

function isAddressOf({ as, from }: Box, names: readonly string[]): boolean {
  return as === 'address' && isBelow(names, from) && !besideAddress.has(names.at(-1));
}

function leafChange(about: About, box: Box, scope: XmlNode | undefined): Change {
  const node = nodeAt(scope, box.from);
  if (box.as === 'address' && !isWholeAddress(node)) {
    const why = 'an address is kept in one line; send all of it, with its line and city.';
    return { ...about, kind: 'unknown', why };
  }
  const value = node === undefined ? undefined : readValue(box.as, node, new Trace(node));
  return value === undefined
    ? { ...about, kind: 'empty', path: box.to }
    : { ...about, kind: 'set', path: box.to, value };
}

function isWholeAddress(node: XmlNode | undefined): boolean {
  return ['Line', 'CityName'].every((name) => textOf(childOf(node, name)) !== undefined);
}

/** All that is kept of a class becomes what rides along, or goes. */
function classChanges(
  about: About,
  scope: XmlNode | undefined,
  boxes: readonly Box[],
  groups: readonly Group[],
): readonly Change[] {
  const lists = groups.flatMap(({ parts }) => parts.map(({ list }) => list));
  const paths: readonly Path[] = [...boxes.map(({ to }) => to), ...lists];
  if (scope === undefined) return [{ ...about, kind: 'remove', paths }];
  const read: Plain = {};
  readBoxes(scope, boxes, groups, read, new Trace(scope));
  return paths.map((path) => ({ ...about, kind: 'set', path, value: valueAt(read, path) ?? null }));
}

function valueAt(root: Plain, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Plain | undefined)?.[step], root);
}
