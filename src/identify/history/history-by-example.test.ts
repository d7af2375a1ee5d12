import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import type { Moment } from '../../domain/moment.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import type { Changes, Plain } from '../../domain/testing/plain.ts';
import type { HistorySettings } from './history-settings.ts';
import { MemoryHistory } from './memory-history.ts';
import { testSettings } from './testing/arbitrary-events.ts';

type Step = {
  readonly day: number;
  readonly changes?: Changes<Declaration>;
  readonly result?: Finding['result'];
};

const momentOf = (day: number) =>
  new Date(Date.UTC(2025, 0, 1, 12) + day * 86_400_000).toISOString() as Moment;
const importer = { id: 'p1' };

/** Prices are in the reference currency on every day. */
const settings: HistorySettings = {
  ...testSettings,
  valueOf: ({ itemPrice }) => itemPrice && Number(itemPrice.amount),
};

/** What is known of a declaration on a day, after others on days before; each has an id of its own unless it says. */
function known(before: readonly Step[], { day, changes = {} }: Step) {
  const history = new MemoryHistory(settings);
  before.forEach(({ day: then, changes: some, result }, place) => {
    const declaration = aDeclaration({ id: `D${place}`, importer, ...some });
    history.declared(declaration, momentOf(then));
    if (result !== undefined) history.found(aFinding(declaration, result), momentOf(then));
  });
  return history.recall(aDeclaration({ id: 'asked', importer, ...changes }), momentOf(day));
}

function aFinding({ id }: Declaration, result: Finding['result']): Finding {
  return { declarationId: id, inspectedAt: momentOf(0), officers: ['o'], measures: [], result };
}

const items = (...changes: readonly Changes<GoodsItem>[]) => ({
  items: changes.map((some) => plainItem(some)),
});
const plainItem = (changes: Changes<GoodsItem>) => anItem(changes) as unknown as Plain<GoodsItem>;
const night = { lodgedAt: '2026-01-01T22:00:00+05:00' };
const priced = (amount: string) => items({ itemPrice: { amount, currency: 'USD' } });
const cheapLines = items(
  ...Array.from({ length: 20 }, (_, place) => ({
    itemPrice: { amount: String(1 + place), currency: 'USD' },
  })),
);

describe('the history of a declaration', () => {
  it.each<readonly [string, readonly Step[], Step, object]>([
    [
      'of an importer that wakes',
      [{ day: 0 }, { day: 10 }],
      { day: 500 },
      { importer: { declarations: 2, daysSinceFirst: 500, daysSinceLast: 490, declarations30d: 0 } },
    ],
    [
      'by a declarant it never had',
      [{ day: 0, changes: { declarant: { id: 'd1' } } }],
      { day: 1, changes: { declarant: { id: 'd2' } } },
      { pair: { declarations: 0 }, importer: { declarations: 1 }, declarant: { declarations: 0 } },
    ],
    [
      'lodged at night within 90 days and once before',
      [{ day: 0, changes: night }, { day: 1, changes: night }, { day: 50 }, { day: 91 }],
      { day: 91 },
      { importer: { nightShare90d: 1 / 3 } },
    ],
    ['from 22 on', [{ day: 0, changes: night }], { day: 1 }, { importer: { nightShare90d: 1 } }],
    [
      'before 6 by the clock of the place',
      [{ day: 0, changes: { lodgedAt: '2026-01-01T05:59:00+05:00' } }],
      { day: 1 },
      { importer: { nightShare90d: 1 } },
    ],
    [
      'on a day of which no time is known',
      [{ day: 0, changes: { lodgedAt: '2026-01-01T00:00:00Z' } }],
      { day: 1 },
      { importer: { nightShare90d: 0 } },
    ],
    [
      'with a container that was elsewhere, however it is written',
      [{ day: 0, changes: { containers: ['VQLU8522205', 'MSKU1234565'] } }],
      { day: 7, changes: { containers: ['VQLU 852220-5'] } },
      { container: { elsewhere: ['VQLU 852220-5'] } },
    ],
    [
      'with a container that was elsewhere more than a week ago',
      [{ day: 0, changes: { containers: ['VQLU8522205'] } }],
      { day: 7.1, changes: { containers: ['VQLU8522205'] } },
      { container: { elsewhere: [] } },
    ],
    [
      'split below the threshold, to another consignee at the address',
      [
        { day: 0, changes: { ...priced('290'), consignee: { id: 'c1', address: 'Green street 1' } } },
        { day: 3, changes: { ...priced('299'), consignee: { id: 'c2', address: 'Green street 1' } } },
        { day: 3, changes: { ...priced('900'), consignee: { id: 'c1', address: 'Green street 1' } } },
      ],
      { day: 6, changes: { ...priced('280'), consignee: { id: 'c3', address: 'GREEN STREET, 1' } } },
      { consignee: { smallConsignments7d: 3, smallValue7d: 869, declarations: 0 } },
    ],
    [
      'under a waybill that another importer named',
      [
        {
          day: 0,
          changes: { importer: { id: 'p2' }, ...items({ documents: [{ type: 'N730', id: '76-18' }] }) },
        },
      ],
      { day: 1, changes: items({ documents: [{ type: '730', id: '7618' }] }) },
      { bill: { declarations: 2, importers: 2, declarants: 0 } },
    ],
    [
      'that another importer declared word for word',
      [{ day: 0, changes: { importer: { id: 'p2' }, ...items({ description: 'T-shirts, cotton' }) } }],
      { day: 30, changes: items({ description: 'T-SHIRTS COTTON' }) },
      { copyOf: 'D0' },
    ],
    [
      'amended, compared with the version before even where a later one came first',
      [
        { day: 0, changes: { id: 'asked' } },
        { day: 1, changes: { id: 'asked', version: 3, office: '77', ...priced('9') } },
      ],
      { day: 2, changes: { id: 'asked', version: 2, ...items({ originCountry: 'TR' }) } },
      { previous: { versions: 1, changed: ['originCountry'] }, importer: { declarations: 0 } },
    ],
    [
      'of an importer on whom a violation was found',
      [
        { day: 0, result: 'violation' },
        { day: 1, result: 'compliant' },
        { day: 2, changes: { importer: { id: 'p2' } }, result: 'discrepancy' },
      ],
      { day: 3 },
      // One of three at the office, which is one of three overall; drawn towards that as by ten inspections.
      {
        importer: { inspected24m: 2, violations24m: 1, violationRate: expect.closeTo((1 + 10 / 3) / 12, 12) },
      },
    ],
  ])('%s', (_, before, asked, expected) => {
    expect(known(before, asked).header).toMatchObject({ history: expected });
  });

  it.each<readonly [string, readonly Step[], Step, object]>([
    [
      'priced against its own past',
      [100, 200, 300, 900].map((amount, day) => ({ day, changes: priced(String(amount)) })),
      { day: 9, changes: priced('50') },
      { importer: { unitValueMedian: 2.5, unitValues: 4, declarations: 4 } },
    ],
    [
      'whose past another declaration fills with cheap lines, of which two stay',
      [
        ...[100, 200, 300, 900].map((amount, day) => ({ day, changes: priced(String(amount)) })),
        { day: 5, changes: cheapLines },
      ],
      { day: 9, changes: priced('50') },
      { importer: { unitValueMedian: 1.5, unitValues: 6, declarations: 5 } },
    ],
    [
      'of another origin than usual',
      [{ day: 0 }, { day: 1 }, { day: 2, changes: items({ originCountry: 'VN' }) }],
      { day: 3, changes: items({ originCountry: 'KZ' }) },
      { importer: { previousOrigin: 'CN', originFirst: true } },
    ],
    [
      'under a neighbouring heading with less duty',
      [
        { day: 0, changes: items({ commodityCode: '61034200', dutyRatePercent: 20 }) },
        { day: 1, changes: items({ commodityCode: '61034200', dutyRatePercent: 20 }) },
      ],
      { day: 2, changes: items({ commodityCode: '61091000', dutyRatePercent: 5 }) },
      { importer: { usualHeading: '6103', usualDutyPercent: 20, declarations: 0 } },
    ],
    [
      'sent abroad again soon after its import',
      [{ day: 0 }],
      { day: 20, changes: { flow: 'export', importer: { id: 'abroad' }, exporter: importer } },
      { importer: { daysSinceImport: 20, declarations: 0 } },
    ],
    [
      'in transit to a post without such trade',
      [{ day: 0, changes: { flow: 'transit', attributes: { exitPost: 'x' } } }],
      {
        day: 1,
        changes: { flow: 'transit', attributes: { exitPost: 'x' }, ...items({ commodityCode: '2203' }) },
      },
      { post: { headingFirst: true } },
    ],
  ])('of an item %s', (_, before, asked, expected) => {
    expect(known(before, asked).items[0]).toMatchObject({ history: expected });
  });
});
