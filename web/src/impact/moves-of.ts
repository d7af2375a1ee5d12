import type { Lane, LaneCounts } from '../../../src/server/api.ts';
import { lanes } from '../lanes/lane.ts';

/** Declarations by the lane they are in, and by the one they would be in. */
export type LaneMatrix = Readonly<Record<Lane, Readonly<Record<Lane, number>>>>;

export type Move = { readonly from: Lane; readonly to: Lane; readonly declarations: number };

/** Those who would not stay, the most first. */
export function movesOf(matrix: LaneMatrix): readonly Move[] {
  return lanes
    .flatMap((from) => lanes.map((to) => ({ from, to, declarations: matrix[from][to] })))
    .filter(({ from, to, declarations }) => from !== to && declarations > 0)
    .sort((a, b) => b.declarations - a.declarations);
}

/** How many are in each lane. */
export function lanesBefore(matrix: LaneMatrix): LaneCounts {
  return countsBy((lane) => sum(lanes.map((to) => matrix[lane][to])));
}

/** How many would be in each lane. */
export function lanesAfter(matrix: LaneMatrix): LaneCounts {
  return countsBy((lane) => sum(lanes.map((from) => matrix[from][lane])));
}

function countsBy(count: (lane: Lane) => number): LaneCounts {
  return { red: count('red'), yellow: count('yellow'), blue: count('blue'), green: count('green') };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
