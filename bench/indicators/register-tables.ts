import type { PartyId } from '../../src/domain/codes.ts';
import type { Declaration } from '../../src/domain/declaration.ts';
import type { ListRow } from '../../src/domain/named-list.ts';
import type { Party } from '../../src/domain/party.ts';
import type { NamedLists } from '../../src/domain/rule-book.ts';
import type { World } from '../../src/simulate/traffic/world.ts';
import { isAmong } from './imperfect.ts';

/** Firms whose entry in the register does not bear the number they declare with. */
const missingShare = 0.02;
const dayMilliseconds = 86_400_000;

/** Those of a world that the registers of its administration hold, by their numbers. */
export type Registered = {
  readonly importers: ReadonlyMap<PartyId, Party>;
  readonly carriers: ReadonlySet<PartyId>;
};

/** Whoever imports, and every carrier of the country itself, among declarations of a world. */
export function registeredOf(declarations: Iterable<Declaration>, country: string): Registered {
  const importers = new Map<PartyId, Party>();
  const carriers = new Set<PartyId>();
  for (const { flow, importer, carrier } of declarations) {
    if (flow === 'import' && importer?.id !== undefined) importers.set(importer.id, importer);
    if (carrier?.id !== undefined && carrier.country === country) carriers.add(carrier.id);
  }
  return { importers, carriers };
}

/**
 * What an administration has from the register of firms and from its own licences: the register comes once a quarter,
 * so that a young firm is not in it yet; it names one line of business where some have two, and none of firms that came
 * later; one firm in fifty is not found in it. Nothing in it tells what a firm is up to.
 */
export function registerTables(world: World, { importers, carriers }: Registered): NamedLists {
  const businesses = new Map(
    world.importers.traders.map(({ party, activities }) => [party.id, activities[0]] as const),
  );
  const registered: ListRow[] = [];
  const regions: ListRow[] = [];
  const activities: ListRow[] = [];
  for (const [id, { address }] of importers) {
    if (isAmong(missingShare, 'not in the register', id)) continue;
    const day = dayOfScenario(world, world.register.registeredDayOf(id));
    const known = { value: id, ...deliveredAfter(day, world.scenario.start) };
    registered.push({ ...known, is: day });
    const [region] = (address ?? '').split(', ');
    if (region) regions.push({ ...known, is: region });
    const business = businesses.get(id);
    if (business !== undefined) activities.push({ ...known, is: business });
  }
  return {
    'traders-registered': registered,
    'traders-region': regions,
    'traders-activity': activities,
    'traders-role': [...carriers].map((value) => ({ value, is: 'carrier' })),
  };
}

function dayOfScenario({ scenario }: World, day: number): string {
  return new Date(Date.parse(scenario.start) + day * dayMilliseconds).toISOString().slice(0, 10);
}

/** From when a firm stands in the copy of the register: always, or from the quarter after its registration. */
function deliveredAfter(day: string, start: string): Pick<ListRow, 'validFrom'> {
  const quarter = quarterOf(day) + 1;
  if (quarter <= quarterOf(start)) return {};
  const month = String(3 * (quarter % 4) + 1).padStart(2, '0');
  return { validFrom: `${Math.floor(quarter / 4)}-${month}-01` };
}

/** Quarters since the year 0. */
function quarterOf(day: string): number {
  return 4 * Number(day.slice(0, 4)) + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}
