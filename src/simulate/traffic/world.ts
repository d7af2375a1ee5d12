import type { Flow } from '../../domain/declaration.ts';
import type { AliasTable, WeightedChoice } from './alias-table.ts';
import type { Calendar } from './calendar.ts';
import type { Tariff } from './duties.ts';
import type { Relation } from './relation.ts';
import type { Register, Trader } from './trader.ts';
import type { TrafficScenario } from './traffic-scenario.ts';
import type { WorldParts } from './world-parts.ts';

/** Traders of one flow, with a way to draw one by its volume. */
export type Population = { readonly traders: readonly Trader[]; readonly byVolume: AliasTable };

/**
 * The made-up administration with everyone who trades there. It is made once by scenario and seed and does not
 * change: what it will see on a day depends on the day alone, so that traffic can begin anywhere.
 */
export type World = {
  readonly scenario: TrafficScenario;
  readonly seed: number;
  readonly calendar: Calendar;
  readonly parts: WorldParts;
  readonly register: Register;
  readonly tariff: Tariff;
  readonly flows: WeightedChoice<Flow>;
  readonly procedures: Readonly<Record<Flow, WeightedChoice<string>>>;
  readonly importers: Population;
  readonly exporters: Population;
  readonly transits: WeightedChoice<Relation>;
};
