import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTraffic } from './open-traffic.ts';
import { quietScenario } from './testing/example-scenario.ts';
import type { TimedDeclaration } from './traffic-run.ts';

const traffic = openTraffic(quietScenario(), 9);
const dayMs = 86_400_000;

function textOf({ at, generated }: TimedDeclaration): string {
  return `${at} ${JSON.stringify(generated)}`;
}

/** The lodgements of an endless run up to an instant. */
function until(run: Generator<TimedDeclaration, never>, end: number): string[] {
  const texts: string[] = [];
  for (const timed of run) {
    if (timed.at >= end) break;
    texts.push(textOf(timed));
  }
  return texts;
}

describe('the traffic of a world', () => {
  const start = traffic.start.getTime();
  const month = until(traffic.from(traffic.start), start + 30 * dayMs);

  test('is the same wherever one begins to look', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 29 * 86_400 }), (second) => {
        const instant = start + second * 1_000;
        const expected = month.filter((text) => Number.parseInt(text, 10) >= instant);
        expect(until(traffic.from(new Date(instant)), start + 30 * dayMs)).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  test('is there before the first day of the scenario, too', () => {
    const before = until(traffic.from(new Date(start - 3 * dayMs)), start + dayMs);
    expect(before.length).toBeGreaterThan(200);
    expect(month.slice(0, 50)).toEqual(
      before.filter((text) => Number.parseInt(text, 10) >= start).slice(0, 50),
    );
  });

  test('goes on in step with the clock after a history', () => {
    const now = new Date(start + 20 * dayMs);
    const history = [...traffic.history({ from: new Date(start + 10 * dayMs), days: 10 })];
    const ids = new Set(history.map(({ declaration }) => `${declaration.id} ${declaration.version ?? 1}`));
    const importers = new Set(history.map(({ declaration }) => declaration.importer?.id));
    let at = now;
    let known = 0;
    for (let count = 0; count < 200; count++) {
      const next = traffic.nextAfter(at);
      expect(next.at).toBeGreaterThanOrEqual(at.getTime());
      const { declaration } = next.generated;
      const id = `${declaration.id} ${declaration.version ?? 1}`;
      expect(ids.has(id)).toBe(false);
      ids.add(id);
      if (importers.has(declaration.importer?.id)) known += 1;
      at = new Date(next.at);
    }
    expect(known).toBeGreaterThan(100);
  });

  test('answers the next lodgement for any instant, and sees both of one second', () => {
    const live = openTraffic(quietScenario(), 9);
    const seen: string[] = [];
    let at = new Date(start - 1);
    while (seen.length < 300) {
      const next = live.nextAfter(at);
      seen.push(textOf(next));
      at = new Date(next.at);
    }
    expect(seen).toEqual(month.slice(0, 300));
    const back = live.nextAfter(new Date(start - 1));
    expect(textOf(back)).toBe(month[0]);
  });

  test('tells nothing of amendments to what lies before a history', () => {
    const history = [...traffic.history({ from: new Date(start + 5 * dayMs), declarations: 800 })];
    const first = new Set(
      history
        .filter(({ declaration }) => declaration.version === undefined)
        .map(({ declaration }) => declaration.id),
    );
    for (const { declaration } of history) expect(first.has(declaration.id)).toBe(true);
    expect(history).toHaveLength(800);
  });

  test('has histories of no length', () => {
    expect([...traffic.history({ declarations: 0 })]).toEqual([]);
    expect([...traffic.history({ days: 0 })]).toEqual([]);
  });

  test('is heavier by day than by night', () => {
    const hours = month.map((text) => new Date(Number.parseInt(text, 10) + 5 * 3_600_000).getUTCHours());
    const byDay = hours.filter((hour) => hour >= 9 && hour < 17).length;
    const byNight = hours.filter((hour) => hour < 5).length;
    expect(byDay).toBeGreaterThan(8 * byNight);
  });
});
