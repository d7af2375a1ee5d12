import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import { utcDayOf } from '../../domain/moment.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { compileProfiles, matchProfiles } from '../profiles/compile-profiles.ts';
import {
  arbitraryDeclaration,
  arbitraryLists,
  arbitraryProfiles,
} from '../profiles/testing/arbitrary-rule-books.ts';
import { ConditionFunnels } from './condition-funnel.ts';

function add(funnels: ConditionFunnels, declaration: Declaration): void {
  const { flow, office, lodgedAt } = declaration;
  funnels.add({ flow, office, day: utcDayOf(lodgedAt), ...funnels.slots.rowsOf(declaration) });
}

describe('a funnel', () => {
  it('asks for the scope first, in whole declarations where no item is asked about', () => {
    const profile = aProfile({
      flow: 'import',
      offices: ['10', '20'],
      validFrom: '2026-03-01',
      validTo: '2026-03-01',
      when: { not: { field: 'office', op: 'eq', value: '20' } },
    });
    const funnels = new ConditionFunnels([profile], {});
    add(funnels, aDeclaration({ flow: 'export' }));
    add(funnels, aDeclaration({ office: '30' }));
    // The day is that of UTC.
    add(funnels, aDeclaration({ lodgedAt: '2026-03-01T02:00:00+05:00' }));
    add(funnels, aDeclaration({ office: '20' }));
    add(funnels, aDeclaration({ items: [anItem(), anItem({ sequence: 2 })] }));
    expect(funnels.funnels()).toEqual([
      {
        unit: 'declarations',
        of: 5,
        steps: [
          { asks: 'flow', passed: 4 },
          { asks: 'offices', passed: 3 },
          { asks: 'validity', passed: 2 },
          { asks: profile.when, passed: 1 },
        ],
      },
    ]);
  });

  it('ends with what matches', () => {
    fc.assert(
      fc.property(
        arbitraryProfiles(8),
        arbitraryLists,
        fc.array(arbitraryDeclaration, { maxLength: 6 }),
        (profiles, lists, traffic) => {
          const funnels = new ConditionFunnels(profiles, lists);
          const compiled = compileProfiles(profiles, lists);
          for (const declaration of traffic) add(funnels, declaration);
          const matches = traffic.flatMap((declaration) => matchProfiles(compiled, declaration));
          for (const [place, { unit, of, steps }] of funnels.funnels().entries()) {
            const own = matches.filter(({ profile }) => profile === compiled.profiles[place]);
            const expected =
              unit === 'items' ? own.reduce((sum, { items }) => sum + items.length, 0) : own.length;
            expect(steps.at(-1)?.passed ?? of).toBe(expected);
            const counts = [of, ...steps.map(({ passed }) => passed)];
            expect(counts).toEqual(counts.toSorted((a, b) => b - a));
          }
        },
      ),
    );
  });
});
