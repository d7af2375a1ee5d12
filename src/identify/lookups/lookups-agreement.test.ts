import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Predicate } from '../../domain/condition.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { codeDeclarations } from '../columns/code-declarations.ts';
import { columnMatcher } from '../columns/match-columns.ts';
import { matchesInColumns } from '../columns/match-in-columns.ts';
import { columnsNeeded } from '../columns/whole-condition.ts';
import { fieldAt } from '../fields/field-catalogue.ts';
import { compileProfiles, matchProfiles } from '../profiles/compile-profiles.ts';
import { arbitraryDeclaration, arbitraryLists } from '../profiles/testing/arbitrary-rule-books.ts';
import { naiveMatches } from '../profiles/testing/naive-match.ts';

const questions: readonly Predicate[] = [
  { field: 'item.lookup.tariffRatePercent', op: 'gt', value: 2 },
  { field: 'item.lookup.tariffRatePercent', op: 'ne', value: { field: 'item.dutyRatePercent' } },
  { field: 'item.lookup.tradeDefencePercent', op: 'exists' },
  { field: 'item.lookup.originMakesGoods', op: 'eq', value: 0 },
  { field: 'item.lookup.requiredDocument', op: 'in', value: ['861', 'N954'] },
  { field: 'item.documents.type', op: 'ne', value: { field: 'item.lookup.requiredDocument' } },
  { field: 'item.lookup.goodsFitActivity', op: 'missing' },
  { field: 'item.lookup.goodsFitActivity', op: 'lt', value: 1 },
  { field: 'item.lookup.brandPriceUsd', op: 'gte', value: 1 },
  { field: 'item.brand.name', op: 'startsWith', value: 'Ф' },
  { field: 'item.brand.name', op: 'notIn', value: ['strasse', 'T'] },
  { field: 'item.brand.isAuthorised', op: 'eq', value: false },
  { field: 'lookup.importerActivity', op: 'eq', value: '46' },
  { field: 'lookup.importerRegisteredDays', op: 'lte', value: 1 },
  { field: 'lookup.minimumTransitDays', op: 'between', value: [2, 10] },
];
const profiles = questions.map((when, index) => aProfile({ id: `p${index}`, when }));
const paths = new Set(profiles.flatMap(columnsNeeded));
const fields = [...paths].flatMap((path) => fieldAt(path) ?? []);

it('what is looked up is the same by declarations, by columns and by the plain reading', () => {
  const matches = questions.map(() => 0);
  fc.assert(
    fc.property(
      arbitraryLists,
      fc.array(arbitraryDeclaration, { minLength: 4, maxLength: 8 }),
      (lists, traffic) => {
        const compiled = compileProfiles(profiles, lists);
        const columns = codeDeclarations(traffic, fields);
        const inColumns = profiles.map((profile) => matchesInColumns(profile, lists, columns));
        const match = columnMatcher(compiled, columns);
        for (const [row, declaration] of traffic.entries()) {
          const expected = naiveMatches(profiles, lists, declaration);
          const found = matchProfiles(compiled, declaration);
          expect(found.map(({ profile, items }) => ({ profile: profile.profile.id, items }))).toEqual(
            expected,
          );
          const buffer = match(row);
          const places = Array.from({ length: buffer.length }, (_, at) => buffer.profileAt(at));
          for (const [place, { id }] of profiles.entries()) {
            const isExpected = expected.some(({ profile }) => profile === id);
            expect(inColumns[place]?.declarations.includes(row), id).toBe(isExpected);
            expect(places.includes(place), id).toBe(isExpected);
            if (isExpected) matches[place] = (matches[place] ?? 0) + 1;
          }
        }
      },
    ),
    { numRuns: 300 },
  );
  for (const [place, count] of matches.entries()) expect(count, `question ${place}`).toBeGreaterThan(0);
});
