import { type Pointer, type PointerStep, readPointer } from './pointer.ts';
import { nodesOf } from './read-boxes.ts';
import { childOf, childrenOf, textOf, type XmlNode } from './xml-node.ts';

const itemPath = ['GoodsShipment', 'GovernmentAgencyGoodsItem'];

/** What one amendment points at, seen from the header or from the item it is in. */
export type AmendmentTarget = {
  /** As an XPath. */
  readonly pointsAt: string;
  /** Sequence of the item; the header when absent. */
  readonly item: number | undefined;
  /** Where the new content rides along: the amending message, or its item of that sequence. */
  readonly scope: XmlNode | undefined;
  /** The way from there. */
  readonly steps: readonly PointerStep[];
  readonly names: readonly string[];
};

/** Something pointed at that the model does not know. */
export type LostTarget = { readonly pointsAt: string; readonly steps: undefined };

/** What each of a message's amendments points at; one that only gives a reason points at nothing. */
export function amendmentTargets(root: XmlNode): readonly (AmendmentTarget | LostTarget)[] {
  return childrenOf(root, 'Amendment')
    .filter((amendment) => childOf(amendment, 'Pointer') !== undefined)
    .map((amendment) => targetOf(root, readPointer(amendment)));
}

function targetOf(root: XmlNode, { steps, path: pointsAt }: Pointer): AmendmentTarget | LostTarget {
  if (steps === undefined || steps.some(({ position }) => Number.isNaN(position))) {
    return { pointsAt, steps: undefined };
  }
  const isInItem = itemPath.every((name, index) => steps[index]?.element.name === name);
  const below = isInItem ? steps.slice(itemPath.length) : steps;
  const item = isInItem ? steps[itemPath.length - 1]?.position : undefined;
  const scope = item === undefined ? root : itemOf(root, item);
  return { pointsAt, item, scope, steps: below, names: below.map(({ element }) => element.name) };
}

/** The item that rides along under that sequence; a single one may leave it out. */
function itemOf(root: XmlNode, sequence: number): XmlNode | undefined {
  const items = nodesOf(root, itemPath);
  const numberOf = (item: XmlNode) => textOf(childOf(item, 'SequenceNumeric'));
  const [first] = items;
  if (items.length === 1 && first !== undefined && numberOf(first) === undefined) return first;
  return items.find((item) => Number(numberOf(item)) === sequence);
}
