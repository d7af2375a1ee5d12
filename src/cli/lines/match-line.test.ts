import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultSettings } from '../../domain/settings.ts';
import {
  arbitraryDeclaration,
  arbitraryLists,
  arbitraryProfiles,
} from '../../identify/profiles/testing/arbitrary-rule-books.ts';
import { naiveMatches } from '../../identify/profiles/testing/naive-match.ts';
import { matchLineMaker } from './match-line.ts';

it('writes what a plain reading of the profiles finds', () => {
  let matched = 0;
  fc.assert(
    fc.property(
      arbitraryProfiles(20),
      arbitraryLists,
      arbitraryDeclaration,
      (profiles, lists, declaration) => {
        const line = matchLineMaker({ profiles, lists, settings: defaultSettings })(declaration);
        const matches = naiveMatches(profiles, lists, declaration);
        expect(JSON.parse(line)).toEqual({ declarationId: declaration.id, matches });
        matched += matches.length;
      },
    ),
  );
  expect(matched).toBeGreaterThan(40);
});
