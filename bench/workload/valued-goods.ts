import { RandomStream, streamKey } from '../../src/simulate/random-stream.ts';

/** A commodity code of one origin, with what its prices really are: the logarithm in the last month, and the noise. */
export type PricedCell = {
  readonly code: string;
  readonly origin: string;
  readonly centre: number;
  readonly noise: number;
  /** How many values are expected in a year. */
  readonly size: number;
  /** The price of its heading in each month against the last. */
  readonly drift: readonly number[];
};

/** A value per kilogram, as its logarithm, in a month from 1; what is judged comes after the last. */
export type PricedItem = { readonly cell: number; readonly month: number; readonly x: number };
export type JudgedItem = PricedItem & { readonly isUndervalued: boolean };

export type ValuedGoods = {
  readonly cells: readonly PricedCell[];
  readonly history: readonly PricedItem[];
  readonly judged: readonly JudgedItem[];
};

export const historyMonths = 12;

/** How many branches each level of the tree has: chapters, headings, subheadings, 8 and 10 digits. */
const branches = [50, 4, 3, 2, 4] as const;
/** How far the branches of each level are apart, as standard deviations of logarithms of prices. */
const apart = [0.9, 0.5, 0.35, 0.2, 0.2] as const;
const origins = ['CN', 'RU', 'KZ', 'TR', 'DE', 'KR', 'IN', 'IR'] as const;

const originApart = 0.25;
const originInChapterApart = 0.15;
const cellApart = 0.2;
const middleNoise = 0.27;
const noiseApart = 0.3;
const monthlyDrift = 0.02;
const meanSize = 4;

const undervaluedShare = 0.05;
const undervaluedTo = [0.35, 0.7] as const;
/** Slips of three digits, in the history only: what is judged is either honest or undervalued. */
const slipShare = 0.01;
const judgedPerYear = 0.3;

/**
 * Generated prices in 38,400 cells, most of them of few values: a tree of codes with effects at every level, effects of
 * origins and of origins within chapters, log-normal noise that differs by heading and cell, drifting prices. Undervalued
 * items and slips of digits are in the history too, as they are in life.
 *
 * Noise and sizes were set on other seeds, so that whoever knows all parameters is as good as the page on methods has it
 * (AUC .928), and the median and MAD of a cell alone about as good as there.
 */
export function valuedGoods(seed: number): ValuedGoods {
  const cells = pricedCells(new RandomStream(streamKey(seed, 'valued goods')));
  const stream = new RandomStream(streamKey(seed, 'their items'));
  const history: PricedItem[] = [];
  const judged: JudgedItem[] = [];
  for (const [place, cell] of cells.entries()) {
    for (let left = stream.poisson(cell.size); left > 0; left--) {
      const month = stream.below(historyMonths) + 1;
      const { x } = price(cell, month, stream);
      const slip = stream.chance(slipShare) ? (stream.chance(0.5) ? 1 : -1) * Math.log(1_000) : 0;
      history.push({ cell: place, month, x: x + slip });
    }
    for (let left = stream.poisson(cell.size * judgedPerYear); left > 0; left--)
      judged.push({ cell: place, month: historyMonths + 1, ...price(cell, historyMonths, stream) });
  }
  return { cells, history, judged };
}

function price(
  { centre, noise, drift }: PricedCell,
  month: number,
  stream: RandomStream,
): { readonly x: number; readonly isUndervalued: boolean } {
  const honest = centre + (drift[month] ?? 0) + noise * stream.normal();
  const isUndervalued = stream.chance(undervaluedShare);
  return { x: isUndervalued ? honest + Math.log(stream.between(...undervaluedTo)) : honest, isUndervalued };
}

type Branch = {
  readonly code: string;
  readonly centre: number;
  readonly logNoise: number;
  readonly drift: readonly number[];
  readonly origins: readonly number[];
};

function pricedCells(stream: RandomStream): readonly PricedCell[] {
  const ofOrigin = origins.map(() => originApart * stream.normal());
  const sizeOfOrigin = shares(origins.map(() => Math.exp(stream.normal())));
  let level: readonly Branch[] = [
    { code: '', centre: 1.5, logNoise: Math.log(middleNoise), drift: [], origins: ofOrigin },
  ];
  for (const depth of branches.keys())
    level = level.flatMap((branch) =>
      Array.from({ length: branches[depth] ?? 0 }, (_, index) => below(branch, depth, index, stream)),
    );
  return level.flatMap((branch) => cellsOf(branch, sizeOfOrigin, stream));
}

function below(branch: Branch, depth: number, index: number, stream: RandomStream): Branch {
  const spreadsNoise = depth === 1 ? 0.7 : depth === 4 ? 0.5 : 0;
  return {
    code: `${branch.code}${index + 10}`,
    centre: branch.centre + (apart[depth] ?? 0) * stream.normal(),
    logNoise: branch.logNoise + noiseApart * spreadsNoise * stream.normal(),
    drift: depth === 1 ? driftOf(stream) : branch.drift,
    origins:
      depth === 0
        ? branch.origins.map((effect) => effect + originInChapterApart * stream.normal())
        : branch.origins,
  };
}

/** A random walk that ends at nothing: effects are those of the last month. */
function driftOf(stream: RandomStream): readonly number[] {
  const walk = [0];
  for (let month = 1; month <= historyMonths; month++)
    walk.push((walk.at(-1) ?? 0) + monthlyDrift * stream.normal());
  const last = walk.at(-1) ?? 0;
  return walk.map((at) => at - last);
}

function cellsOf(
  branch: Branch,
  sizeOfOrigin: readonly number[],
  stream: RandomStream,
): readonly PricedCell[] {
  const sizeOfCode = meanSize * stream.logNormal(1, 1.4);
  return origins.map((origin, index) => ({
    code: branch.code,
    origin,
    centre: branch.centre + (branch.origins[index] ?? 0) + cellApart * stream.normal(),
    noise: Math.exp(branch.logNoise + noiseApart * 0.5 * stream.normal()),
    size: sizeOfCode * (sizeOfOrigin[index] ?? 1) * stream.logNormal(1, 0.7),
    drift: branch.drift,
  }));
}

/** Of a mean of one. */
function shares(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (weight / sum) * weights.length);
}
