import { describe, expect, it } from 'vitest';
import { compileRuleBook, faultsOf, remarksOn } from '../../compiled-rule-book.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import { matchProfiles } from '../../identify/profiles/compile-profiles.ts';
import { readLists } from '../../intake/read-lists.ts';
import { readProfiles } from '../../intake/read-profiles.ts';
import { rowsWithProfile } from '../../library/library.ts';
import { libraryLists } from '../../library/library-lists.ts';
import { listTemplates } from '../../library/list-templates.ts';
import { exampleLists } from '../../library/testing/judge-rows.ts';
import { faultsOrMistakes } from '../rule-books/soundness.ts';

const profiles = rowsWithProfile.map(({ profile }) => profile);
const templates = listTemplates([...libraryLists.keys()]);

describe.each([
  ['the example lists', exampleLists],
  ['the lists that are exported to be filled', templates],
])('all profiles beside %s', (_, lists) => {
  it('are a sound rule book, in which nothing is odd but what is not loaded', () => {
    expect(faultsOf({ profiles, lists })).toEqual([]);
    const odd = remarksOn({ profiles, lists }, new Set()).filter(({ code }) => code !== 'data-not-loaded');
    expect(odd).toEqual([]);
    for (const profile of profiles) expect(faultsOrMistakes(profile, lists)).toEqual([]);
  });

  it('are read back as they were written', () => {
    expect(readProfiles(JSON.parse(JSON.stringify(profiles)), { source: 'x' })).toEqual({
      ok: true,
      value: profiles,
      warnings: [],
    });
    expect(readLists(JSON.parse(JSON.stringify(lists)), { source: 'x' })).toMatchObject({ ok: true });
  });

  it('decide on a declaration that knows nothing', () => {
    const { profiles: compiled } = compileRuleBook({ profiles, lists, settings: defaultSettings });
    expect(matchProfiles(compiled, aDeclaration()).map(({ profile }) => profile.profile.id)).toEqual([]);
  });
});
