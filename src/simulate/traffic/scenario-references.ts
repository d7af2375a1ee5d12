import { parseMoment } from '../../domain/moment.ts';
import type { ScenarioProblem } from './read-strictly.ts';
import type { Commodity, GoodsClass, TrafficScenario } from './traffic-scenario.ts';

/** What the parts of a well-formed scenario say of each other that cannot be: unknown names, empty choices. */
export function referenceProblems(scenario: TrafficScenario): readonly ScenarioProblem[] {
  return [
    ...calendarProblems(scenario),
    ...uniqueNames(scenario),
    ...placeProblems(scenario),
    ...goodsProblems(scenario),
    ...moneyProblems(scenario),
    ...weightProblems(scenario),
  ];
}

function calendarProblems({ start, utcOffset, arrivals }: TrafficScenario): readonly ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const first = parseMoment(start);
  if ('fault' in first || start.length !== 10) {
    problems.push({
      path: '/start',
      code: 'not-a-date',
      message: `${start} is no day; give it as in 2026-01-05.`,
    });
  }
  if (!/^[+-](0\d|1[0-4]):[0-5]\d$/.test(utcOffset)) {
    problems.push({
      path: '/utcOffset',
      code: 'moment-without-zone',
      message: 'Give the zone as in +05:00.',
    });
  }
  for (const [index, occasion] of arrivals.occasions.entries()) {
    for (const key of ['from', 'to'] as const) {
      if ('moment' in parseMoment(`2024-${occasion[key]}`)) continue;
      const path = `/arrivals/occasions/${index}/${key}`;
      problems.push({
        path,
        code: 'not-a-date',
        message: `${occasion[key]} is no day of the year; give it as in 03-21.`,
      });
    }
  }
  return problems;
}

function uniqueNames(scenario: TrafficScenario): readonly ScenarioProblem[] {
  const parts = ['offices', 'countries', 'activities', 'goodsClasses', 'incoterms'] as const;
  return [
    ...parts.flatMap((part) =>
      repeatedCodes(scenario[part].map(({ code }, index) => [`/${part}/${index}`, code])),
    ),
    ...repeatedCodes(placedCommodities(scenario).map(({ path, commodity }) => [path, commodity.code])),
  ];
}

function repeatedCodes(coded: readonly (readonly [string, string])[]): readonly ScenarioProblem[] {
  const seen = new Set<string>();
  return coded.flatMap(([path, code]): ScenarioProblem[] => {
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    return [{ path: `${path}/code`, code: 'duplicate-id', message: `${code} was given before.` }];
  });
}

type PlacedCommodity = {
  readonly path: string;
  readonly commodity: Commodity;
  readonly goodsClass: GoodsClass;
};

function placedCommodities({ goodsClasses }: TrafficScenario): readonly PlacedCommodity[] {
  return goodsClasses.flatMap((goodsClass, classIndex) =>
    goodsClass.commodities.map((commodity, index) => ({
      path: `/goodsClasses/${classIndex}/commodities/${index}`,
      commodity,
      goodsClass,
    })),
  );
}

function placeProblems(scenario: TrafficScenario): readonly ScenarioProblem[] {
  const offices = new Set(scenario.offices.map(({ code }) => code));
  const countries = new Set(scenario.countries.map(({ code }) => code));
  return [
    ...scenario.regions.flatMap((region, index) =>
      unknownNames(Object.keys(region.offices), offices, () => `/regions/${index}/offices`),
    ),
    ...scenario.countries.flatMap((country, index) =>
      unknownNames(
        country.routes.map(({ post }) => post),
        offices,
        (at) => `/countries/${index}/routes/${at}/post`,
      ),
    ),
    ...scenario.transitRoutes.flatMap((route, index) => [
      ...unknownNames([route.entry, route.exit], offices, () => `/transitRoutes/${index}`),
      ...unknownNames([route.from, route.to], countries, () => `/transitRoutes/${index}`),
    ]),
    ...scenario.tradeDefence.flatMap((measure, index) =>
      unknownNames([measure.origin], countries, () => `/tradeDefence/${index}/origin`),
    ),
  ];
}

function goodsProblems(scenario: TrafficScenario): readonly ScenarioProblem[] {
  const activities = new Set(scenario.activities.map(({ code }) => code));
  const classes = new Set(scenario.goodsClasses.map(({ code }) => code));
  const countries = new Set(scenario.countries.map(({ code }) => code));
  const commodities = placedCommodities(scenario);
  const codes = new Set(commodities.map(({ commodity }) => commodity.code));
  return [
    ...scenario.goodsClasses.flatMap(({ activity, origins = {} }, index) => [
      ...unknownNames([activity], activities, () => `/goodsClasses/${index}/activity`),
      ...unknownNames(Object.keys(origins), countries, () => `/goodsClasses/${index}/origins`),
    ]),
    ...commodities.flatMap(({ path, commodity: { origins = {}, neighbour } }) => [
      ...unknownNames(neighbour === undefined ? [] : [neighbour], codes, () => `${path}/neighbour`),
      ...unknownNames(Object.keys(origins), countries, () => `${path}/origins`),
    ]),
    ...commodities.flatMap(missingOrigins),
    ...(['import', 'export'] as const).flatMap((flow) => missingGoods(commodities, flow)),
    ...scenario.brands.flatMap((brand, index) =>
      unknownNames(brand.classes, classes, (at) => `/brands/${index}/classes/${at}`),
    ),
  ];
}

function missingOrigins({ path, commodity, goodsClass }: PlacedCommodity): readonly ScenarioProblem[] {
  const origins = commodity.origins ?? goodsClass.origins ?? {};
  if (goodsClass.flow === 'export' || isDrawable(Object.values(origins))) return [];
  const message = 'Imported goods need a country that makes them, here or in their class.';
  return [{ path: `${path}/origins`, code: 'missing', message }];
}

/** Transit carries what others import, so that goods of both directions are always needed. */
function missingGoods(
  commodities: readonly PlacedCommodity[],
  flow: GoodsClass['flow'],
): readonly ScenarioProblem[] {
  const weights = commodities
    .filter(({ goodsClass }) => goodsClass.flow === flow)
    .map(({ commodity }) => commodity.weight ?? 1);
  if (isDrawable(weights)) return [];
  return [{ path: '/goodsClasses', code: 'missing', message: `There are no goods to ${flow}.` }];
}

function moneyProblems(scenario: TrafficScenario): readonly ScenarioProblem[] {
  const known = new Set(Object.keys(scenario.currencies));
  return [
    ...unknownNames([scenario.currency], known, () => '/currency'),
    ...scenario.countries.flatMap((country, index) =>
      unknownNames(Object.keys(country.currencies), known, () => `/countries/${index}/currencies`),
    ),
    ...Object.entries(scenario.currencies).flatMap(([code, worth]): ScenarioProblem[] =>
      worth > 0
        ? []
        : [{ path: `/currencies/${code}`, code: 'out-of-range', message: 'A currency is worth something.' }],
    ),
  ];
}

/** Every choice needs at least one thing that can be chosen. */
function weightProblems(scenario: TrafficScenario): readonly ScenarioProblem[] {
  const choices: readonly (readonly [string, readonly number[]])[] = [
    ['/arrivals/flows', Object.values(scenario.arrivals.flows)],
    ['/arrivals/weekday', scenario.arrivals.weekday],
    ['/arrivals/hourly', scenario.arrivals.hourly],
    ['/arrivals/monthly', scenario.arrivals.monthly],
    ['/regions', scenario.regions.map(({ weight }) => weight)],
    ['/countries', scenario.countries.map(({ importWeight }) => importWeight)],
    ['/countries', scenario.countries.map(({ exportWeight }) => exportWeight)],
    ['/transitRoutes', scenario.transitRoutes.map(({ weight }) => weight)],
    ['/incoterms', scenario.incoterms.map(({ weight }) => weight)],
    ['/activities', scenario.activities.map(({ weight }) => weight)],
    ...Object.entries(scenario.procedures).map(
      ([flow, weights]) => [`/procedures/${flow}`, Object.values(weights)] as const,
    ),
    ...scenario.regions.map(
      ({ offices }, index) => [`/regions/${index}/offices`, Object.values(offices)] as const,
    ),
    ...scenario.countries.flatMap(({ routes, currencies }, index) => [
      [`/countries/${index}/routes`, routes.map(({ weight }) => weight)] as const,
      [`/countries/${index}/currencies`, Object.values(currencies)] as const,
    ]),
  ];
  return choices
    .filter(([, weights]) => !isDrawable(weights))
    .map(([path]) => ({
      path,
      code: 'out-of-range',
      message: 'All weights are zero, so that nothing can be drawn.',
    }));
}

function isDrawable(weights: readonly number[]): boolean {
  return weights.some((weight) => weight > 0);
}

function unknownNames(
  names: readonly string[],
  known: { has(name: string): boolean },
  pathOf: (index: number) => string,
): readonly ScenarioProblem[] {
  return names.flatMap((name, index): ScenarioProblem[] =>
    known.has(name)
      ? []
      : [
          {
            path: pathOf(index),
            code: 'not-a-choice',
            message: `${name} is not among those the scenario names.`,
          },
        ],
  );
}
