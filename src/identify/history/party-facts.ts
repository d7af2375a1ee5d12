import type { Known } from '../../domain/known.ts';
import { categoryOf } from './behaviour-category.ts';
import { burstOf, weekOfLife } from './burst.ts';
import { originsOf } from './declaration-marks.ts';
import { lastPlaceOf } from './fold-mark.ts';
import { type Owner, owners, shortText } from './history-key.ts';
import { type HistoryRecord, habitList, habitTally, partyTally, type TextCount } from './history-record.ts';
import type { HistorySettings } from './history-settings.ts';
import type { Others } from './others.ts';
import { daysBetween } from './spans.ts';
import { cohortKey, overallKey, type Traces } from './traces.ts';
import { type Inspections, inspectionsOf, plainRate, smoothedRate } from './violation-rate.ts';
import { overDays, overMonths, overMonthsPast } from './windows.ts';

/** What party facts are taken from. */
type Asked = {
  readonly traces: Traces;
  readonly others: Others;
  readonly at: number;
  readonly settings: HistorySettings;
};

/** What is known of the parties, of importer and declarant together, and of the office. */
export function partyFacts(asked: Asked): Known {
  const { traces, others, at } = asked;
  const office = inspectionsOf(others(traces.office), 24, at);
  const overall = others(overallKey);
  const expected = smoothedRate(office, plainRate(inspectionsOf(overall, 24, at)), asked.settings);
  const surroundings = { expected, everybody: inspectionsPast(overall, at) };
  const facts: Record<string, Known> = {};
  for (const owner of owners) {
    const key = traces.owners[owner];
    if (key === undefined) continue;
    facts[owner] = ownerFacts(owner, others(key), surroundings, asked);
  }
  if (facts.importer !== undefined) facts.importer = { ...facts.importer, ...importerFacts(expected, asked) };
  facts.office = { violationRate: plainRate(office) };
  return facts;
}

/** What a party is judged against. */
type Surroundings = {
  /** The rate of the office, drawn towards that of all; undefined where nobody was inspected. */
  readonly expected: number | undefined;
  readonly everybody: Inspections;
};

function ownerFacts(
  owner: Owner,
  record: HistoryRecord,
  { expected, everybody }: Surroundings,
  asked: Asked,
): Known {
  const { traces, at, settings, others } = asked;
  const { inspected, violations } = inspectionsOf(record, 24, at);
  const [first] = record.firsts;
  const last = record.lasts.at(-1);
  const week = overDays(record.days, partyTally.declarations, 6, at) + 1;
  const age = first === undefined ? 0 : weekOfLife(first, at);
  return {
    declarations: record.declarations,
    daysSinceFirst: first === undefined ? undefined : daysBetween(first, at),
    daysSinceLast: last === undefined ? undefined : daysBetween(last, at),
    declarations7d: overDays(record.days, partyTally.declarations, 7, at),
    declarations30d: overDays(record.days, partyTally.declarations, 30, at),
    burst: burstOf(week, age, others(cohortKey(owner)).lists[0] ?? [], settings.cohortWeeks),
    inspected24m: inspected,
    violations12m: overMonths(record.months, partyTally.violations, 12, at),
    violations24m: violations,
    violationRate: smoothedRate({ inspected, violations }, expected, settings),
    itemFirst: isSomeNew(traces.codes, record.lists[0]),
    category: categoryOf(
      {
        party: record,
        everybody,
        ...(owner === 'importer' && { habits: others(traces.habits) }),
      },
      at,
    ).category,
  };
}

function importerFacts(expected: number | undefined, asked: Asked): Known {
  const { traces, others, at, settings } = asked;
  const importer = traces.parties.importer ?? '';
  const { lists, months, days } = others(traces.habits);
  const { office, items } = traces.declaration;
  const declared = overDays(days, habitTally.declarations, 90, at);
  const recent = overDays(days, habitTally.items, 90, at);
  const recentResidual = overDays(days, habitTally.residual, 90, at);
  return {
    officeFirst: office === '' ? undefined : isSomeNew([shortText(office)], lists[habitList.offices]),
    originFirst: isSomeNew(originsOf(items), lists[habitList.origins]),
    nightShare90d: share(overDays(days, habitTally.night, 90, at), declared),
    otherCodeShare90d: share(recentResidual, recent),
    otherCodeShareBefore: share(
      overMonths(months, habitTally.residual, 24, at) - recentResidual,
      overMonths(months, habitTally.items, 24, at) - recent,
    ),
    addressParties:
      traces.address === undefined
        ? undefined
        : (others(traces.address).lists[0] ?? []).filter(([party]) => party !== importer).length,
    neighbourViolationRate: smoothedRate(neighboursOf(asked), expected, settings),
  };
}

/**
 * What was found on other importers by the same declarant, from the same exporter and at the same address; on who is
 * near in two ways, twice. What is found on the importer itself is kept by each of these and taken away. In 24 months with
 * the running one.
 */
function neighboursOf({ traces, others, at }: Asked): Inspections {
  const { owners: keys, address, links } = traces;
  const near = [
    [others(keys.declarant), others(keys.pair)],
    [others(keys.exporter), others(links.exporter)],
    [others(address), others(links.address)],
  ] as const;
  let [inspected, violations] = [0, 0];
  for (const [all, itself] of near) {
    const [of, own] = [inspectionsOf(all, 24, at), inspectionsOf(itself, 24, at)];
    inspected += of.inspected - own.inspected;
    violations += of.violations - own.violations;
  }
  return { inspected, violations };
}

function inspectionsPast({ months }: HistoryRecord, at: number): Inspections {
  return {
    inspected: overMonthsPast(months, partyTally.inspected, 24, at),
    violations: overMonthsPast(months, partyTally.violations, 24, at),
  };
}

/** Whether some text is not in a list; undefined where there is no text. */
function isSomeNew(texts: readonly string[], list: readonly TextCount[] = []): boolean | undefined {
  return texts.length === 0 ? undefined : texts.some((text) => lastPlaceOf(text, list) === -1);
}

function share(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}
