import { estimateOfLeaf } from './grow-tree.ts';
import type { CellKey } from './measure.ts';
import type { Observation } from './observe-item.ts';
import { centreOf, type Leaf, leafOf, spreadOf } from './own-statistics.ts';
import { effectOf, levelOf, type Place, prefixesOf, type ReferenceTree } from './reference-tree.ts';
import { type Estimate, estimateOfAll, shrink } from './shrink.ts';
import type { UnitValueReferences } from './unit-value-references.ts';
import { mostKeptValues, ValueSample } from './value-sample.ts';

/**
 * References as they would be without some of the values they rest on, so that nothing is compared with itself. Values that
 * are not in them change nothing. Made once for all that is judged; it keeps what it has worked out.
 */
export class LeftOut {
  readonly #trees = new Map<ReferenceTree, TreeWithout>();

  constructor(references: UnitValueReferences, observations: readonly Observation[]) {
    const byTree = Map.groupBy(observations, ({ cell }) => references.tree(cell.measure, cell.unit));
    for (const [tree, some] of byTree) {
      if (tree === undefined) continue;
      const without = new TreeWithout(tree, some);
      if (without.isOther) this.#trees.set(tree, without);
    }
  }

  /** The path to a cell of one of the trees. */
  pathTo(tree: ReferenceTree, cell: Pick<CellKey, 'code' | 'side'>): readonly Place[] {
    return this.#trees.get(tree)?.pathTo(cell) ?? tree.pathTo(cell);
  }
}

/**
 * A tree without some values, in steps. Places of few values are estimated anew without them, by the same code; where there
 * are more than are kept, a few move nothing that matters, and they are taken as they are, like what was learned of all
 * places together.
 */
class TreeWithout {
  readonly #tree: ReferenceTree;
  /** The values that stay in each cell from which some are taken, by its place. */
  readonly #staying = new Map<number, number[]>();
  /** Places above cells, estimated anew; undefined where nothing stays. */
  readonly #nodes = new Map<string, Estimate | undefined>();

  constructor(tree: ReferenceTree, observations: readonly Observation[]) {
    this.#tree = tree;
    for (const { cell, steps } of observations) {
      const place = tree.placeOf(cell);
      if (place === undefined) continue;
      const staying = this.#staying.get(place) ?? [...(tree.written.values[place] ?? [])];
      const found = staying.indexOf(steps);
      if (found === -1) continue;
      staying.splice(found, 1);
      this.#staying.set(place, staying);
    }
  }

  get isOther(): boolean {
    return this.#staying.size > 0;
  }

  pathTo(cell: Pick<CellKey, 'code' | 'side'>): readonly Place[] {
    const written = this.#tree.pathTo(cell);
    const place = this.#tree.placeOf(cell);
    // Of a cell with more values than are kept, and so of all above it.
    if (place !== undefined && this.#tree.written.values[place]?.length === 0) return written;
    const places: Place[] = [];
    let above: Estimate | undefined;
    for (const [level, code] of prefixesOf(cell.code).entries()) {
      const node = written[level];
      if (node === undefined || node.side !== undefined) return places;
      above = node.estimate.count > mostKeptValues ? node.estimate : this.#nodeAt(code, above);
      if (above === undefined) return places;
      places.push({ code, estimate: above });
    }
    const leaf = place === undefined ? undefined : this.#leafAt(place);
    if (leaf === undefined || above === undefined) return places;
    const { effects, shrinkage } = this.#tree.written;
    return [...places, { ...cell, estimate: estimateOfLeaf(leaf, above, effects, shrinkage) }];
  }

  #nodeAt(code: string, above: Estimate | undefined): Estimate | undefined {
    if (!this.#nodes.has(code)) this.#nodes.set(code, this.#estimateOf(code, above));
    return this.#nodes.get(code);
  }

  #estimateOf(code: string, above: Estimate | undefined): Estimate | undefined {
    const leaves = this.#leavesBelow(code);
    if (leaves.length === 0) return undefined;
    const { shrinkage, effects } = this.#tree.written;
    const own = {
      ...centreOf(leaves, ({ code: below, side }) => effectOf(effects, below, side)),
      ...spreadOf(leaves),
    };
    return above === undefined ? estimateOfAll(own) : shrink(own, above, shrinkage, levelOf(code));
  }

  /** The cells whose codes begin so, as far as values stay in them. */
  #leavesBelow(prefix: string): readonly Leaf[] {
    const { keys } = this.#tree.written.cells;
    const leaves: Leaf[] = [];
    for (let at = firstFrom(keys, prefix); keys[at]?.startsWith(prefix) === true; at++) {
      const leaf = this.#leafAt(at);
      if (leaf !== undefined) leaves.push(leaf);
    }
    return leaves;
  }

  /** A cell of few values; undefined where none stays. */
  #leafAt(place: number): Leaf | undefined {
    const { cells, values: written } = this.#tree.written;
    const [code = '', ...side] = (cells.keys[place] ?? '').split(' ');
    const values = this.#staying.get(place) ?? written[place] ?? [];
    return values.length === 0 ? undefined : leafOf(code, side.join(' '), ValueSample.from(values));
  }
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
