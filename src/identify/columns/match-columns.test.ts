import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldAt } from '../fields/field-catalogue.ts';
import { pathsBeneath } from '../lookups/bound-field.ts';
import { compileProfiles, matchPlaces } from '../profiles/compile-profiles.ts';
import type { MatchBuffer } from '../profiles/index/match-buffer.ts';
import {
  arbitraryDeclaration,
  arbitraryLists,
  arbitraryProfiles,
} from '../profiles/testing/arbitrary-rule-books.ts';
import { codeDeclarations } from './code-declarations.ts';
import { columnMatcher } from './match-columns.ts';

it('finds in the columns what it finds in the declarations', () => {
  let pairs = 0;
  fc.assert(
    fc.property(
      arbitraryProfiles(60),
      arbitraryLists,
      fc.array(arbitraryDeclaration, { minLength: 1, maxLength: 20 }),
      (profiles, lists, declarations) => {
        const ofObjects = compileProfiles(profiles, lists);
        const ofRows = compileProfiles(profiles, lists);
        const { headerFields, itemFields } = ofRows.slots;
        const paths = new Set([...headerFields, ...itemFields].flatMap(({ path }) => pathsBeneath(path)));
        const fields = [...paths].flatMap((path) => fieldAt(path) ?? []);
        const columns = codeDeclarations(declarations, fields);
        const match = columnMatcher(ofRows, columns);
        for (const [row, declaration] of declarations.entries()) {
          const wanted = pairsOf(matchPlaces(ofObjects, declaration));
          expect(pairsOf(match(row))).toEqual(wanted);
          pairs += wanted.length;
        }
      },
    ),
    { numRuns: 60 },
  );
  expect(pairs).toBeGreaterThan(200);
});

function pairsOf(found: MatchBuffer): readonly (readonly [profile: number, item: number])[] {
  found.settle();
  return Array.from({ length: found.length }, (_, at) => [found.profileAt(at), found.placeAt(at)]);
}
