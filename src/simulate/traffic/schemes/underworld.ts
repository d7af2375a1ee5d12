import type { Party } from '../../../domain/party.ts';
import type { RandomStream } from '../../random-stream.ts';
import { WeightedChoice } from '../alias-table.ts';
import type { Relation } from '../relation.ts';
import type { SchemeRow } from '../traffic-scenario.ts';
import type { Scheme } from './scheme.ts';

/** Someone who uses a scheme, from a day of the scenario on, in one of the trades it suits. */
export type Actor = {
  readonly activeFromDay: number;
  /** Trades it is used in; a broker has many. */
  readonly relations: readonly Relation[];
  /** Stands in for the relation's own declarant. */
  readonly declarant: Party | undefined;
  /** Names the succession of short-lived firms that stand in for the relation's trader. */
  readonly phantom: string | undefined;
};

/** A scheme of the scenario with those who use it. */
export type Enlisted = {
  readonly scheme: Scheme;
  readonly row: SchemeRow;
  readonly actors: readonly Actor[];
};

/** Who breaks the law, and how often. */
export class Underworld {
  readonly enlisted: readonly Enlisted[];
  readonly #violationRate: number;
  readonly #amendmentsPerArrival: number;
  #day = Number.NaN;
  #atWork: WeightedChoice<Enlisted> | undefined;
  #actProbability = 0;

  constructor(enlisted: readonly Enlisted[], violationRate: number, amendmentsPerArrival: number) {
    this.enlisted = enlisted;
    this.#violationRate = violationRate;
    this.#amendmentsPerArrival = amendmentsPerArrival;
  }

  /** The scheme by which a lodgement on a day of the scenario breaks the law; undefined for an honest one. */
  drawOn(day: number, stream: RandomStream): { enlisted: Enlisted; actor: Actor } | undefined {
    if (day !== this.#day) this.#turnTo(day);
    if (this.#atWork === undefined || !stream.chance(this.#actProbability)) return undefined;
    const enlisted = this.#atWork.draw(stream);
    return { enlisted, actor: stream.pick(enlisted.actors.filter((actor) => actor.activeFromDay <= day)) };
  }

  /** Which schemes are at work changes from day to day, so that old profiles grow stale; the rate does not. */
  #turnTo(day: number): void {
    this.#day = day;
    const atWork = this.enlisted.filter(
      ({ row, actors }) => isAtWork(row, day) && actors.some((actor) => actor.activeFromDay <= day),
    );
    this.#atWork = undefined;
    if (atWork.length === 0) return;
    // A scheme's share is one of declarations; acts of several declarations are accordingly rarer.
    const weighted = atWork.map((one): [Enlisted, number] => [one, one.row.share / one.scheme.recordsPerAct]);
    const acts = weighted.reduce((sum, [, weight]) => sum + weight, 0);
    const records = atWork.reduce((sum, { row }) => sum + row.share, 0);
    this.#atWork = new WeightedChoice(weighted);
    this.#actProbability = actProbability(this.#violationRate, records / acts, this.#amendmentsPerArrival);
  }
}

function isAtWork(row: SchemeRow, day: number): boolean {
  return row.share > 0 && day >= row.fromDay && day <= (row.toDay ?? Infinity);
}

/**
 * How often an arrival must be an act so that the given share of all records violates, where an act brings
 * `perAct` records and an honest arrival brings one and now and then an amendment.
 */
function actProbability(rate: number, perAct: number, amendments: number): number {
  return (rate * (1 + amendments)) / (perAct - rate * (perAct - 1 - amendments));
}
