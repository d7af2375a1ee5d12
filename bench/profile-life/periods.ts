import type { GeneratedDeclaration } from '../../src/simulate/traffic/generated-declaration.ts';
import { openTraffic } from '../../src/simulate/traffic/open-traffic.ts';
import { readScenario, seed } from '../workload/generated.ts';

/** Days of the calendar, one period after the other. */
export type PeriodDays = { readonly past: number; readonly inShadow: number; readonly inForce: number };

/** What is lodged in each period, of one world: the same traders, the same schemes. */
export type Periods = Readonly<Record<keyof PeriodDays, readonly GeneratedDeclaration[]>>;

const dayMilliseconds = 86_400_000;

/** The traffic of the scenario from its first whole UTC day on; periods end with a UTC day, as reports count them. */
export function periodsOf(days: PeriodDays): Periods {
  const traffic = openTraffic(readScenario(), seed);
  const begin = Math.ceil(traffic.start.getTime() / dayMilliseconds) * dayMilliseconds;
  const shadowAt = begin + days.past * dayMilliseconds;
  const inForceAt = shadowAt + days.inShadow * dayMilliseconds;
  const end = inForceAt + days.inForce * dayMilliseconds;
  const periods = {
    past: [] as GeneratedDeclaration[],
    inShadow: [] as GeneratedDeclaration[],
    inForce: [] as GeneratedDeclaration[],
  };
  for (const { at, firstAt, generated } of traffic.from(new Date(begin))) {
    if (at >= end) break;
    // An amendment of what was lodged before the first day would amend nothing.
    if (firstAt < begin) continue;
    periods[at < shadowAt ? 'past' : at < inForceAt ? 'inShadow' : 'inForce'].push(generated);
  }
  return periods;
}
