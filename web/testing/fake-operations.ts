import type { Lane, LaneCounts, OperationsView, RateView } from '../../src/server/api.ts';
import type { FakeCase } from './fake-declarations.ts';

const hourMs = 3_600_000;

/** The figures of the last hours over made-up declarations. */
export function fakeOperations(
  cases: readonly FakeCase[],
  hours: number,
  office: string | undefined,
  now: Date,
): OperationsView {
  const since = now.getTime() - hours * hourMs;
  const ours = cases.filter((one) => office === undefined || one.declaration.office === office);
  const recent = ours.filter((one) => Date.parse(one.decision.decidedAt) >= since);
  const drawn = recent.filter((one) => one.decision.randomDraw.value < one.decision.randomDraw.rate).length;
  return {
    at: now.toISOString(),
    hours,
    ...(office === undefined ? {} : { office }),
    decided: recent.length,
    lanes: countLanes(recent),
    random: { drawn: wilson(drawn, recent.length), expected: 0.02 },
    arrivals: arrivalsByHour(recent, hours, now),
    queue: { red: countLanes(ours).red, yellow: countLanes(ours).yellow, blue: countLanes(ours).blue },
    offices: officesOf(recent),
  };
}

function arrivalsByHour(cases: readonly FakeCase[], hours: number, now: Date): OperationsView['arrivals'] {
  const lastHour = Math.floor(now.getTime() / hourMs);
  return Array.from({ length: hours }, (_, index) => {
    const hour = lastHour - hours + 1 + index;
    const inHour = cases.filter((one) => Math.floor(Date.parse(one.decision.decidedAt) / hourMs) === hour);
    return { from: new Date(hour * hourMs).toISOString(), lanes: countLanes(inHour) };
  });
}

function officesOf(cases: readonly FakeCase[]): OperationsView['offices'] {
  const byOffice = Map.groupBy(cases, (one) => one.declaration.office);
  return [...byOffice]
    .map(([office, its]) => ({
      office,
      decided: its.length,
      lanes: countLanes(its),
      queue: its.filter((one) => one.lane === 'red' || one.lane === 'yellow').length,
    }))
    .sort((a, b) => b.decided - a.decided);
}

function countLanes(cases: readonly FakeCase[]): LaneCounts {
  const count = (lane: Lane) => cases.filter((one) => one.lane === lane).length;
  return { red: count('red'), yellow: count('yellow'), blue: count('blue'), green: count('green') };
}

/** The 95 % Wilson interval. */
export function wilson(hits: number, n: number): RateView {
  if (n === 0) return { value: 0, low: 0, high: 1, n };
  const z = 1.96;
  const share = hits / n;
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), n };
}
