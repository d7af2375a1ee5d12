import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../domain/condition.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { fieldAt } from '../fields/field-catalogue.ts';
import {
  arbitraryDeclaration,
  arbitraryLists,
  arbitraryProfiles,
} from '../profiles/testing/arbitrary-rule-books.ts';
import { naiveMatches } from '../profiles/testing/naive-match.ts';
import { codeDeclarations } from './code-declarations.ts';
import { matchesInColumns } from './match-in-columns.ts';
import { columnsNeeded } from './whole-condition.ts';

type Rows = { readonly declarations: readonly number[]; readonly items: readonly number[] };

function columnsFor(profiles: readonly RiskProfile[], declarations: readonly Declaration[]) {
  const paths = new Set(profiles.flatMap(columnsNeeded));
  return codeDeclarations(
    declarations,
    [...paths].flatMap((path) => fieldAt(path) ?? []),
  );
}

/** The same rows by asking one declaration after another in the plainest way. */
function naiveRows(profile: RiskProfile, lists: NamedLists, declarations: readonly Declaration[]): Rows {
  const rows: number[] = [];
  const items: number[] = [];
  let start = 0;
  for (const [row, declaration] of declarations.entries()) {
    const match = naiveMatches([profile], lists, declaration)[0];
    if (match !== undefined) rows.push(row);
    for (const [place, { sequence }] of declaration.items.entries())
      if (match?.items.includes(sequence)) items.push(start + place);
    start += declaration.items.length;
  }
  return { declarations: rows, items };
}

const traffic = fc.array(arbitraryDeclaration, { minLength: 1, maxLength: 12 });

describe('profiles asked of columns', () => {
  it('match the rows that the plain reading of the contract matches one by one', () => {
    let asked = 0;
    let matched = 0;
    fc.assert(
      fc.property(arbitraryProfiles(12), arbitraryLists, traffic, (profiles, lists, declarations) => {
        const columns = columnsFor(profiles, declarations);
        for (const profile of profiles) {
          const expected = naiveRows(profile, lists, declarations);
          const found = matchesInColumns(profile, lists, columns);
          expect([...found.declarations], profile.id).toEqual(expected.declarations);
          expect([...found.items], profile.id).toEqual(expected.items);
          asked += declarations.length;
          matched += expected.declarations.length;
        }
      }),
      { numRuns: 300 },
    );
    expect(matched / asked).toBeGreaterThan(0.15);
    expect(matched / asked).toBeLessThan(0.85);
  });

  it('match, within a range of declarations, those of the whole that lie in it', () => {
    fc.assert(
      fc.property(
        arbitraryProfiles(6),
        arbitraryLists,
        traffic,
        fc.nat(12),
        fc.nat(12),
        (profiles, lists, declarations, a, b) => {
          const columns = columnsFor(profiles, declarations);
          const from = Math.min(a, b, declarations.length);
          const to = Math.min(Math.max(a, b), declarations.length);
          const { itemStarts } = columns;
          for (const profile of profiles) {
            const whole = matchesInColumns(profile, lists, columns);
            const part = matchesInColumns(profile, lists, columns, from, to);
            expect(part.declarations).toEqual(whole.declarations.filter((row) => row >= from && row < to));
            expect(part.items).toEqual(
              whole.items.filter((row) => row >= (itemStarts[from] ?? 0) && row < (itemStarts[to] ?? 0)),
            );
          }
        },
      ),
    );
  });

  it('are asked in chunks, of which none is forgotten nor counted twice', () => {
    const declarations = Array.from({ length: 9_000 }, (_, index) =>
      aDeclaration({
        office: index % 10 === 3 ? '10' : '20',
        importer: { id: `P${index % 7}` },
        items: Array.from({ length: index === 5_003 ? 9_000 : 1 + (index % 3) }, (_, place) =>
          anItem({ sequence: place + 1, netMassKg: place, originCountry: index % 2 === 0 ? 'CN' : 'TR' }),
        ),
      }),
    );
    const conditions: readonly Condition[] = [
      { field: 'office', op: 'eq', value: '10' },
      { field: 'item.netMassKg', op: 'gte', value: 1 },
      {
        all: [
          { field: 'office', op: 'eq', value: '10' },
          { field: 'item.netMassKg', op: 'gte', value: 2 },
        ],
      },
      {
        any: [
          { field: 'importer.id', op: 'eq', value: 'P3' },
          { field: 'item.originCountry', op: 'eq', value: 'CN' },
        ],
      },
      {
        not: {
          any: [
            { field: 'importer.id', op: 'eq', value: 'P3' },
            { field: 'item.netMassKg', op: 'lt', value: 2 },
          ],
        },
      },
    ];
    const profiles = conditions.map((when) => aProfile({ when }));
    const columns = columnsFor(profiles, declarations);
    for (const profile of profiles) {
      const expected = naiveRows(profile, {}, declarations);
      const found = matchesInColumns(profile, {}, columns);
      expect([...found.declarations]).toEqual(expected.declarations);
      expect([...found.items]).toEqual(expected.items);
      expect(expected.declarations.length).toBeGreaterThan(100);
    }
  });

  it('find the declarations that name no office by a profile for the office of that name', () => {
    const profile = aProfile({ offices: ['', '10'] });
    const declarations = ['', '10', '20'].map((office) => aDeclaration({ office }));
    expect([...matchesInColumns(profile, {}, columnsFor([profile], declarations)).declarations]).toEqual([
      0, 1,
    ]);
  });

  it('match nothing among no declarations', () => {
    const profile = aProfile({ when: { field: 'item.netMassKg', op: 'gt', value: 1 } });
    const found = matchesInColumns(profile, {}, columnsFor([profile], []));
    expect(found).toEqual({ declarations: new Int32Array(0), items: new Int32Array(0) });
  });
});

it('the columns a profile needs are those of its condition, of both sides, and of its own terms', () => {
  const profile = aProfile({
    flow: 'import',
    offices: ['10'],
    validTo: '2026-03-01',
    when: { field: 'item.unitValue', op: 'lt', value: { field: 'item.reference.median', times: 0.6 } },
  });
  expect(columnsNeeded(profile)).toEqual([
    'flow',
    'office',
    'lodgedAt',
    'item.unitValue',
    'item.reference.median',
  ]);
  expect(columnsNeeded(aProfile())).toEqual([]);
});
