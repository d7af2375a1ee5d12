import { describe, expect, it } from 'vitest';
import { type ListRow, rowOf } from '../../src/domain/named-list.ts';
import type { Party } from '../../src/domain/party.ts';
import { aDeclaration } from '../../src/domain/testing/a-declaration.ts';
import { createWorld } from '../../src/simulate/traffic/create-world.ts';
import { quietScenario } from '../../src/simulate/traffic/testing/example-scenario.ts';
import { registeredOf, registerTables } from './register-tables.ts';

// Its first day is in the first quarter of 2026.
const scenario = quietScenario();
const { world } = createWorld(scenario, 1);
const traders = world.importers.traders;
const importers = new Map(traders.map(({ party }) => [party.id ?? ('' as never), party]));
const tables = registerTables(world, { importers, carriers: new Set(['UZ-C0001' as never]) });
const rows = (name: string): ReadonlyMap<unknown, ListRow> =>
  new Map((tables[name] ?? []).map((element) => [rowOf(element).value, rowOf(element)]));

describe('the register of firms', () => {
  it('names nearly all, with their day, region and first line of business', () => {
    const known = traders.filter(({ party }) => rows('traders-registered').has(party.id));
    expect(known.length).toBeLessThan(traders.length);
    expect(known.length).toBeGreaterThan(0.94 * traders.length);
    for (const { party, region, activities, registeredDay } of known) {
      const day = Date.parse(scenario.start) + Math.floor(registeredDay) * 86_400_000;
      expect(rows('traders-registered').get(party.id)?.is).toBe(new Date(day).toISOString().slice(0, 10));
      expect(rows('traders-region').get(party.id)?.is).toBe(region.name);
      expect(rows('traders-activity').get(party.id)?.is).toBe(activities[0]);
    }
  });

  it('comes once a quarter: what was registered since is not in it yet', () => {
    const late = [...rows('traders-registered').values()].filter(({ validFrom }) => validFrom !== undefined);
    expect(late.length).toBeGreaterThan(10);
    for (const { validFrom, is } of late) {
      expect(validFrom).toMatch(/^\d{4}-(01|04|07|10)-01$/);
      expect(String(is) < String(validFrom)).toBe(true);
      expect(Date.parse(String(validFrom)) - Date.parse(String(is))).toBeLessThan(93 * 86_400_000);
    }
    for (const { is, validFrom } of rows('traders-registered').values())
      expect(validFrom === undefined).toBe(String(is) < '2026-01-01');
  });

  it('holds of firms that came later their day alone, and no line of business', () => {
    const region = scenario.regions[0] as (typeof scenario.regions)[0];
    const later: Party = {
      id: world.register.numberOf(traders.length + 100, 40) as never,
      address: `${region.name}, x 1`,
    };
    const told = registerTables(world, {
      importers: new Map([[later.id as never, later]]),
      carriers: new Set(),
    });
    expect(told['traders-registered']).toEqual([
      { value: later.id, is: '2026-02-14', validFrom: '2026-04-01' },
    ]);
    expect(told['traders-activity']).toEqual([]);
  });

  it('is the same whatever is planted', () => {
    const { world: honest } = createWorld({ ...scenario, schemes: [] }, 1);
    expect(registerTables(honest, { importers, carriers: new Set(['UZ-C0001' as never]) })).toEqual(tables);
  });
});

it('those who import and the carriers of the country are registered', () => {
  const party = (id: string, country = 'UZ') => ({ id: id as never, country: country as never });
  const { importers: found, carriers } = registeredOf(
    [
      aDeclaration({ flow: 'import', importer: party('1'), carrier: party('UZ-C1') }),
      aDeclaration({ flow: 'export', importer: party('2'), carrier: party('KZ-C2', 'KZ') }),
    ],
    'UZ',
  );
  expect([[...found.keys()], [...carriers]]).toEqual([['1'], ['UZ-C1']]);
});
