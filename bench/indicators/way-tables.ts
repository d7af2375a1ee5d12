import type { ListRow } from '../../src/domain/named-list.ts';
import type { NamedLists } from '../../src/domain/rule-book.ts';
import type { TrafficScenario } from '../../src/simulate/traffic/traffic-scenario.ts';
import { landWayFrom, officePlaces, type Place, regionPlaces } from './places.ts';

/** Length of roads against the straight line. */
const roadFactor = 1.25;
const earthRadiusKm = 6_371;
/** Where most goods go: what the table of detours takes for the end of every way. */
const centre: Place = [41.3, 69.2];

/**
 * Distances from the map: from regions to offices, and of ways over each post by land against the shortest one. Straight
 * lines stand for roads, and one town for a country or a region, so that some honest ways look like detours.
 */
export function wayTables({ regions, offices, countries }: TrafficScenario): NamedLists {
  const posts = offices.filter(({ kind }) => kind === 'road' || kind === 'rail');
  return {
    'km-to-office': regions.flatMap(({ name }) =>
      offices.flatMap(({ code }): readonly ListRow[] => {
        const km = kmBetween(regionPlaces[name], officePlaces[code]);
        return km === undefined ? [] : [{ value: `${name}|${code}`, is: Math.round(km * roadFactor) }];
      }),
    ),
    'detour-ratios': countries.flatMap(({ code }) => detours(code, posts)),
  };
}

function detours(country: string, posts: readonly { readonly code: string }[]): readonly ListRow[] {
  const ways = posts.flatMap(({ code }) => {
    const toPost = kmBetween(landWayFrom[country], officePlaces[code]);
    const fromPost = kmBetween(officePlaces[code], centre);
    return toPost === undefined || fromPost === undefined ? [] : [{ code, km: toPost + fromPost }];
  });
  const shortest = Math.min(...ways.map(({ km }) => km));
  return ways.map(({ code, km }) => ({
    value: `${country}|${code}`,
    is: Number((km / shortest).toFixed(2)),
  }));
}

/** Along the great circle (haversine). */
function kmBetween(from: Place | undefined, to: Place | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const [north, east] = from.map(radians) as [number, number];
  const [toNorth, toEast] = to.map(radians) as [number, number];
  const half =
    Math.sin((toNorth - north) / 2) ** 2 +
    Math.cos(north) * Math.cos(toNorth) * Math.sin((toEast - east) / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(half));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
