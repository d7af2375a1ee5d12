import fc from 'fast-check';
import type { Declaration } from '../../../domain/declaration.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { Moment } from '../../../domain/moment.ts';
import type { Plain } from '../../../domain/testing/plain.ts';
import type { HistoryEvent } from '../history-as-of.ts';
import { defaultHistorySettings, type HistorySettings } from '../history-settings.ts';

/** Half of the consignments are small; a rate that is another on every other day tells by which day they are valued. */
export const testSettings: HistorySettings = {
  ...defaultHistorySettings,
  smallConsignmentValue: 300,
  valueOf: ({ customsValue, itemPrice }, heardAt) => {
    const value = customsValue ?? itemPrice;
    const rate = 1 + (Math.floor(Date.parse(heardAt) / 86_400_000) % 2);
    return value && Number(value.amount) * rate;
  },
  cohortWeeks: 2,
};

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });
const party = (...ids: readonly string[]) =>
  maybe(
    fc
      .record({ id: fc.constantFrom(...ids), address: maybe(fc.constantFrom('street1', 'street2')) })
      .map(plain),
  );

function plain<T extends object>(noun: T): T {
  return Object.fromEntries(Object.entries(noun).filter(([, member]) => member !== undefined)) as T;
}

/** Few of each, so that declarations meet. */
const anyItem = fc
  .record({
    commodityCode: maybe(
      fc.constantFrom('61091000', '61099020', '610990', '61034200', '85171300', '85299092'),
    ),
    description: maybe(fc.constantFrom('shirts', 'telephones')),
    originCountry: maybe(fc.constantFrom('CN', 'TR', 'KZ')),
    netMassKg: maybe(fc.constantFrom(0, 10, 30)),
    itemPrice: maybe(
      fc.record({ amount: fc.constantFrom('100', '250.50', '900'), currency: fc.constantFrom('USD', 'EUR') }),
    ),
    dutyRatePercent: maybe(fc.constantFrom(0, 5, 10)),
    documents: maybe(
      fc.array(fc.record({ type: fc.constantFrom('730', '861', '380'), id: fc.constantFrom('A1', 'B2') }), {
        maxLength: 2,
      }),
    ),
  })
  .map(plain);

export const anyDeclaration: fc.Arbitrary<Plain<Declaration>> = fc
  .record({
    id: fc.constant('D'),
    flow: fc.constantFrom('import', 'import', 'export', 'transit'),
    office: fc.constantFrom('10', '20'),
    lodgedAt: fc.constantFrom(
      '2026-01-01T09:00:00Z',
      '2026-01-01T22:00:00+05:00',
      '2026-01-01T06:00:00+05:00',
    ),
    declarant: party('d1', 'd2'),
    importer: party('p1', 'p2', 'p3'),
    exporter: party('x1', 'p1'),
    consignee: party('p1', 'c1'),
    seller: party('x1', 's1'),
    carrier: party('k1'),
    exportCountry: maybe(fc.constantFrom('CN', 'TR')),
    borderTransport: maybe(fc.record({ mode: fc.constantFrom('2', '3') })),
    containers: maybe(fc.array(fc.constantFrom('VQLU8522205', 'MSKU1234565'), { maxLength: 2 })),
    invoice: maybe(
      fc.record({ amount: fc.constantFrom('1000', '1000.00', '77.5'), currency: fc.constant('USD') }),
    ),
    attributes: maybe(
      fc
        .record({
          borderPost: maybe(fc.constantFrom('b1', 'b2')),
          exitPost: maybe(fc.constantFrom('b1', 'b3')),
          seals: maybe(fc.constantFrom('S1', 'S1 S2')),
        })
        .map(plain),
    ),
    items: fc
      .array(anyItem, { minLength: 1, maxLength: 4 })
      .map((items) => items.map((item, place) => ({ sequence: place + 1, ...item }))),
  })
  .map((noun) => plain(noun) as unknown as Plain<Declaration>);

const anyMove = fc.record({
  kind: fc.constantFrom('declare', 'declare', 'copy', 'amend', 'find', 'find'),
  gapSeconds: fc.oneof(
    fc.constantFrom(0, 1, 3_600, 7 * 86_400, 30 * 86_400, 90 * 86_400),
    fc.integer({ min: 0, max: 3 * 86_400 }),
    fc.integer({ min: 0, max: 3 * 86_400 }),
    fc.integer({ min: 0, max: 200 * 86_400 }),
  ),
  which: fc.nat(),
  declaration: anyDeclaration,
  result: fc.constantFrom('compliant', 'violation', 'discrepancy'),
  names: fc.constantFrom('nothing', 'version', 'item'),
});

/** What is received, in its order: declarations, amendments of some, and findings on some, one after another. */
export const anyEvents: fc.Arbitrary<readonly HistoryEvent[]> = fc
  .array(anyMove, { minLength: 1, maxLength: 16 })
  .map((moves) => {
    const events: HistoryEvent[] = [];
    const versions = new Map<string, number>();
    let second = Date.parse('2024-11-20T11:00:00Z') / 1_000;
    for (const { kind, gapSeconds, which, declaration, result, names } of moves) {
      second += gapSeconds;
      const at = new Date(second * 1_000).toISOString() as Moment;
      const ids = [...versions.keys()];
      const known = ids[which % Math.max(1, ids.length)];
      if (kind === 'declare' || kind === 'copy' || known === undefined) {
        const id = `D${ids.length}`;
        versions.set(id, 1);
        const goods = kind === 'copy' ? goodsBefore(events, which) : undefined;
        events.push({ declaration: { ...declaration, ...goods, id } as unknown as Declaration, at });
      } else if (kind === 'amend') {
        const version = (versions.get(known) ?? 0) + 1;
        versions.set(known, version);
        events.push({ declaration: { ...declaration, id: known, version } as unknown as Declaration, at });
      } else {
        const finding = {
          declarationId: known,
          inspectedAt: at,
          officers: ['o'],
          measures: [],
          result,
          ...(names !== 'nothing' && { version: versions.get(known) }),
          ...(names === 'item' && { item: 1 }),
        };
        events.push({ finding: finding as unknown as Finding, at });
      }
    }
    return events;
  });

function goodsBefore(events: readonly HistoryEvent[], which: number): Pick<Declaration, 'items'> | undefined {
  const declared = events.flatMap((event) => ('declaration' in event ? [event.declaration] : []));
  const { items } = declared[which % Math.max(1, declared.length)] ?? {};
  return items && { items };
}
