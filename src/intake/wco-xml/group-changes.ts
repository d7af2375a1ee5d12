import type { Change, Path } from '../../domain/amendment.ts';
import type { AmendmentTarget } from './amendment-target.ts';
import { type Group, isBelow, type Part } from './box.ts';
import { nodesOf, partValue } from './read-boxes.ts';
import { ridingElement } from './riding-element.ts';
import { Trace } from './trace.ts';
import { childOf, nodeAt, textOf, type XmlNode } from './xml-node.ts';

/** The changes to one element of a class that repeats, or to a part of it. */
export function groupChanges(
  target: AmendmentTarget,
  group: Group,
  all: readonly AmendmentTarget[],
): readonly Change[] {
  const { pointsAt, item } = target;
  const about = { pointsAt, ...(item !== undefined && { item }) };
  const refuse = (why: string): readonly Change[] => [{ ...about, kind: 'unknown', why }];
  const leaf = target.names.slice(group.from.length);
  const parts = group.parts.filter(({ from }) => from.some((path) => isBelow(path, leaf)));
  if (parts.length === 0) return refuse('the declaration does not keep it.');
  if (target.steps.slice(group.from.length).some(({ element }) => element.repeats)) {
    return refuse('it is kept together with its neighbours; point at what they are part of.');
  }
  const index = positionIn(target, group) - 1;
  const riding = ridingElement(ridingNodes(target, group), index + 1, positionsIn(all, target, group));
  switch (riding.kind) {
    case 'unclear':
      return refuse('it cannot be told which of the new elements is meant; send the whole list.');
    case 'none':
      if (leaf.length === 0)
        return [{ ...about, kind: 'remove', paths: listsOf(parts).map((list) => [...list, index]) }];
      return parts.map((part) => ({ ...about, kind: 'empty', path: pathOf(part, index) }));
    case 'found':
      return parts.flatMap((part): readonly Change[] => {
        const isWhole = leaf.length === 0;
        if (!isWhole && isHalf(part, riding.node))
          return refuse('it is kept together with another; send both.');
        const path = pathOf(part, index);
        const value = partValue(part, riding.node, new Trace(riding.node));
        if (value === undefined && !isWhole) return [{ ...about, kind: 'empty', path }];
        return [{ ...about, kind: 'set', path, value: value ?? null }];
      });
  }
}

function positionIn({ steps }: AmendmentTarget, { from }: Group): number {
  return steps[from.length - 1]?.position ?? 1;
}

/** Every position of the same list that the message points at. */
function positionsIn(
  all: readonly AmendmentTarget[],
  { item }: AmendmentTarget,
  group: Group,
): ReadonlySet<number> {
  const alike = all.filter((other) => other.item === item && isBelow(other.names, group.from));
  return new Set(alike.map((other) => positionIn(other, group)));
}

function ridingNodes({ scope }: AmendmentTarget, { from }: Group): readonly XmlNode[] {
  if (scope === undefined) return [];
  // Statements with pointers give the reasons of the amendments; they are not part of the declaration.
  return nodesOf(scope, from).filter((node) => childOf(node, 'Pointer') === undefined);
}

/** The lists of all parts, each once: several parts may be keys in the objects of the same list. */
function listsOf(parts: readonly Part[]): readonly Path[] {
  return [...new Map(parts.map(({ list }) => [list.join('.'), list])).values()];
}

function pathOf({ list, key }: Part, index: number): Path {
  return key === undefined ? [...list, index] : [...list, index, key];
}

/** Whether a value that is read from several elements has only some of them here. */
function isHalf({ from }: Part, node: XmlNode): boolean {
  const missing = from.filter((path) => textOf(nodeAt(node, path)) === undefined).length;
  return missing > 0 && missing < from.length;
}
