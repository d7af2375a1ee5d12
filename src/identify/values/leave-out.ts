import { estimateOfLeaf } from './grow-tree.ts';
import type { CellKey } from './measure.ts';
import { centreOf, type Leaf, leafOf, spreadOf } from './own-statistics.ts';
import { effectOf, levelOf, type Place, prefixesOf, type ReferenceTree } from './reference-tree.ts';
import { type Estimate, estimateOfAll, shrink } from './shrink.ts';
import { mostKeptValues, ValueSample } from './value-sample.ts';

/**
 * The path to a cell as it would be without one of its values, in steps. Places of few values are estimated anew without
 * it, by the same code; where there are more than are kept, one moves nothing that matters, and they are taken as they
 * are, like what was learned of all places together. A value that is not in the cell leaves the path as it is.
 */
export function pathWithout(
  tree: ReferenceTree,
  cell: Pick<CellKey, 'code' | 'side'>,
  steps: number,
): readonly Place[] {
  const path = tree.pathTo(cell);
  const place = tree.placeOf(cell);
  if (place === undefined || tree.written.values[place]?.includes(steps) !== true) return path;
  const { shrinkage, effects } = tree.written;
  const held = path.filter(({ side, estimate }) => side === undefined && estimate.count > mostKeptValues);
  const places = [...held];
  let above: Estimate | undefined = held.at(-1)?.estimate;
  for (const prefix of prefixesOf(cell.code).slice(held.length)) {
    const leaves = leavesBelow(tree, prefix, place, steps);
    if (leaves.length === 0) return places;
    const own = {
      ...centreOf(leaves, ({ code, side }) => effectOf(effects, code, side)),
      ...spreadOf(leaves),
    };
    above = above === undefined ? estimateOfAll(own) : shrink(own, above, shrinkage, levelOf(prefix));
    places.push({ code: prefix, estimate: above });
  }
  const leaf = leafAt(tree, place, steps);
  if (leaf === undefined || above === undefined) return places;
  return [...places, { ...cell, estimate: estimateOfLeaf(leaf, above, effects, shrinkage) }];
}

/** The cells whose codes begin so, one of them without a value. */
function leavesBelow(tree: ReferenceTree, prefix: string, place: number, steps: number): readonly Leaf[] {
  const { keys } = tree.written.cells;
  const leaves: Leaf[] = [];
  for (let at = firstFrom(keys, prefix); keys[at]?.startsWith(prefix) === true; at++) {
    const leaf = leafAt(tree, at, at === place ? steps : undefined);
    if (leaf !== undefined) leaves.push(leaf);
  }
  return leaves;
}

/** A cell of few values, without one of them; undefined where that leaves none. */
function leafAt(tree: ReferenceTree, place: number, without: number | undefined): Leaf | undefined {
  const [code = '', ...side] = (tree.written.cells.keys[place] ?? '').split(' ');
  const values = [...(tree.written.values[place] ?? [])];
  if (without !== undefined) values.splice(values.indexOf(without), 1);
  return values.length === 0 ? undefined : leafOf(code, side.join(' '), ValueSample.from(values));
}

/** The first place whose key is not before a text. */
function firstFrom(keys: readonly string[], text: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
