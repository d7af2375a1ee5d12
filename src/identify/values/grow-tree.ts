import { centreOf, type Leaf, leafOf, type OwnStatistics, spreadOf } from './own-statistics.ts';
import type { CellsOfMeasure, Month } from './reference-accumulator.ts';
import {
  cellLevel,
  cellName,
  type EstimateColumns,
  effectOf,
  levelOf,
  ReferenceTree,
  type WrittenTree,
} from './reference-tree.ts';
import {
  type Estimate,
  estimateOfAll,
  madVariance,
  medianVariance,
  type Shrinkage,
  shrink,
  unknownSpread,
} from './shrink.ts';
import { ValueSample } from './value-sample.ts';
import { type Distance, varianceBetween } from './variance-between.ts';

/** What a tree has learned of all its places together, and no single value moves by much. */
export type Learned = Pick<WrittenTree, 'shrinkage' | 'effects'>;

type Spread = Omit<OwnStatistics, 'count' | 'median'>;
type Effects = Readonly<Record<string, number>>;

/** A place above cells: the first digits of a code, and the cells below it. */
type Node = {
  readonly prefix: string;
  readonly parent: Node | undefined;
  readonly leaves: Leaf[];
  children: number;
  spread: Spread;
  logSpread: number;
  estimate: Estimate | undefined;
};

/** Variances where there are too few places to learn them from: chapters a factor of two apart, cells of a code a fifth. */
const unlearnedCentres = [7_000, 7_000, 5_000, 3_500, 2_000, 2_000, 2_000].map((apart) => apart ** 2);
const unlearnedSpreads = 0.3 ** 2;
/** Places are never quite alike: 1 % in centre and spread. */
const leastCentres = 100 ** 2;
const leastSpreads = 0.01 ** 2;
const fewestForSpread = 8;
/** A side has an effect of its own in so many cells or more, each of which has one vote. */
const fewestCells = 8;
const rounds = 2;

/**
 * The references of one measure from its cells in the months of a window. Robust everywhere: medians, and variances
 * that half of the places agree on. Effects and variances are learned, unless those to be held are given.
 */
export function growTree(
  { measure, unit, cells }: CellsOfMeasure,
  window: { readonly from: Month; readonly until: Month },
  held?: Learned,
): ReferenceTree | undefined {
  const leaves = leavesOf(cells.values(), window);
  if (leaves.length === 0) return undefined;
  const nodes = nodesOver(leaves);
  const spreads = held?.shrinkage.spreads ?? learnSpreads(nodes, leaves);
  const { shrinkage, effects } = held ?? learnCentres(nodes, leaves, spreads);
  settleCentres(nodes, effects, shrinkage);
  const written: WrittenTree = {
    measure,
    unit,
    shrinkage,
    effects,
    nodes: columnsOf([...nodes.values()].map((node) => [node.prefix, known(node.estimate)])),
    cells: columnsOf(
      leaves.map((leaf) => [
        cellName(leaf.code, leaf.side),
        estimateOfLeaf(leaf, known(nodes.get(leaf.code)?.estimate), effects, shrinkage),
      ]),
    ),
    values: leaves.map(({ sample }) => sample.kept ?? []),
  };
  return new ReferenceTree(written);
}

/** What is normal in a cell, by its values and what is normal for its code. */
export function estimateOfLeaf(
  leaf: Leaf,
  ofCode: Estimate,
  effects: Effects,
  shrinkage: Shrinkage,
): Estimate {
  const centre = ofCode.centre + effectOf(effects, leaf.code, leaf.side);
  const own = { count: leaf.sample.count, median: leaf.median, ...spreadOf([leaf]) };
  return shrink(own, { ...ofCode, centre }, shrinkage, cellLevel);
}

function leavesOf(
  cells: Iterable<{ code: string; side: string; months: ReadonlyMap<Month, ValueSample> }>,
  { from, until }: { from: Month; until: Month },
): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const { code, side, months } of cells) {
    const sample = new ValueSample();
    for (const [month, ofMonth] of months) if (month >= from && month <= until) sample.addAll(ofMonth);
    if (sample.count > 0) leaves.push(leafOf(code, side, sample));
  }
  const named = leaves.map((leaf) => ({ name: cellName(leaf.code, leaf.side), leaf }));
  return named.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ leaf }) => leaf);
}

/** All places above the cells, each after what it lies in. */
function nodesOver(leaves: readonly Leaf[]): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  for (const leaf of leaves) {
    let parent: Node | undefined;
    for (let digits = 0; digits <= leaf.code.length; digits += 2) {
      const prefix = leaf.code.slice(0, digits);
      let node = nodes.get(prefix);
      if (node === undefined) {
        node = {
          prefix,
          parent,
          leaves: [],
          children: 0,
          spread: { freedom: 0 },
          logSpread: 0,
          estimate: undefined,
        };
        nodes.set(prefix, node);
        if (parent !== undefined) parent.children += 1;
      }
      node.leaves.push(leaf);
      parent = node;
    }
  }
  for (const node of nodes.values()) node.spread = spreadOf(node.leaves);
  return nodes;
}

/** Variances between logarithms of spreads, level by level from the top, since a level is known only below the last. */
function learnSpreads(nodes: ReadonlyMap<string, Node>, leaves: readonly Leaf[]): readonly number[] {
  const learned: number[] = [];
  for (let level = 0; level < cellLevel; level++) {
    const ofLevel = [...nodes.values()].filter(({ prefix }) => levelOf(prefix) === level);
    const distances = ofLevel.flatMap(({ parent, spread }): Distance[] =>
      parent === undefined ? [] : distanceOfSpread(spread, parent.logSpread),
    );
    const between = Math.max(varianceBetween(distances) ?? unlearnedSpreads, leastSpreads);
    learned.push(between);
    for (const node of ofLevel) node.logSpread = logSpreadOf(node.spread, node.parent?.logSpread, between);
  }
  const distances = leaves.flatMap((leaf) =>
    leaf.sample.count <= fewestForSpread
      ? []
      : distanceOfSpread(spreadOf([leaf]), nodes.get(leaf.code)?.logSpread ?? 0),
  );
  return [...learned, Math.max(varianceBetween(distances) ?? unlearnedSpreads, leastSpreads)];
}

function distanceOfSpread({ spread = 0, freedom }: Spread, above: number): Distance[] {
  if (freedom < fewestForSpread || spread === 0) return [];
  return [{ squared: (Math.log(spread) - above) ** 2, variance: madVariance / freedom }];
}

function logSpreadOf({ spread = 0, freedom }: Spread, above: number | undefined, between: number): number {
  const borrowed = madVariance / between;
  if (spread === 0) return above ?? Math.log(unknownSpread);
  if (above === undefined) return Math.log(spread);
  return (freedom * Math.log(spread) + borrowed * above) / (freedom + borrowed);
}

/** Effects of sides and variances between centres, each known better by the other. */
function learnCentres(
  nodes: ReadonlyMap<string, Node>,
  leaves: readonly Leaf[],
  spreads: readonly number[],
): Learned {
  let learned: Learned = { shrinkage: { centres: [], spreads }, effects: {} };
  for (let round = 0; ; round++) {
    const { effects } = learned;
    const centres = learnVariances(nodes, leaves, effects, spreads);
    learned = { shrinkage: { centres, spreads }, effects };
    if (round === rounds) return learned;
    learned = { ...learned, effects: learnEffects(nodes, leaves) };
  }
}

/** Variances between centres, level by level; leaves the estimates they give in the nodes. */
function learnVariances(
  nodes: ReadonlyMap<string, Node>,
  leaves: readonly Leaf[],
  effects: Effects,
  spreads: readonly number[],
): readonly number[] {
  const learned: number[] = [];
  for (let level = 0; level < cellLevel; level++) {
    const ofLevel = [...nodes.values()].filter(({ prefix }) => levelOf(prefix) === level);
    const owns = ofLevel.map((node) => ownOf(node, effects));
    const distances = ofLevel.flatMap(({ parent, logSpread }, index): Distance[] => {
      const own = owns[index];
      // A single place is where all of the values above it come from.
      if (own === undefined || parent?.estimate === undefined || parent.children < 2) return [];
      return [distanceOf(own.median - parent.estimate.centre, logSpread, own.count)];
    });
    learned.push(centresApart(distances, level));
    for (const [index, node] of ofLevel.entries())
      node.estimate = estimateOfNode(node, known(owns[index]), { centres: learned, spreads });
  }
  const distances = leaves.flatMap((leaf): Distance[] => {
    const node = nodes.get(leaf.code);
    if (node?.estimate === undefined || node.leaves.length < 2) return [];
    const centre = node.estimate.centre + effectOf(effects, leaf.code, leaf.side);
    return [distanceOf(leaf.median - centre, node.logSpread, leaf.sample.count)];
  });
  return [...learned, centresApart(distances, cellLevel)];
}

function centresApart(distances: readonly Distance[], level: number): number {
  return Math.max(varianceBetween(distances) ?? unlearnedCentres[level] ?? 0, leastCentres);
}

function distanceOf(distance: number, logSpread: number, count: number): Distance {
  return { squared: distance ** 2, variance: (medianVariance * Math.exp(2 * logSpread)) / count };
}

/** Shrinks every node to the one above it. */
function settleCentres(nodes: ReadonlyMap<string, Node>, effects: Effects, shrinkage: Shrinkage): void {
  for (const node of nodes.values()) node.estimate = estimateOfNode(node, ownOf(node, effects), shrinkage);
}

function ownOf({ leaves, spread }: Node, effects: Effects): OwnStatistics {
  return { ...centreOf(leaves, ({ code, side }) => effectOf(effects, code, side)), ...spread };
}

function estimateOfNode({ prefix, parent }: Node, own: OwnStatistics, shrinkage: Shrinkage): Estimate {
  return parent?.estimate === undefined
    ? estimateOfAll(own)
    : shrink(own, parent.estimate, shrinkage, levelOf(prefix));
}

/** What each side adds to the centre of its codes: over all codes, and from that by chapter. */
function learnEffects(nodes: ReadonlyMap<string, Node>, leaves: readonly Leaf[]): Effects {
  const effects: Record<string, number> = {};
  for (const digits of [0, 2]) {
    const groups = Map.groupBy(leaves, ({ code, side }) => cellName(code.slice(0, digits), side));
    const tellings = [...groups].flatMap(([name, group]) => {
      if (group.length < fewestCells) return [];
      const above = digits === 0 ? 0 : effectOf(effects, '', group[0]?.side ?? '');
      const sample = new ValueSample();
      for (const { code, median } of group)
        sample.add(Math.round(median - (nodes.get(code)?.estimate?.centre ?? median)));
      const middle = sample.quantile(0.5);
      const variance = (medianVariance * (1.4826 * sample.medianDistance(middle)) ** 2) / group.length;
      return [{ name, above, middle, variance }];
    });
    const between =
      varianceBetween(
        tellings.map(({ middle, above, variance }) => ({ squared: (middle - above) ** 2, variance })),
      ) ?? unlearnedEffects;
    for (const { name, above, middle, variance } of tellings) {
      const share = between === 0 && variance === 0 ? 0 : between / (between + variance);
      effects[name] = Math.round(share * middle + (1 - share) * above);
    }
  }
  return effects;
}

/** A fifth of the price, where there are too few sides to learn how they differ. */
const unlearnedEffects = 2_000 ** 2;

function columnsOf(estimates: readonly (readonly [string, Estimate])[]): EstimateColumns {
  const column = (of: (estimate: Estimate) => number): readonly number[] =>
    estimates.map(([, estimate]) => of(estimate));
  return {
    keys: estimates.map(([key]) => key),
    count: column(({ count }) => count),
    centre: column(({ centre }) => centre),
    spread: column(({ spread }) => spread),
    borrowed: column(({ borrowed }) => borrowed),
    p5: column(({ shape }) => shape[0]),
    p25: column(({ shape }) => shape[1]),
    p75: column(({ shape }) => shape[2]),
    p95: column(({ shape }) => shape[3]),
  };
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A place was settled before what it lies in');
  return value;
}
