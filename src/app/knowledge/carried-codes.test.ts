import { expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import { ExchangeRates } from '../../domain/exchange-rates.ts';
import type { Known } from '../../domain/known.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import { MemoryHistory } from '../../identify/history/memory-history.ts';
import { ReferenceBuild } from '../references/reference-build.ts';
import { knowledgeOf } from './knowledge.ts';

/** A made-up change: what was 901380 is 901390 from 2026 on. */
const lists = { correlation: [{ value: '901380|901390', is: 1, validFrom: '2026-01-01' }] };
const [withTable, without] = [lists, {}].map((each) => ({ settings: defaultSettings, lists: each })) as [
  { settings: typeof defaultSettings; lists: typeof lists },
  { settings: typeof defaultSettings; lists: Record<string, never> },
];

const lodged = (id: string, day: string, code: string, amount = '1000', version = 1): Declaration =>
  aDeclaration({
    id,
    version,
    lodgedAt: `${day}T08:00:00Z`,
    importer: { id: 'T1', name: 'Trade' },
    items: [
      {
        sequence: 1,
        commodityCode: code,
        originCountry: 'CN',
        netMassKg: 100,
        itemPrice: { amount, currency: 'USD' },
      },
    ],
  } as never);

it.each([
  ['with the table', withTable, 2],
  ['without it', without, 0],
] as const)(
  'what was imported under the code before is the past of the code after: %s',
  (_, ruleBook, declarations) => {
    const history = new MemoryHistory(knowledgeOf(ruleBook, {}).history);
    for (const [id, day] of [
      ['D1', '2025-11-01'],
      ['D2', '2025-12-31'],
    ] as const)
      history.declared(lodged(id, day, '9013800000'), `${day}T08:00:00Z` as never);
    const now = lodged('D3', '2026-01-02', '9013900000');
    const { items } = history.recall(now, now.lodgedAt);
    const { importer } = (items[0] as { history: { importer: Known } }).history;
    expect(importer.declarations).toBe(declarations);
  },
);

it('a declarant who backdates does not have its code carried over', () => {
  const history = new MemoryHistory(knowledgeOf(withTable, {}).history);
  history.declared(lodged('D1', '2025-12-31', '9013800000'), '2026-01-02T08:00:00Z' as never);
  const pasts = ['9013800000', '9013900000'].map((code) => {
    const now = lodged('D2', '2026-01-03', code);
    return (history.recall(now, now.lodgedAt).items[0] as { history: { importer: Known } }).history.importer;
  });
  expect(pasts.map(({ declarations }) => declarations)).toEqual([1, 0]);
});

it('an amendment is compared with what was declared, not with what it was carried over to', () => {
  const history = new MemoryHistory(knowledgeOf(withTable, {}).history);
  const first = lodged('D1', '2025-12-30', '901380');
  history.declared(first, first.lodgedAt);
  const second = lodged('D1', '2025-12-31', '901390', '1000', 2);
  const { header } = history.recall(second, second.lodgedAt);
  expect((header as { history: { previous: Known } }).history.previous.changed).toEqual(['commodityCode']);
});

it('references of both sides of a change are one, and goods of either side are judged by them', () => {
  const rates = new ExchangeRates('USD' as never, []);
  const references = (['2025-12-20', '2026-01-10'] as never[]).flatMap((until) => {
    const building = new ReferenceBuild(rates, until, lists.correlation);
    for (let at = 0; at < 60; at++) {
      const [day, code] = at % 2 === 0 ? ['2025-12-20', '901380'] : ['2026-01-10', '901390'];
      building.add(lodged(`P${at}`, day, code, String(900 + 10 * (at % 20))));
    }
    return building.references() ?? [];
  });
  const { knownOf } = knowledgeOf(withTable, { references });
  const told = { header: {}, items: [] };
  const judged = [lodged('D1', '2025-12-21', '901380'), lodged('D2', '2026-01-20', '901390')].map(
    (declaration) => (knownOf(declaration, told).items[0] as { reference: Known }).reference,
  );
  expect(judged).toMatchObject([
    { level: 6, values: 30 },
    { level: 6, values: 60 },
  ]);
});
