import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { fieldAt } from '../fields/field-catalogue.ts';
import {
  arbitraryDeclaration,
  arbitraryLists,
  arbitraryProfiles,
} from '../profiles/testing/arbitrary-rule-books.ts';
import { codeDeclarations } from './code-declarations.ts';
import { matchesInColumns } from './match-in-columns.ts';
import { matchesThroughPostings } from './match-through-postings.ts';
import { postingsIn, postingsOf, ranksBeginning } from './postings.ts';
import { columnsNeeded } from './whole-condition.ts';

function columnsFor(profiles: readonly RiskProfile[], declarations: readonly Declaration[]) {
  const paths = new Set(profiles.flatMap(columnsNeeded));
  return codeDeclarations(
    declarations,
    [...paths].flatMap((path) => fieldAt(path) ?? []),
  );
}

const rare = fc.constantFrom(
  { field: 'item.commodityCode', op: 'startsWith', value: '6203' },
  { field: 'item.commodityCode', op: 'startsWith', value: ['62', '6203', '0101'] },
  { field: 'item.hs4', op: 'in', value: ['6203', '0101', '6203'] },
  { field: 'containers', op: 'in', value: ['TEMU3', 'MSKU2'] },
  { field: 'id', op: 'eq', value: '26KZ1' },
  { field: 'item.documents.type', op: 'startsWith', value: ['N', '8'] },
  { field: 'importer.id', op: 'inList', value: 'texts' },
  { field: 'office', op: 'in', value: ['', '20'] },
);

/** So much traffic that would never be found is added, that a rare text is worth a look-up. */
const padding = Array.from({ length: 400 }, () =>
  aDeclaration({ id: 'X', office: '99', items: [anItem({ commodityCode: '99', originCountry: 'XX' })] }),
);

it('finds through postings what a scan finds', () => {
  let found = 0;
  fc.assert(
    fc.property(
      arbitraryProfiles(6),
      arbitraryLists,
      fc.array(arbitraryDeclaration, { minLength: 1, maxLength: 12 }),
      rare,
      (others, lists, declarations, part) => {
        const profiles = others.map(
          (profile) => ({ ...profile, when: { all: [part, profile.when] } }) as RiskProfile,
        );
        const columns = columnsFor(profiles, [...declarations, ...padding]);
        const postings = postingsIn(columns, profiles.flatMap(columnsNeeded));
        for (const profile of profiles) {
          const scanned = matchesInColumns(profile, lists, columns);
          expect(matchesThroughPostings(profile, lists, columns, postings)).toEqual(scanned);
          found += scanned.declarations.length;
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(50);
});

it('reads no row that the postings do not name', () => {
  const profile = aProfile({
    when: {
      all: [
        { field: 'item.commodityCode', op: 'startsWith', value: '62' },
        { field: 'item.netMassKg', op: 'gte', value: 0 },
      ],
    },
  });
  const columns = columnsFor(
    [profile],
    [...padding, aDeclaration({ items: [anItem({ commodityCode: '6203', netMassKg: 1 })] })],
  );
  const { dictionary } = postingsOf(columns.column('item.commodityCode') as never);
  const emptied = { ...postingsOf(columns.column('item.commodityCode') as never), rows: new Int32Array(0) };
  expect(dictionary).toContain('6203');
  expect(matchesThroughPostings(profile, {}, columns, () => emptied).items).toHaveLength(0);
  expect(
    matchesThroughPostings(profile, {}, columns, postingsIn(columns, ['item.commodityCode'])).items,
  ).toEqual(Int32Array.of(padding.length));
});

it('texts that begin alike stand together, whatever comes after them', () => {
  const dictionary = ['', '61\uffff', '6', '61', '62', '6100', '5'];
  const postings = postingsOf({ kind: 'text', dictionary, codes: Int32Array.of(1, 2, 3, 4, 5, 6, 1) });
  const [from, end] = ranksBeginning(postings, '61');
  const texts = [...postings.order.subarray(from, end)].map((code) => dictionary[code]);
  expect(texts).toEqual(['61', '6100', '61\uffff']);
  expect([...postings.rows.subarray(postings.starts[from], postings.starts[end])]).toEqual([2, 4, 0, 6]);
});
