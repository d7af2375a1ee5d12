import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../../domain/declaration.ts';
import type { RiskProfile } from '../../../domain/risk-profile.ts';
import { aDeclaration, anItem } from '../../../domain/testing/a-declaration.ts';
import { codeDeclarations } from '../../../identify/columns/code-declarations.ts';
import type { Columns } from '../../../identify/columns/columns.ts';
import { fieldAt } from '../../../identify/fields/field-catalogue.ts';
import {
  arbitraryDeclaration,
  arbitraryLists,
  arbitraryProfiles,
} from '../../../identify/profiles/testing/arbitrary-rule-books.ts';
import { naiveMatches } from '../../../identify/profiles/testing/naive-match.ts';
import { type HistoryQuestion, profileOf } from './question.ts';
import { columnsOfQuestion, QuestionTally } from './question-tally.ts';
import { readQuestion } from './read-question.ts';

const codedFor = (question: HistoryQuestion, declarations: readonly Declaration[]): Columns =>
  codeDeclarations(
    declarations,
    columnsOfQuestion(question).flatMap((path) => fieldAt(path) ?? []),
  );

const ask = (question: HistoryQuestion, declarations: readonly Declaration[]) => {
  const tally = new QuestionTally(question, {});
  tally.add(codedFor(question, declarations));
  return tally.answer();
};

const usd = (amount: string) => ({ amount, currency: 'USD' });
const traffic = [
  aDeclaration({
    id: 'A',
    office: '10',
    lodgedAt: '2026-03-31T23:00:00-02:00',
    containers: ['C1', 'C2', 'C1'],
    items: [
      anItem({ commodityCode: '6109', customsValue: usd('0.1'), netMassKg: 2 }),
      anItem({ sequence: 2, commodityCode: '6109', customsValue: usd('0.2') }),
      anItem({ sequence: 3, commodityCode: '2710', customsValue: { amount: '7', currency: 'EUR' } }),
    ],
  }),
  aDeclaration({ id: 'B', office: '10', items: [anItem({ commodityCode: '2710', itemPrice: usd('5') })] }),
  aDeclaration({
    id: 'C',
    office: '20',
    items: [anItem({ commodityCode: '6109', customsValue: usd('100') })],
  }),
] as readonly Declaration[];

describe('a question to the history', () => {
  it('counts declarations and items, with the share of all', () => {
    const answer = ask({ when: { field: 'item.commodityCode', op: 'eq', value: '6109' } }, traffic);
    expect(answer).toMatchObject({ declarations: 2, items: 3, ofDeclarations: 3 });
    expect(answer.share).toMatchObject({ value: 2 / 3, n: 3 });
    expect(answer.share.low).toBeLessThan(2 / 3);
    expect(answer).not.toHaveProperty('groups');
  });

  it('counts apart by a field of the items: a declaration once in each group', () => {
    const { groups, groupsLeftOut } = ask({ by: 'item.commodityCode' }, traffic);
    expect(groups).toMatchObject([
      { value: '2710', declarations: 2, items: 2, ofDeclarations: 2 },
      { value: '6109', declarations: 2, items: 3, ofDeclarations: 2 },
    ]);
    expect(groupsLeftOut).toBe(0);
  });

  it('counts apart by office within its own declarations, and leaves out the smaller groups', () => {
    const when = { field: 'item.commodityCode', op: 'eq', value: '2710' } as const;
    expect(ask({ when, by: 'office' }, traffic).groups).toMatchObject([
      { value: '10', declarations: 2, items: 2, ofDeclarations: 2 },
    ]);
    expect(ask({ by: 'office', top: 1 }, traffic)).toMatchObject({
      groups: [{ value: '10' }],
      groupsLeftOut: 1,
    });
  });

  it('counts so many groups, and tells when there are more', () => {
    const tally = new QuestionTally({ by: 'office' }, {}, 2);
    const inOffices = (offices: readonly string[]) =>
      codeDeclarations(
        offices.map((office) => aDeclaration({ office })),
        columnsOfQuestion({ by: 'office' }).flatMap((path) => fieldAt(path) ?? []),
      );
    tally.add(inOffices(['10', '20', '10']));
    expect(tally.hasTooManyGroups).toBe(false);
    tally.add(inOffices(['20', '30']));
    expect(tally.hasTooManyGroups).toBe(true);
  });

  it('counts a row with several texts under each, once, and one without under none', () => {
    expect(ask({ by: 'containers' }, traffic).groups).toMatchObject([
      { value: null, declarations: 2, items: 2 },
      { value: 'C1', declarations: 1, items: 3 },
      { value: 'C2', declarations: 1, items: 3 },
    ]);
  });

  it('counts dates by months of the UTC calendar', () => {
    const values = ask({ by: 'lodgedAt' }, traffic).groups?.map(({ value }) => value);
    expect(values).toContain('2026-04');
    expect(values).not.toContain('2026-03-31');
  });

  it('adds up money by currency', () => {
    expect(ask({ sum: 'item.value' }, traffic).sums).toEqual([
      { currency: 'USD', value: 105.3, values: 4 },
      { currency: 'EUR', value: 7, values: 1 },
    ]);
    expect(
      ask({ sum: 'item.netMassKg', by: 'office', when: { field: 'id', op: 'eq', value: 'A' } }, traffic)
        .groups?.[0]?.sums,
    ).toHaveLength(1);
  });

  it('loses nothing to rounding that a sum of doubles can keep', () => {
    const items = [1e16, 1, -1e16].map((netMassKg, place) => anItem({ sequence: place + 1, netMassKg }));
    expect(ask({ sum: 'item.netMassKg' }, [aDeclaration({ items })]).sums?.[0]?.value).toBe(1);
  });

  it('leaves out versions that another took the place of', () => {
    const columns = codedFor({ by: 'office' }, traffic);
    const superseded: Columns = {
      ...columns,
      column: (path) =>
        path === 'record.isSuperseded'
          ? { kind: 'number', values: Float64Array.of(1, 0, 0) }
          : columns.column(path),
    };
    const tally = new QuestionTally({ by: 'office' }, {});
    tally.add(superseded);
    expect(tally.answer()).toMatchObject({ declarations: 2, items: 2, ofDeclarations: 2 });
    expect(tally.answer().groups).toMatchObject([
      { value: '10', declarations: 1, ofDeclarations: 1 },
      { value: '20', declarations: 1 },
    ]);
  });

  it('takes a text with two codes for one', () => {
    const codes = Int32Array.of(1, 2, 2);
    const columns: Columns = {
      declarations: 2,
      items: 3,
      itemStarts: Int32Array.of(0, 2, 3),
      column: (path) =>
        path === 'item.commodityCode' ? { kind: 'text', dictionary: ['', 'same', 'same'], codes } : undefined,
    };
    const tally = new QuestionTally({ by: 'item.commodityCode' }, {});
    tally.add(columns);
    expect(tally.answer().groups).toMatchObject([
      { value: 'same', declarations: 2, items: 3, ofDeclarations: 2 },
    ]);
  });

  it('counts what one declaration after another gives, in however many parts', () => {
    const by = fc.constantFrom(
      'office',
      'item.commodityCode',
      'containers',
      'importer.aeo',
      'item.documents.type',
    );
    fc.assert(
      fc.property(
        arbitraryProfiles(1),
        arbitraryLists,
        fc.array(arbitraryDeclaration, { minLength: 1, maxLength: 12 }),
        by,
        fc.nat(12),
        ([profile], lists, declarations, path, cut) => {
          const { when } = profile as RiskProfile;
          const question = { when, by: path, top: 1_000 };
          const tally = new QuestionTally(question, lists);
          tally.add(codedFor(question, declarations.slice(0, cut)));
          tally.add(codedFor(question, declarations.slice(cut)));
          const answer = tally.answer();
          const told = answer.groups?.map(({ value, declarations: n, items }) => [value, n, items]);
          expect(new Set(told?.map(String))).toEqual(
            new Set(naiveGroups(question, lists, declarations, path).map(String)),
          );
        },
      ),
    );
  });
});

/** Groups counted in the plainest way: the set of declarations and that of items of each value. */
function naiveGroups(
  question: HistoryQuestion,
  lists: Parameters<typeof naiveMatches>[1],
  declarations: readonly Declaration[],
  path: string,
): readonly unknown[] {
  const groups = new Map<string | null, { owners: Set<number>; items: Set<string> }>();
  const field = fieldAt(path)!;
  for (const [row, declaration] of declarations.entries()) {
    const match = naiveMatches([profileOf(question)], lists, declaration)[0];
    if (match === undefined) continue;
    for (const item of declaration.items) {
      if (match.items.length > 0 && !match.items.includes(item.sequence)) continue;
      for (const value of [field.read(declaration, item) ?? null].flat()) {
        const name = value === null ? null : String(value);
        const group = groups.get(name) ?? { owners: new Set(), items: new Set() };
        group.owners.add(row);
        group.items.add(`${row} ${item.sequence}`);
        groups.set(name, group);
      }
    }
  }
  return [...groups].map(([value, { owners, items }]) => [value, owners.size, items.size]);
}

describe('reading a question', () => {
  it('what was known is asked of the store, not of files of declarations', () => {
    const when = { field: 'history.pair.declarations', op: 'gt', value: 1 };
    expect(read({ when }).ok).toBe(true);
    const ofFiles = read({ when }, false);
    expect(ofFiles.ok ? [] : ofFiles.problems).toMatchObject([{ path: '/when', code: 'data-not-loaded' }]);
  });

  const read = (value: unknown, hasOutcomes = true) =>
    readQuestion(value, { source: 'request' }, { lists: { bad: ['1'] }, hasOutcomes });

  it.each<[unknown, string, string]>([
    [{ when: { field: 'item.comodityCode', op: 'eq', value: '1' } }, '/when/field', 'unknown-field'],
    [{ when: { field: 'office', op: 'equals', value: '1' } }, '/when/op', 'unknown-operator'],
    [{ when: { all: [{ field: 'office', op: 'gt', value: 7 }] } }, '/when/all/0/value', 'value-type'],
    [{ when: { field: 'office', op: 'inList', value: 'nowhere' } }, '/when/value', 'unknown-list'],
    [{ by: 'nowhere' }, '/by', 'unknown-field'],
    [{ by: 'item.netMassKg' }, '/by', 'value-type'],
    [{ sum: 'office' }, '/sum', 'value-type'],
    [{ sum: 'totalValue' }, '/sum', 'value-type'],
    [{ by: 'item.lookup.requiredDocument' }, '/by', 'value-type'],
    [{ sum: 'item.lookup.tariffRatePercent' }, '/sum', 'value-type'],
    [{ when: { field: 'item.lookup.tariffRatePercent', op: 'gt', value: 1 } }, '/when', 'data-not-loaded'],
    [{ from: 'yesterday' }, '/from', 'not-a-date'],
    [{ from: '2026-03-02', to: '2026-03-01' }, '/to', 'empty-period'],
    [{ top: 0 }, '/top', 'out-of-range'],
    [{ groupBy: 'office' }, '/groupBy', 'unknown-key'],
    [[], '', 'wrong-type'],
  ])('%j: %s %s', (value, path, code) => {
    const parsed = read(value);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? [] : parsed.problems).toContainEqual(expect.objectContaining({ path, code }));
  });

  it('asks what was decided and found of a store, and not of files', () => {
    for (const question of [
      { by: 'decision.lane' },
      { by: 'finding.result' },
      { sum: 'finding.recovered.amount' },
    ]) {
      expect(read(question).ok).toBe(true);
      expect(read(question, false).ok).toBe(false);
    }
  });
});
