import type { Lane } from '../../../src/server/api.ts';
import { type Flow, flowOf } from '../declaration/flow.ts';
import { laneOf } from '../lanes/lane.ts';

/** The periods one can look back, in hours. */
export const periods = [1, 24, 168] as const;
export type Period = (typeof periods)[number];

export const usualPeriod: Period = 24;

/** What the operations page is narrowed to, as its address says. */
export type OperationsSearch = {
  readonly office?: string;
  readonly lane?: Lane;
  readonly flow?: Flow;
  readonly hours?: Period;
};

/** Reads the address; what is no filter is left out. */
export function readOperationsSearch(search: Readonly<Record<string, unknown>>): OperationsSearch {
  const office = typeof search.office === 'string' ? search.office.trim() : '';
  const lane = laneOf(search.lane);
  const flow = flowOf(search.flow);
  const hours = periods.find((period) => String(period) === String(search.hours));
  return {
    ...(office === '' ? {} : { office }),
    ...(lane === undefined ? {} : { lane }),
    ...(flow === undefined ? {} : { flow }),
    ...(hours === undefined || hours === usualPeriod ? {} : { hours }),
  };
}
