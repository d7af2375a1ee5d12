import type { Declaration } from '../../../domain/declaration.ts';
import type { Known, KnownFacts } from '../../../domain/known.ts';
import type { Moment } from '../../../domain/moment.ts';
import type { Party } from '../../../domain/party.ts';
import { type Behaviour, categoryOf } from '../behaviour-category.ts';
import type { HistoryEvent } from '../history-as-of.ts';
import { emptyRecord } from '../history-record.ts';
import type { HistorySettings } from '../history-settings.ts';

/**
 * What the history knows, worked out anew from the list of all that was received before and by the words of the
 * fields: no record, no bound, nothing taken out again. Parties are their ids, all texts are as they are written.
 */
export function naiveHistory(
  events: readonly HistoryEvent[],
  declaration: Declaration,
  at: Moment,
  settings: HistorySettings,
): KnownFacts {
  const now = Date.parse(at) / 1_000;
  const all = casesOf(events);
  const others = all.filter(({ id }) => id !== declaration.id);
  const itself = all.find(({ id }) => id === declaration.id);
  const asked: Asked = { all, others, itself, declaration, now, settings };
  const parties = Object.fromEntries(
    roles.flatMap((role): [string, Known][] =>
      partyOf(declaration, role) === undefined ? [] : [[role, ownerFacts(role, asked)]],
    ),
  );
  const history: Known = {
    ...parties,
    ...(partyOf(declaration, 'importer') && {
      importer: { ...parties.importer, ...importerFacts(asked) },
    }),
    consignee: { ...parties.consignee, ...smallFacts(asked) },
    office: { violationRate: rate(inspections(others, (d) => d.office === declaration.office, 24, now)) },
    ...meetings(asked),
    previous: previousFacts(asked),
  };
  return { header: { history }, items: itemsOf(asked) };
}

type Version = { readonly d: Declaration; readonly at: number; readonly order: number };
type Outcome = { readonly about: Declaration; readonly at: number; readonly violation: boolean };
/** All that was received about one declaration. */
type Case = { readonly id: string; readonly versions: Version[]; outcome?: Outcome };
type Asked = {
  readonly all: readonly Case[];
  readonly others: readonly Case[];
  readonly itself: Case | undefined;
  readonly declaration: Declaration;
  readonly now: number;
  readonly settings: HistorySettings;
};
type Test = (d: Declaration) => boolean;

const roles = ['importer', 'exporter', 'declarant', 'carrier', 'consignee', 'pair'] as const;
type NaiveRole = (typeof roles)[number];

function casesOf(events: readonly HistoryEvent[]): readonly Case[] {
  const cases = new Map<string, Case>();
  const results = new Map<string, Map<string, boolean>>();
  events.forEach((event, order) => {
    const at = Date.parse(event.at) / 1_000;
    if ('declaration' in event) {
      const { id } = event.declaration;
      const one = cases.get(id) ?? { id, versions: [] };
      one.versions.push({ d: event.declaration, at, order });
      cases.set(id, one);
      return;
    }
    const { declarationId: id, version, item, result } = event.finding;
    const one = cases.get(id);
    if (one === undefined) return;
    const standing = results.get(id) ?? new Map<string, boolean>();
    results.set(id, standing.set(`${version}/${item}`, result === 'violation'));
    const about = one.versions.findLast(({ d }) => (d.version ?? 1) === version) ?? one.versions.at(-1)!;
    one.outcome = { about: about.d, at, violation: [...standing.values()].includes(true) };
  });
  return [...cases.values()];
}

const day = (second: number) => Math.floor(second / 86_400);
const month = (second: number) => {
  const date = new Date(second * 1_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const within = (at: number, days: number, now: number) => at >= now - days * 86_400 && at <= now;

function partyOf(d: Declaration, role: NaiveRole): string | undefined {
  if (role === 'pair') return d.importer && d.declarant && `${d.importer.id} ${d.declarant.id}`;
  return (d[role] as Party | undefined)?.id;
}

/** The first version of each that passes a test. */
function firsts(cases: readonly Case[], test: Test): readonly Version[] {
  return cases.flatMap(({ versions }) => versions.find(({ d }) => test(d)) ?? []);
}

/** The newest version of each that passes a test. */
function newests(cases: readonly Case[], test: Test): readonly (Version & { readonly id: string })[] {
  return cases.flatMap(({ id, versions }) => {
    const version = versions.findLast(({ d }) => test(d));
    return version === undefined ? [] : [{ ...version, id }];
  });
}

function some(cases: readonly Case[], test: Test): boolean {
  return cases.some(({ versions }) => versions.some(({ d }) => test(d)));
}

function count(cases: readonly Case[], test: Test): number {
  return cases.filter(({ versions }) => versions.some(({ d }) => test(d))).length;
}

type Found = { readonly inspected: number; readonly violations: number };

function inspections(cases: readonly Case[], test: Test, months: number, now: number, past = 0): Found {
  const those = cases.flatMap(({ outcome }) =>
    outcome && month(outcome.at) >= month(now) - months && month(outcome.at) <= month(now) - past
      ? test(outcome.about)
        ? [outcome]
        : []
      : [],
  );
  return { inspected: those.length, violations: those.filter(({ violation }) => violation).length };
}

const rate = ({ inspected, violations }: Found) => (inspected === 0 ? undefined : violations / inspected);

function smoothed({ inspected, violations }: Found, { others, declaration, now, settings }: Asked) {
  const k = settings.priorInspections;
  const ofAll = rate(inspections(others, () => true, 24, now));
  if (ofAll === undefined) return undefined;
  const office = inspections(others, (d) => d.office === declaration.office, 24, now);
  const expected = (office.violations + k * ofAll) / (office.inspected + k);
  return (violations + k * expected) / (inspected + k);
}

const hs = (d: Declaration, digits: number) =>
  d.items.flatMap(({ commodityCode: c }) => (c && c.length >= digits ? [c.slice(0, digits)] : []));

function ownerFacts(role: NaiveRole, asked: Asked): Known {
  const { others, declaration, now } = asked;
  const party = partyOf(declaration, role);
  const test: Test = (d) => partyOf(d, role) === party;
  const ats = firsts(others, test)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  const days = (before: number) =>
    ats.filter((at) => day(at) >= day(now) - before && day(at) <= day(now)).length;
  const found = inspections(others, test, 24, now);
  const codes = hs(declaration, 6);
  return {
    declarations: ats.length,
    daysSinceFirst: ats.length === 0 ? undefined : Math.floor((now - ats[0]!) / 86_400),
    daysSinceLast: ats.length === 0 ? undefined : Math.floor((now - ats.at(-1)!) / 86_400),
    declarations7d: days(7),
    declarations30d: days(30),
    burst: burst(role, days(6) + 1, ats, asked),
    inspected24m: found.inspected,
    violations24m: found.violations,
    violations12m: inspections(others, test, 12, now).violations,
    violationRate: smoothed(found, asked),
    itemFirst:
      codes.length === 0
        ? undefined
        : codes.some((code) => !some(others, (d) => test(d) && hs(d, 6).includes(code))),
    category: category(role, asked),
  };
}

function burst(role: NaiveRole, week: number, ats: readonly number[], { all, now, settings }: Asked) {
  const ageClass = (weeks: number) => (weeks < 4 ? weeks : Math.min(8, 2 + Math.floor(Math.log2(weeks))));
  const age = ats.length === 0 ? 0 : ageClass(Math.floor((day(now) - day(ats[0]!)) / 7));
  const parties = new Set(all.flatMap(({ versions }) => versions.flatMap(({ d }) => partyOf(d, role) ?? [])));
  const roots: number[] = [];
  for (const party of parties) {
    const days = firsts(all, (d) => partyOf(d, role) === party)
      .map(({ at }) => day(at))
      .sort((a, b) => a - b);
    const weeks = days.map((one) => Math.floor((one - days[0]!) / 7));
    // The week that runs is not over before the party declares in a later one.
    for (const one of new Set(weeks)) {
      if (one === weeks.at(-1) || ageClass(one) !== age) continue;
      roots.push(Math.sqrt(weeks.filter((other) => other === one).length));
    }
  }
  if (roots.length < settings.cohortWeeks) return undefined;
  const centre = lowerMedian(roots);
  const spread = Math.max(0.5, 1.4826 * lowerMedian(roots.map((root) => Math.abs(root - centre))));
  return (Math.sqrt(week) - centre) / spread;
}

const lowerMedian = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

/** The rules of the category have a table of their own; here what they are given. */
function category(role: NaiveRole, asked: Asked): string {
  const { others, declaration, now } = asked;
  const party = partyOf(declaration, role);
  const test: Test = (d) => partyOf(d, role) === party;
  const counted = firsts(others, test);
  const outcomes = others.flatMap(({ outcome }) => (outcome && test(outcome.about) ? [outcome] : []));
  const months = new Map<number, number[]>();
  const add = (at: number, tallies: readonly number[], to = months) => {
    const since = month(at) - 1970 * 12;
    const before = to.get(since) ?? [];
    to.set(
      since,
      tallies.map((tally, place) => tally + (before[place] ?? 0)),
    );
  };
  for (const { at } of counted) add(at, [1, 0, 0]);
  for (const { at, violation } of outcomes) add(at, [0, 1, violation ? 1 : 0]);
  const habits = new Map<number, number[]>();
  if (role === 'importer') for (const { d, at } of counted) add(at, habitsOf(d), habits);
  const buckets = (from: typeof months) =>
    [...from].sort(([a], [b]) => a - b).map(([bucket, tallies]) => ({ at: bucket, tallies }));
  const ats = counted.map(({ at }) => at).sort((a, b) => a - b);
  const behaviour: Behaviour = {
    party: { ...emptyRecord, firsts: ats.slice(0, 1), months: buckets(months) },
    everybody: inspections(others, () => true, 24, now, 1),
    ...(role === 'importer' && { habits: { ...emptyRecord, months: buckets(habits) } }),
  };
  return categoryOf(behaviour, now).category;
}

function habitsOf(d: Declaration): readonly number[] {
  const hour = Number(d.lodgedAt.slice(11, 13));
  const residual = d.items.filter(({ commodityCode: c }) => c?.[4] === '9' || c?.[5] === '9').length;
  return [1, hour >= 22 || hour < 6 ? 1 : 0, d.items.length, residual];
}

function neighbours({ others, declaration: d, now }: Asked): Found {
  const links: readonly Test[] = [
    (o) => d.declarant !== undefined && o.declarant?.id === d.declarant.id,
    (o) => d.exporter !== undefined && o.exporter?.id === d.exporter.id,
    (o) => d.importer?.address !== undefined && o.importer?.address === d.importer.address,
  ];
  const found = links.map((near) =>
    inspections(others, (o) => near(o) && o.importer?.id !== d.importer?.id, 24, now),
  );
  return {
    inspected: found.reduce((sum, one) => sum + one.inspected, 0),
    violations: found.reduce((sum, one) => sum + one.violations, 0),
  };
}

function importerFacts(asked: Asked): Known {
  const { others, declaration, now } = asked;
  const importer = partyOf(declaration, 'importer');
  const test: Test = (d) => partyOf(d, 'importer') === importer;
  const origins = declaration.items.flatMap(({ originCountry }) => originCountry ?? []);
  const counted = firsts(others, test);
  const recent = counted.filter(({ at }) => day(at) >= day(now) - 90);
  const before = counted.filter(({ at }) => day(at) < day(now) - 90 && month(at) >= month(now) - 24);
  const sums = (versions: readonly Version[]) =>
    versions.reduce((sum, { d }) => habitsOf(d).map((tally, place) => tally + sum[place]!), [
      0, 0, 0, 0,
    ] as readonly number[]);
  const share = (part: number, whole: number) => (whole === 0 ? undefined : part / whole);
  const [declared, night, items, residual] = sums(recent) as [number, number, number, number];
  const [, , itemsBefore, residualBefore] = sums(before) as [number, number, number, number];
  const address = declaration.importer?.address;
  const there = new Set(
    others.flatMap(({ versions }) =>
      versions.flatMap(({ d }) => (d.importer?.address === address ? (d.importer?.id ?? []) : [])),
    ),
  );
  there.delete(declaration.importer!.id!);
  return {
    officeFirst: !some(others, (d) => test(d) && d.office === declaration.office),
    originFirst:
      origins.length === 0
        ? undefined
        : origins.some(
            (origin) =>
              !some(others, (d) => test(d) && d.items.some(({ originCountry }) => originCountry === origin)),
          ),
    nightShare90d: share(night, declared),
    otherCodeShare90d: share(residual, items),
    otherCodeShareBefore: share(residualBefore, itemsBefore),
    addressParties: address === undefined ? undefined : there.size,
    neighbourViolationRate: smoothed(neighbours(asked), asked),
  };
}

function smallFacts({ others, declaration, now, settings }: Asked): Known {
  const consignee = declaration.consignee?.id;
  const address = (declaration.consignee ?? declaration.importer)?.address;
  if (consignee === undefined && address === undefined) return {};
  const smallOf = (d: Declaration, at: number) => {
    const heardAt = new Date(at * 1_000).toISOString() as Moment;
    const value = d.items.reduce((sum, item) => sum + (settings.valueOf(item, heardAt) ?? Number.NaN), 0);
    return d.flow === 'import' && value < settings.smallConsignmentValue ? value : undefined;
  };
  const values = new Map<string, number>();
  const tests: Test[] = [
    (d) => consignee !== undefined && d.consignee?.id === consignee,
    (d) => address !== undefined && (d.consignee ?? d.importer)?.address === address,
  ];
  for (const test of tests) {
    for (const { id, d, at } of newests(others, test)) {
      const value = smallOf(d, at);
      if (value !== undefined && within(at, 7, now)) values.set(id, value);
    }
  }
  const own = smallOf(declaration, now);
  if (own !== undefined) values.set(declaration.id, own);
  return {
    smallConsignments7d: values.size,
    smallValue7d: [...values.values()].reduce((sum, value) => sum + value, 0),
  };
}

const documents = (d: Declaration, types: readonly string[]) =>
  d.items.flatMap(({ documents: list, originCountry }) =>
    (list ?? [])
      .filter(({ type }) => types.includes(type))
      .map(({ type, id }) => ({ type, id: id!, originCountry })),
  );

function meetings({ others, declaration, now, settings }: Asked): Known {
  const meets = (test: Test, days: number) => newests(others, test).filter(({ at }) => within(at, days, now));
  const named = (list: readonly string[], test: (d: Declaration, text: string) => boolean, days: number) =>
    [...new Set(list)].filter((text) => meets((d) => test(d, text), days).length > 0).sort();
  const seals = (d: Declaration) => d.attributes?.seals?.split(' ') ?? [];
  const certificates = documents(declaration, settings.originCertificates).filter(
    (mine) =>
      meets(
        (d) =>
          documents(d, settings.originCertificates).some(
            (other) =>
              other.id === mine.id && other.type === mine.type && other.originCountry === mine.originCountry,
          ),
        365,
      ).length > 0,
  );
  const { exportCountry, borderTransport, invoice } = declaration;
  const way: Test = (d) =>
    d.exportCountry === exportCountry && d.borderTransport?.mode === borderTransport?.mode;
  const post = declaration.attributes?.borderPost;
  const onRoute = count(others, way);
  const hasRoute = exportCountry !== undefined && borderTransport?.mode !== undefined;
  const sellerOf = (d: Declaration) => d.seller?.id ?? d.exporter?.id;
  const sameInvoice: Test = (d) =>
    sellerOf(d) === sellerOf(declaration) &&
    Number(d.invoice?.amount) === Number(invoice?.amount) &&
    d.invoice?.currency === invoice?.currency;
  return {
    route: hasRoute
      ? {
          declarations: onRoute,
          postShare:
            post === undefined || onRoute === 0
              ? undefined
              : count(others, (d) => way(d) && d.attributes?.borderPost === post) / onRoute,
        }
      : {},
    container: {
      elsewhere: named(declaration.containers ?? [], (d, text) => (d.containers ?? []).includes(text), 7),
    },
    seal: { reused: named(seals(declaration), (d, text) => seals(d).includes(text), 365) },
    certificate: { reused: [...new Set(certificates.map(({ id }) => id))].sort() },
    bill: billFacts({ others, declaration, now, settings }),
    invoice: {
      sameTotal90d:
        invoice === undefined || sellerOf(declaration) === undefined
          ? undefined
          : meets(sameInvoice, 90).length,
    },
    copyOf: copyOf(others, declaration, now),
  };
}

function billFacts({ others, declaration, now, settings }: Omit<Asked, 'all' | 'itself'>): Known {
  const billsOf = (d: Declaration) =>
    documents(d, settings.transportDocuments).map(({ type, id }) => `${type} ${id}`);
  const mine = billsOf(declaration);
  if (mine.length === 0) return {};
  const versions = others
    .flatMap(({ versions: list }) => list)
    .filter(({ d, at }) => within(at, 30, now) && billsOf(d).some((bill) => mine.includes(bill)))
    .map(({ d }) => d);
  versions.push(declaration);
  const sorts = (of: (d: Declaration) => string | undefined) =>
    new Set(versions.flatMap((d) => of(d) ?? [])).size;
  return {
    declarations: sorts((d) => d.id),
    importers: sorts((d) => d.importer?.id),
    declarants: sorts((d) => d.declarant?.id),
  };
}

function copyOf(others: readonly Case[], declaration: Declaration, now: number): string | undefined {
  const goodsOf = (d: Declaration) => {
    const lines = d.items.map(({ description, netMassKg, customsValue, itemPrice }) => {
      const value = customsValue ?? itemPrice;
      return description && netMassKg !== undefined && value
        ? [description, netMassKg, Number(value.amount), value.currency].join('|')
        : undefined;
    });
    return lines.includes(undefined) ? undefined : lines.sort().join('\n');
  };
  const mine = goodsOf(declaration);
  return others
    .flatMap(({ versions }) => versions)
    .filter(
      ({ d, at }) =>
        mine !== undefined &&
        goodsOf(d) === mine &&
        d.importer?.id !== declaration.importer?.id &&
        within(at, 30, now),
    )
    .sort((a, b) => a.order - b.order)
    .at(-1)?.d.id;
}

function previousFacts({ itself, declaration }: Asked): Known {
  const version = declaration.version ?? 1;
  const before = (itself?.versions ?? []).filter(({ d }) => (d.version ?? 1) < version);
  const previous = before.sort((a, b) => (a.d.version ?? 1) - (b.d.version ?? 1)).at(-1)?.d;
  const said = {
    commodityCode: (d: Declaration) => d.items.map(({ commodityCode }) => commodityCode),
    value: (d: Declaration) =>
      d.items.map(({ customsValue, itemPrice }) => {
        const value = customsValue ?? itemPrice;
        return value && [Number(value.amount), value.currency];
      }),
    originCountry: (d: Declaration) => d.items.map(({ originCountry }) => originCountry),
    mass: (d: Declaration) => [
      d.totalGrossMassKg,
      d.items.map(({ netMassKg, grossMassKg }) => [netMassKg, grossMassKg]),
    ],
    parties: (d: Declaration) => [d.declarant, d.importer, d.exporter, d.consignee, d.seller, d.carrier],
  };
  return {
    versions: Math.max(before.length, version - 1),
    changed:
      previous &&
      Object.entries(said)
        .filter(([, of]) => JSON.stringify(of(previous)) !== JSON.stringify(of(declaration)))
        .map(([change]) => change),
  };
}

function itemsOf({ others, declaration, now }: Asked): readonly Known[] {
  const importer = declaration.importer?.id;
  return declaration.items.map((item) => {
    const code = item.commodityCode?.slice(0, 6);
    const heading = item.commodityCode?.slice(0, 4);
    const lineHas = (d: Declaration, test: (line: (typeof d.items)[number]) => boolean) =>
      d.items.some((line) => line.commodityCode?.slice(0, 6) === code && test(line));
    const of: Test = (d) => d.importer?.id === importer && lineHas(d, () => true);
    const importing = declaration.flow === 'export' ? declaration.exporter?.id : importer;
    const imports = newests(others, (d) => d.importer?.id === importing && lineHas(d, () => true)).filter(
      ({ d, at }) => d.flow === 'import' && within(at, 366, now),
    );
    const lastImport = Math.max(...imports.map(({ at }) => at));
    const post = exitPostOf(declaration);
    return {
      history: {
        importer: {
          ...(code !== undefined && {
            daysSinceImport:
              imports.length === 0 || importing === undefined ? undefined : days(lastImport, now),
          }),
          ...(code !== undefined && importer !== undefined && codeFacts(of, lineHas, item, others, now)),
          ...(heading !== undefined && importer !== undefined && headingFacts(heading, importer, others)),
        },
        post: {
          headingFirst:
            post === undefined || heading === undefined
              ? undefined
              : !some(others, (d) => exitPostOf(d) === post && hs(d, 4).includes(heading)),
        },
      },
    };
  });
}

const days = (from: number, to: number) => Math.floor((to - from) / 86_400);

function exitPostOf(d: Declaration): string | undefined {
  return d.attributes?.exitPost ?? (d.flow === 'import' ? undefined : d.attributes?.borderPost);
}

type Item = Declaration['items'][number];
type LineTest = (line: Item) => boolean;

function codeFacts(
  of: Test,
  lineHas: (d: Declaration, test: LineTest) => boolean,
  item: Item,
  others: readonly Case[],
  now: number,
): Known {
  const ats = firsts(others, of).map(({ at }) => at);
  const year = newests(others, of).filter(({ at }) => within(at, 366, now));
  const lines = year.map(({ d }) =>
    linesKept(d.items.filter((line) => lineHas({ ...d, items: [line] }, () => true))),
  );
  const sorted = lines
    .flat()
    .filter(
      (line) =>
        line.commodityCode === item.commodityCode && worthOf(line)?.currency === worthOf(item)?.currency,
    )
    .flatMap((line) => unitValueOf(line) ?? [])
    .sort((a, b) => a - b);
  const half = sorted.length / 2;
  const origins = new Map<string, number>();
  for (const kept of lines)
    for (const origin of new Set(kept.flatMap(({ originCountry }) => originCountry ?? [])))
      origins.set(origin, (origins.get(origin) ?? 0) + 1);
  const most = Math.max(0, ...origins.values());
  const usual = [...origins].filter(([, times]) => times === most).map(([origin]) => origin);
  return {
    declarations: ats.length,
    daysSinceLast: ats.length === 0 ? undefined : days(Math.max(...ats), now),
    originFirst:
      item.originCountry === undefined
        ? undefined
        : some(others, (d) => of(d) && lineHas(d, (line) => line.originCountry !== undefined)) &&
          !some(others, (d) => of(d) && lineHas(d, (line) => line.originCountry === item.originCountry)),
    previousOrigin:
      item.originCountry !== undefined && usual.includes(item.originCountry) ? undefined : usual.sort()[0],
    ...(worthOf(item) && {
      unitValueMedian:
        sorted.length === 0 ? undefined : (sorted[Math.floor(half)]! + sorted[Math.ceil(half) - 1]!) / 2,
      unitValues: sorted.length,
    }),
  };
}

const worthOf = (line: Item) => line.customsValue ?? line.itemPrice;

function unitValueOf(line: Item): number | undefined {
  const worth = worthOf(line);
  return worth && line.netMassKg ? Number((Number(worth.amount) / line.netMassKg).toPrecision(6)) : undefined;
}

/** Lines that say the same are one; of more than two the dearest and the cheapest per kilogram are kept. */
function linesKept(items: readonly Item[]): readonly Item[] {
  const said = (line: Item) =>
    [
      line.originCountry ?? '-',
      line.commodityCode,
      unitValueOf(line) ?? '-',
      unitValueOf(line) ? worthOf(line)?.currency : '-',
    ].join(' ');
  const distinct = [...new Map(items.map((line) => [said(line), line]))].sort(([a], [b]) => (a < b ? -1 : 1));
  if (distinct.length <= 2) return distinct.map(([, line]) => line);
  const lines = distinct.map(([, line]) => line);
  const values = lines.flatMap((line) => unitValueOf(line) ?? []);
  const cheapest = lines.find((line) => unitValueOf(line) === Math.min(...values));
  const dearest = lines.findLast((line) => line !== cheapest && unitValueOf(line) === Math.max(...values));
  const worthless = lines.filter((line) => unitValueOf(line) === undefined);
  return [cheapest, dearest, ...worthless].filter((line) => line !== undefined).slice(0, 2);
}

function headingFacts(heading: string, importer: string, others: readonly Case[]): Known {
  const mine = others.map(({ versions, id }) => ({
    id,
    versions: versions.filter(({ d }) => d.importer?.id === importer),
  }));
  const headings = new Set(mine.flatMap(({ versions }) => versions.flatMap(({ d }) => hs(d, 4))));
  const ofChapter = [...headings].filter((one) => one.slice(0, 2) === heading.slice(0, 2)).sort();
  const times = (one: string) => count(mine, (d) => hs(d, 4).includes(one));
  const most = Math.max(0, ...ofChapter.map(times));
  const usual = ofChapter.filter((one) => times(one) === most);
  if (usual.length === 0 || usual.includes(heading)) return {};
  const [first] = usual as [string];
  const dutyTimes = (duty: number) =>
    count(mine, (d) =>
      d.items.some((line) => line.commodityCode?.startsWith(first) && line.dutyRatePercent === duty),
    );
  const duties = new Set(
    mine.flatMap(({ versions }) =>
      versions.flatMap(({ d }) =>
        d.items.flatMap((line) =>
          line.commodityCode?.startsWith(first) ? (line.dutyRatePercent ?? []) : [],
        ),
      ),
    ),
  );
  const mostDuty = Math.max(0, ...[...duties].map(dutyTimes));
  const usualDuty = [...duties].filter((duty) => dutyTimes(duty) === mostDuty).sort(byText);
  return { usualHeading: first, usualDutyPercent: usualDuty[0] };
}

const byText = (a: number, b: number) => (String(a) < String(b) ? -1 : 1);
