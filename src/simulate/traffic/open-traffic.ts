import { dayMs } from './calendar.ts';
import { createWorld } from './create-world.ts';
import type { GeneratedDeclaration } from './generated-declaration.ts';
import { type TimedDeclaration, TrafficRun } from './traffic-run.ts';
import type { TrafficScenario } from './traffic-scenario.ts';

/** How much of the past is asked for: from an instant on, so many days or so many declarations. */
export type HistoryWish = {
  /** The scenario's first day when absent. */
  readonly from?: Date;
} & ({ readonly days: number } | { readonly declarations: number });

/** The traffic of one world, past and to come. */
export type Traffic = {
  /** The first instant of the scenario's first day. */
  readonly start: Date;
  /** Generated declarations in order of lodgement; they are made while they are read. */
  history(wish: HistoryWish): Generator<GeneratedDeclaration, void>;
  /** All lodgements at an instant or after it, without end. */
  from(instant: Date): Generator<TimedDeclaration, never>;
  /**
   * The first lodgement after an instant. Asked with the instant it answered last, it goes on where it
   * stopped, so that two lodgements of one second are both seen; any other instant begins anew there.
   */
  nextAfter(instant: Date): TimedDeclaration;
};

/**
 * Opens the traffic of a scenario. The same scenario and seed give the same lodgements, wherever one begins to
 * look: a demonstration can fill its past and then go on in step with the clock, with the same traders.
 *
 * @example
 * const traffic = openTraffic(scenario, 1);
 * for (const { declaration } of traffic.history({ from: twoMonthsAgo, days: 60 })) store(declaration);
 * const { at, generated } = traffic.nextAfter(new Date());
 */
export function openTraffic(scenario: TrafficScenario, seed: number): Traffic {
  const peopled = createWorld(scenario, seed);
  const { calendar } = peopled.world;
  const start = calendar.beginningOf(calendar.day(calendar.startDay));
  let live: { readonly run: Generator<TimedDeclaration, never>; at: number } | undefined;
  return {
    start: new Date(start),
    *history(wish) {
      const from = wish.from?.getTime() ?? start;
      const until = 'days' in wish ? from + wish.days * dayMs : Infinity;
      let left = 'declarations' in wish ? wish.declarations : Infinity;
      if (left <= 0) return;
      for (const { at, firstAt, generated } of TrafficRun.from(peopled, from)) {
        if (at >= until) return;
        // An amendment of what was lodged before the history begins would amend nothing.
        if (firstAt < from) continue;
        yield generated;
        left -= 1;
        if (left <= 0) return;
      }
    },
    from: (instant) => TrafficRun.from(peopled, instant.getTime()),
    nextAfter(instant) {
      if (live?.at !== instant.getTime())
        live = { run: TrafficRun.from(peopled, instant.getTime() + 1), at: 0 };
      const next = live.run.next().value;
      live.at = next.at;
      return next;
    },
  };
}
