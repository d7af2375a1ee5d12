import type { Lane } from '../../../src/server/api.ts';
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
