import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProfile } from './check-profile.ts';
import { compileProfiles, matchProfiles } from './compile-profiles.ts';
import { arbitraryDeclaration, arbitraryLists, arbitraryProfiles } from './testing/arbitrary-rule-books.ts';
import { naiveMatches } from './testing/naive-match.ts';

const declarations = fc.array(arbitraryDeclaration, { minLength: 4, maxLength: 6 });

describe('compiled profiles and the plain reading of the contract', () => {
  it('match the same declarations by the same items', () => {
    let rounds = 0;
    let matched = 0;
    let ofItems = 0;
    fc.assert(
      fc.property(arbitraryProfiles(12), arbitraryLists, declarations, (profiles, lists, traffic) => {
        for (const profile of profiles) expect(checkProfile(profile, lists)).toEqual([]);
        const compiled = compileProfiles(profiles, lists);
        for (const declaration of traffic) {
          const matches = matchProfiles(compiled, declaration);
          const found = matches.map(({ profile, items }) => ({ profile: profile.profile.id, items }));
          expect(found).toEqual(naiveMatches(profiles, lists, declaration));
          rounds += profiles.length;
          matched += found.length;
          ofItems += found.filter(({ items }) => items.length > 0).length;
        }
      }),
      { numRuns: 200 },
    );
    expect(rounds).toBeGreaterThan(2_000);
    expect(matched / rounds).toBeGreaterThan(0.15);
    expect(ofItems / rounds).toBeGreaterThan(0.05);
  });

  it('the order of profiles, of items and of the values of lists changes nothing', () => {
    fc.assert(
      fc.property(
        arbitraryProfiles(8),
        arbitraryLists,
        arbitraryDeclaration,
        (profiles, lists, declaration) => {
          const matchesOf = (...[book, names, goods]: Parameters<typeof naiveMatches>) =>
            matchProfiles(compileProfiles(book, names), goods)
              .map(({ profile, items }) => ({ profile: profile.profile.id, items }))
              .sort((a, b) => (a.profile < b.profile ? -1 : 1));
          const turned = Object.fromEntries(
            Object.entries(lists).map(([name, values]) => [name, [...values].reverse()]),
          );
          const reversed = { ...declaration, items: [...declaration.items].reverse() };
          expect(matchesOf([...profiles].reverse(), turned, reversed)).toEqual(
            matchesOf(profiles, lists, declaration),
          );
        },
      ),
    );
  });
});
