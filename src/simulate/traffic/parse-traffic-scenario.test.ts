import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTrafficScenario } from './parse-traffic-scenario.ts';
import { exampleFile } from './testing/example-scenario.ts';

type Json = { [key: string]: unknown };

/** The example with one value exchanged, or taken away where it is undefined. */
function exampleWith(pointer: string, value: unknown): unknown {
  const example = structuredClone(exampleFile('uzbekistan-like.json')) as Json;
  const steps = pointer.slice(1).split('/');
  const last = steps.pop() ?? '';
  const parent = steps.reduce((node, step) => node[step] as Json, example);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return example;
}

function problemsWith(pointer: string, value: unknown): readonly string[] {
  const parsed = parseTrafficScenario(exampleWith(pointer, value));
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
}

describe('reading a scenario', () => {
  test('takes the example', () => {
    expect(parseTrafficScenario(exampleFile('uzbekistan-like.json'))).toMatchObject({ ok: true });
  });

  test.each([
    ['/arrivals/perDay', undefined, 'missing'],
    ['/arrivals/perDay', 'many', 'not-a-number'],
    ['/arrivals/perDay', 0, 'out-of-range'],
    ['/arrivals/perDay', Number.POSITIVE_INFINITY, 'not-finite'],
    ['/arrivals/weekday', [1, 2, 3], 'missing'],
    ['/arrivals/hourly', new Array(25).fill(1), 'too-many'],
    ['/arrivals/monthly/3', -1, 'out-of-range'],
    ['/arrivals/perday', 10, 'unknown-key'],
    ['/arrivals/weekday', new Array(7).fill(0), 'out-of-range'],
    ['/arrivals/occasions/0/from', '02-30', 'not-a-date'],
    ['/parties/importers', 2.5, 'not-a-whole-number'],
    ['/parties', [], 'wrong-type'],
    ['/name', '', 'missing'],
    ['/name', 'x'.repeat(129), 'too-long'],
    ['/name', '\ud800', 'ill-formed-text'],
    ['/start', '5 January', 'not-a-date'],
    ['/start', '2026-02-30', 'not-a-date'],
    ['/utcOffset', 'Z', 'moment-without-zone'],
    ['/country', 'Uzbekistan', 'too-long'],
    ['/country', 'uz', 'not-a-country-code'],
    ['/currency', 'usd', 'not-a-currency-code'],
    ['/currency', 'JPY', 'not-a-choice'],
    ['/currencies/USD', 0, 'out-of-range'],
    ['/goodsClasses/0/commodities/0/code', '08051O2000', 'not-a-commodity-code'],
    ['/goodsClasses/0/commodities/0/neighbour', '9999999999', 'not-a-choice'],
    ['/goodsClasses/0/commodities/0/permit', 'blessing', 'not-a-choice'],
    ['/goodsClasses/0/commodities/0/origins', {}, 'missing'],
    ['/goodsClasses/0/activity', 'astrology', 'not-a-choice'],
    ['/schemes/0/kind', 'bribery', 'not-a-choice'],
    ['/schemes/0/share', Number.NaN, 'not-finite'],
    ['/countries/0/routes/0/post', '99999', 'not-a-choice'],
    ['/countries/0/hub', 'yes', 'wrong-type'],
    ['/goodsClasses', [], 'missing'],
    ['/violationRate', 0.9, 'out-of-range'],
  ])('%s: %j is %s', (pointer, value, code) => {
    expect(problemsWith(pointer, value)).toContain(`${pointer} ${code}`);
  });

  test('tells everything at once', () => {
    const example = exampleWith('/arrivals', { perDay: 'x' }) as Json;
    delete example.start;
    const parsed = parseTrafficScenario(example);
    expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual([
      '/start',
      '/arrivals/perDay',
      '/arrivals/yearlyGrowth',
      '/arrivals/flows',
      '/arrivals/weekday',
      '/arrivals/hourly',
      '/arrivals/monthly',
      '/arrivals/occasions',
    ]);
  });

  test('names the second of two things with one code', () => {
    const example = exampleFile('uzbekistan-like.json') as { offices: Json[] };
    const offices = [...example.offices, example.offices[0]];
    const parsed = parseTrafficScenario({ ...example, offices });
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ path: `/offices/${offices.length - 1}/code`, code: 'duplicate-id' }],
    });
  });

  test('refuses names that are traps', () => {
    const trap = JSON.parse('{"__proto__": 1}') as unknown;
    expect(problemsWith('/currencies', trap)).toContain('/currencies/__proto__ forbidden-key');
    expect(problemsWith('/parties', trap)).toContain('/parties/__proto__ forbidden-key');
  });

  test('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = parseTrafficScenario(value);
        expect(parsed.ok).toBe(false);
        if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  test('never throws on an example with any one part exchanged', () => {
    const keys = Object.keys(exampleFile('uzbekistan-like.json') as Json);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        expect(typeof parseTrafficScenario(exampleWith(`/${key}`, value)).ok).toBe('boolean');
      }),
      { numRuns: 60 },
    );
  });
});
