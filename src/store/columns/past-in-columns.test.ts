import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Backtest } from '../../app/backtest/backtest.ts';
import { fieldsNeeded } from '../../app/backtest/fields-needed.ts';
import type { HistoryRecord, PastFinding } from '../../app/backtest/history-record.ts';
import type { BacktestReport } from '../../app/backtest/impact-report.ts';
import { writeReport } from '../../app/backtest/write-report.ts';
import type { HistoryPeriod } from '../../app/ports/past-store.ts';
import { compileRuleBook } from '../../compiled-rule-book.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { Facts } from '../../domain/facts.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import {
  arbitraryDeclaration,
  arbitraryLists,
  arbitraryProfiles,
} from '../../identify/profiles/testing/arbitrary-rule-books.ts';
import { openColumnsWriter } from './columns-writer.ts';
import { readManifest } from './manifest.ts';
import { pastInColumns } from './past-in-columns.ts';
import { lastOf, recordOf } from './testing/a-record.ts';
import { PlainPast } from './testing/plain-past.ts';

const folders: string[] = [];
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tamga-past-'));
  folders.push(folder);
  return join(folder, 'columns');
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const decided = (draw: number) => ({
  decision: {
    lane: 'green',
    selectedBy: 'none',
    level: 'low',
    likelihood: 0,
    decidedAt: '2026-03-01T00:00:00Z',
    reasons: [],
    randomDraw: { value: draw, rate: 0.3, stratum: '' },
    ruleBook: 'sha256:1',
  } as unknown as Decision,
  facts: { draw } as Facts,
});

const lookedAt: fc.Arbitrary<PastFinding> = fc.record(
  {
    result: fc.constantFrom('compliant' as const, 'discrepancy' as const, 'violation' as const),
    item: fc.integer({ min: 1, max: 3 }),
    revenueRecovered: fc.record({
      amount: fc.constantFrom('0.1', '12.50', '100000', '123456789.12'),
      currency: fc.constantFrom('UZS', 'USD'),
    }),
    inspectedAt: fc.constant('2026-03-02T00:00:00Z'),
  },
  { requiredKeys: ['result', 'inspectedAt'] },
) as unknown as fc.Arbitrary<PastFinding>;

type Act =
  | { readonly declaration: Declaration; readonly draw: number }
  | { readonly place: number; readonly finding: PastFinding };
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ declaration: arbitraryDeclaration, draw: draws() }) },
  { weight: 2, arbitrary: fc.record({ place: fc.nat(5), finding: lookedAt }) },
);
function draws() {
  return fc.double({ min: 0, max: 0.999, noNaN: true });
}

const day = fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-02');
const periods: fc.Arbitrary<HistoryPeriod> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record(
      { from: day, to: day, offices: fc.subarray(['10', '20', ''], { minLength: 1 }) },
      { requiredKeys: [] },
    ),
  },
);

/** One that matches, whatever chance brings of others. */
const everything = aProfile({ id: 'everything', when: { field: 'itemCount', op: 'gte', value: 1 } });

/** One that was examined, likewise. */
const examined: readonly Act[] = [
  { declaration: aDeclaration({ office: '10', lodgedAt: '2026-03-01T08:00:00Z' }), draw: 0.5 },
  { place: 0, finding: { result: 'violation', inspectedAt: '2026-03-02T00:00:00Z' } as PastFinding },
];

function add(past: PlainPast, acts: readonly Act[]): void {
  for (const each of acts) {
    if ('place' in each) past.find(each.place, each.finding);
    else past.declare({ declaration: each.declaration, ...decided(each.draw) });
  }
}

/** Writes what was recorded so far, as far as it is to be known. */
async function follow(folder: string, past: PlainPast, entries: number, findings: number): Promise<void> {
  const writer = (await openColumnsWriter(folder, recordOf('store')))!;
  writer.append(past.entries.slice(0, entries), past.findings.slice(0, findings));
  await writer.flush(lastOf(writer));
  await writer.close();
}

function reportOn(backtest: Backtest, records: readonly HistoryRecord[]): BacktestReport {
  for (const record of records) backtest.add(record);
  const report = writeReport(backtest, { at: '2026-03-09T00:00:00Z', source: 'store' });
  const profiles = report.profiles.map((impact) => ({
    ...impact,
    examples: impact.examples.map((example) => ({
      ...example,
      lodgedAt: new Date(example.lodgedAt).toISOString(),
    })),
  }));
  return { ...report, profiles };
}

async function all(pages: AsyncIterable<readonly HistoryRecord[]>): Promise<readonly HistoryRecord[]> {
  const records: HistoryRecord[] = [];
  for await (const page of pages) records.push(...page);
  return records;
}

describe('a back-test on columns', () => {
  it('reports what one on the record does, however far the columns reach', async () => {
    let matches = 0;
    let inspected = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 24 }),
        fc.tuple(fc.nat(20), fc.nat(8)),
        fc.record({ declarations: fc.integer({ min: 1, max: 4 }), items: fc.integer({ min: 1, max: 6 }) }),
        fc.tuple(arbitraryProfiles(3), arbitraryProfiles(5), arbitraryLists),
        periods,
        async (acts, [entries, findings], limits, [tried, inForce, lists], period) => {
          const past = new PlainPast();
          add(past, [...examined, ...acts]);
          const folder = aFolder();
          await follow(folder, past, entries, findings);
          const candidates = [
            everything,
            ...tried.map((each) => ({ ...each, id: `new-${each.id}` }) as RiskProfile),
          ];
          const settings = { ...defaultSettings, importTaxPercent: 12 };
          const book = compileRuleBook({ profiles: inForce, lists, settings });
          const plan = { candidates, inForce: book, secret: '' };
          const read = await all(pastInColumns(folder, past, limits).read(period, fieldsNeeded(plan)));
          const plain = past.records(period, await past.head()).map(({ record }) => record);
          const found = reportOn(new Backtest(plan), read);
          expect(found).toEqual(reportOn(new Backtest(plan), plain));
          expect(read.map(({ row }) => row.declaration.id)).toEqual(
            plain.map(({ row }) => row.declaration.id),
          );
          matches += found.profiles.reduce((sum, impact) => sum + impact.matches, 0);
          inspected += found.history.inspected;
          rmSync(folder, { recursive: true });
        },
      ),
      { numRuns: 60 },
    );
    expect(matches).toBeGreaterThan(40);
    expect(inspected).toBeGreaterThan(15);
  }, 120_000);
});

const fields = ['id', 'office', 'lodgedAt', 'attributes.use', 'attributes.__proto__', 'item.sequence'];

async function idsOf(folder: string, past: PlainPast, paths = fields): Promise<readonly string[]> {
  const limits = { declarations: 2, items: 10 };
  return (await all(pastInColumns(folder, past, limits).read({}, paths))).map(
    ({ row }) => row.declaration.id,
  );
}

function pastOf(count: number): PlainPast {
  const past = new PlainPast();
  for (let number = 1; number <= count; number++)
    past.declare({ declaration: aDeclaration({ id: `D-${number}` }), ...decided(0.5) });
  return past;
}

describe('the past in columns', () => {
  it('comes from the columns, as what is changed in them shows', async () => {
    const past = pastOf(5);
    const folder = aFolder();
    await follow(folder, past, 5, 0);
    past.entries.splice(0, 3);
    expect(await idsOf(folder, past)).toEqual(['D-5', 'D-4', 'D-3', 'D-2', 'D-1']);
  });

  it('goes on with the record where a file is cut, from the page where it was noticed', async () => {
    const past = pastOf(5);
    const folder = aFolder();
    await follow(folder, past, 5, 0);
    const pages = pastInColumns(folder, past, { declarations: 2, items: 10 }).read({}, fields);
    const read: string[] = [];
    for await (const page of pages) {
      read.push(...page.map(({ row }) => row.declaration.id));
      const manifest = readManifest(folder)!;
      const { file } = manifest.columns.find(({ path }) => path === 'id')!;
      truncateSync(join(folder, manifest.folder, `${file}.codes`), 3);
    }
    expect(read).toEqual(['D-5', 'D-4', 'D-3', 'D-2', 'D-1']);
  });

  it.each(['another store', 'ahead of the store', 'of another format', 'none'])(
    'comes from the record where the columns are of no use: %s',
    async (trouble) => {
      const past = pastOf(3);
      const folder = aFolder();
      if (trouble !== 'none') await follow(folder, past, 3, 0);
      if (trouble === 'another store') past.hashOf = recordOf('another').hashOf;
      if (trouble === 'ahead of the store') past.hashOf = async () => undefined;
      if (trouble === 'of another format')
        writeFileSync(
          join(folder, 'manifest.json'),
          JSON.stringify({ ...readManifest(folder), format: 1, boot: '' }),
        );
      past.entries[0] = { ...past.entries[0]!, declaration: aDeclaration({ id: 'changed' }) };
      expect((await idsOf(folder, past)).at(-1)).toBe('changed');
    },
  );

  it('comes from the record where a national box is asked for that has no column', async () => {
    const past = new PlainPast();
    const attributes = Object.fromEntries(Array.from({ length: 300 }, (_, box) => [`b${box}`, 'x']));
    past.declare({ declaration: aDeclaration({ id: 'D-1', attributes }), ...decided(0.5) });
    const folder = aFolder();
    await follow(folder, past, 1, 0);
    past.entries[0] = { ...past.entries[0]!, declaration: aDeclaration({ id: 'changed' }) };
    expect(await idsOf(folder, past, ['id', 'attributes.b1'])).toEqual(['D-1']);
    expect(await idsOf(folder, past, ['id', 'attributes.b299'])).toEqual(['changed']);
  });

  it('shows a moment in UTC, and amounts by the digits a double holds', async () => {
    const past = new PlainPast();
    const amounts = ['0.1', '1250.50', '100000000000000000000000', '0.00000000000000000001'];
    const items = amounts.map((amount, at) =>
      anItem({ sequence: at + 1, itemPrice: { amount, currency: 'USD' } }),
    );
    past.declare({ declaration: aDeclaration({ office: '', items }), ...decided(0.5) });
    const folder = aFolder();
    await follow(folder, past, 1, 0);
    past.entries.splice(0);
    const paths = [...fields, 'item.itemPrice.amount', 'item.itemPrice.currency'];
    const [record] = await all(pastInColumns(folder, past).read({}, paths));
    expect(record?.row.declaration).toMatchObject({ office: '', lodgedAt: '2026-03-01T04:30:00.000Z' });
    expect(record?.row.declaration.items.map(({ itemPrice }) => itemPrice?.amount)).toEqual([
      '0.1',
      '1250.5',
      '100000000000000000000000',
      '0.00000000000000000001',
    ]);
  });

  it('answers what a profile asks of a box, whatever its name', async () => {
    const past = new PlainPast();
    const attributes = JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<string, string>;
    past.declare({ declaration: aDeclaration({ attributes }), ...decided(0.5) });
    const folder = aFolder();
    await follow(folder, past, 1, 0);
    const profiles = ['__proto__', 'constructor', 'toString'].map((name) =>
      aProfile({ id: name, when: { field: `attributes.${name}`, op: 'exists' } }),
    );
    const inForce = compileRuleBook({ profiles: [], lists: {}, settings: defaultSettings });
    const plan = { candidates: profiles, inForce, secret: '' };
    const report = reportOn(
      new Backtest(plan),
      await all(pastInColumns(folder, past).read({}, fieldsNeeded(plan))),
    );
    expect(report.profiles.map(({ matches }) => matches)).toEqual([1, 1, 0]);
  });
});
