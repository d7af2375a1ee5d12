import type { Declaration } from '../../domain/declaration.ts';
import { type Lane, lanes } from '../../domain/lane.ts';

/** The declarations of one office and one direction: what officers and random rates are counted by. */
export type Stratum = Pick<Declaration, 'office' | 'flow'>;

export type LaneCounts = Readonly<Record<Lane, number>>;
/** Declarations by the lane they are in, and by the one they would be in. */
export type LaneMatrix = Readonly<Record<Lane, LaneCounts>>;

export const noLanes: LaneCounts = { red: 0, yellow: 0, blue: 0, green: 0 };

/** How many declarations of each stratum are in which lane. */
export class LaneTally {
  readonly #counts = new Map<string, { readonly stratum: Stratum; readonly lanes: Record<Lane, number> }>();

  add({ office, flow }: Stratum, lane: Lane): void {
    const key = keyOf(office, flow);
    let counts = this.#counts.get(key);
    if (counts === undefined) {
      counts = { stratum: { office, flow }, lanes: { ...noLanes } };
      this.#counts.set(key, counts);
    }
    counts.lanes[lane] += 1;
  }

  rows(): readonly { readonly stratum: Stratum; readonly lanes: LaneCounts }[] {
    return [...this.#counts.values()];
  }
}

/** A move of declarations of a stratum from one lane to another. */
export type LaneMove = {
  readonly stratum: Stratum;
  readonly from: Lane;
  readonly to: Lane;
  readonly declarations: number;
};

/** How many declarations of each stratum move from which lane to which. */
export class MoveTally {
  readonly #moves = new Map<string, { -readonly [Key in keyof LaneMove]: LaneMove[Key] }>();

  add({ office, flow }: Stratum, from: Lane, to: Lane): void {
    if (from === to) return;
    const key = `${from} ${to} ${keyOf(office, flow)}`;
    const known = this.#moves.get(key);
    if (known === undefined) this.#moves.set(key, { stratum: { office, flow }, from, to, declarations: 1 });
    else known.declarations += 1;
  }

  rows(): readonly LaneMove[] {
    return [...this.#moves.values()];
  }
}

/** Who goes where: everybody stays but those who move. */
export function laneMatrix(inForce: LaneCounts, moves: readonly LaneMove[]): LaneMatrix {
  const matrix = Object.fromEntries(
    lanes.map((lane) => [lane, { ...noLanes, [lane]: inForce[lane] }]),
  ) as Record<Lane, Record<Lane, number>>;
  for (const { from, to, declarations } of moves) {
    matrix[from][from] -= declarations;
    matrix[from][to] += declarations;
  }
  return matrix;
}

/** The sum of lane counts. */
export function sumOfLanes(counts: readonly LaneCounts[]): LaneCounts {
  const sum = { ...noLanes } as Record<Lane, number>;
  for (const each of counts) for (const lane of lanes) sum[lane] += each[lane];
  return sum;
}

function keyOf(office: string, flow: string): string {
  return `${flow} ${office}`;
}
