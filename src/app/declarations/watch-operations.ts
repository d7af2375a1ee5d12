import { type Lane, lanes } from '../../domain/lane.ts';
import type { User } from '../../domain/user.ts';
import { type Rate, wilsonRate } from '../../learn/measurement/wilson-interval.ts';
import type { App } from '../app.ts';
import type { DeclarationFilter, OperationsCounts } from '../ports/store.ts';
import { withinOffices } from './read-declarations.ts';

type LaneCounts = Readonly<Record<Lane, number>>;

/** The last hours at a glance: what came, where it went, what waits. */
export type Operations = {
  readonly at: string;
  readonly hours: number;
  readonly decided: number;
  readonly lanes: LaneCounts;
  readonly random: { readonly drawn: Rate; readonly expected: number };
  readonly arrivals: readonly { readonly from: string; readonly lanes: LaneCounts }[];
  readonly queue: { readonly red: number; readonly yellow: number; readonly blue: number };
  readonly offices: readonly {
    readonly office: string;
    readonly decided: number;
    readonly lanes: LaneCounts;
    readonly queue: number;
  }[];
};

const hourMilliseconds = 3_600_000;
const officeLimit = 50;

/** Counts the last `hours` whole hours and the one under way, for the offices the user may see. */
export async function watchOperations(
  app: App,
  user: User,
  filter: DeclarationFilter,
  hours: number,
): Promise<Operations> {
  const at = app.now();
  const thisHour = Math.floor(Date.parse(at) / hourMilliseconds) * hourMilliseconds;
  const starts = Array.from({ length: hours }, (_, index) =>
    isoHour(thisHour - (hours - 1 - index) * hourMilliseconds),
  );
  const from = starts[0] ?? at;
  return summarise(await app.store.operations.counts(withinOffices(user, filter), from, at), at, starts);
}

function summarise(counts: OperationsCounts, at: string, starts: readonly string[]): Operations {
  const { hours, waiting } = counts;
  const decided = sum(hours.map((each) => each.decided));
  const drawn = sum(hours.map((each) => each.drawn));
  const expected = sum(hours.map((each) => each.expectedDrawn));
  return {
    at,
    hours: starts.length,
    decided,
    lanes: laneCounts(hours),
    random: { drawn: wilsonRate(drawn, decided), expected: decided === 0 ? 0 : expected / decided },
    arrivals: starts.map((from) => ({ from, lanes: laneCounts(hours.filter((each) => each.from === from)) })),
    queue: {
      red: waitingIn(waiting, 'red'),
      yellow: waitingIn(waiting, 'yellow'),
      blue: waitingIn(waiting, 'blue'),
    },
    offices: officesOf(counts),
  };
}

function officesOf({ hours, waiting }: OperationsCounts): Operations['offices'] {
  const names = [...new Set([...hours, ...waiting].map((each) => each.office))];
  return names
    .map((office) => {
      const own = hours.filter((each) => each.office === office);
      return {
        office,
        decided: sum(own.map((each) => each.decided)),
        lanes: laneCounts(own),
        queue: sum(
          waiting
            .filter((each) => each.office === office && each.lane !== 'green')
            .map((each) => each.declarations),
        ),
      };
    })
    .sort((a, b) => b.decided - a.decided || (a.office < b.office ? -1 : 1))
    .slice(0, officeLimit);
}

function laneCounts(rows: readonly { readonly lane: Lane; readonly decided: number }[]): LaneCounts {
  const counts: Record<Lane, number> = { red: 0, yellow: 0, blue: 0, green: 0 };
  for (const lane of lanes)
    counts[lane] = sum(rows.filter((row) => row.lane === lane).map((row) => row.decided));
  return counts;
}

function waitingIn(waiting: OperationsCounts['waiting'], lane: Lane): number {
  return sum(waiting.filter((each) => each.lane === lane).map((each) => each.declarations));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function isoHour(instant: number): string {
  return new Date(instant).toISOString();
}
