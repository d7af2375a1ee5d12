import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../domain/condition.ts';
import { aDeclaration, anItem } from '../../../domain/testing/a-declaration.ts';
import { aProfile } from '../../../domain/testing/a-profile.ts';
import { compileProfiles, matchProfiles } from '../compile-profiles.ts';
import { arbitraryDeclaration, arbitraryLists, arbitraryProfiles } from '../testing/arbitrary-rule-books.ts';
import { naiveMatches } from '../testing/naive-match.ts';

type Matches = readonly { readonly profile: string; readonly items: readonly number[] }[];

function matchesOf(
  compiled: ReturnType<typeof compileProfiles>,
  declaration: Parameters<typeof matchProfiles>[1],
): Matches {
  return matchProfiles(compiled, declaration).map(({ profile, items }) => ({
    profile: profile.profile.id,
    items,
  }));
}

it('finds in a large rule book what a plain reading of it finds', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryProfiles(12), { minLength: 15, maxLength: 25 }),
      arbitraryLists,
      fc.array(arbitraryDeclaration, { minLength: 5, maxLength: 10 }),
      (books, lists, traffic) => {
        const profiles = books.flat().map((profile, place) => aProfile({ ...profile, id: `R-${place}` }));
        const compiled = compileProfiles(profiles, lists);
        for (const declaration of [...traffic, ...traffic])
          expect(matchesOf(compiled, declaration)).toEqual(naiveMatches(profiles, lists, declaration));
      },
    ),
    { numRuns: 15 },
  );
});

describe('each way of being found', () => {
  const declaration = aDeclaration({
    office: '10',
    importer: { id: 'P7b' },
    containers: ['MSKU1', 'TEMU2'],
    items: [
      anItem({ commodityCode: '61091000', originCountry: 'CN', netMassKg: 10 }),
      anItem({ sequence: 2, commodityCode: '271012', originCountry: 'TR', netMassKg: 20 }),
    ],
  });
  const office: Condition = { field: 'office', op: 'eq', value: '10' };
  const oil: Condition = { field: 'item.commodityCode', op: 'startsWith', value: '27' };
  const chinese: Condition = { field: 'item.originCountry', op: 'in', value: ['CN', 'DE'] };
  const turkish: Condition = { field: 'item.originCountry', op: 'inList', value: 'near' };
  const heavy: Condition = { field: 'item.netMassKg', op: 'gte', value: 20 };
  const container: Condition = { field: 'containers', op: 'startsWith', value: 'TEMU' };

  it.each<[string, Condition, readonly number[] | undefined]>([
    ['by one field of the header', office, []],
    ['by two fields of the header', { all: [office, container] }, []],
    ['by a field with several elements', container, []],
    ['by one field of the item', oil, [2]],
    ['by two fields of the item', { all: [oil, turkish] }, [2]],
    ['by two that no item has both of', { all: [oil, chinese] }, undefined],
    ['by one of the header and one of the item', { all: [office, chinese] }, [1]],
    ['by nothing but numbers', heavy, [2]],
    ['by the header, with an item to check', { all: [office, heavy] }, [2]],
    ['by either of two', { any: [chinese, heavy] }, [1, 2]],
    ['by either of two, one of which concerns no item', { any: [office, heavy] }, [1, 2]],
    ['by both ways at once, told once', { any: [oil, heavy, { all: [oil, heavy] }] }, [2]],
    ['by nothing that must be absent', { not: oil }, [1]],
    ['by nothing at all', { all: [] }, []],
    ['never', { any: [] }, undefined],
    ['by an empty beginning', { field: 'office', op: 'startsWith', value: '' }, []],
    ['by a text that is not among them', { field: 'office', op: 'in', value: [] }, undefined],
    ['by a range that holds nothing', { field: 'item.netMassKg', op: 'between', value: [15, 15] }, undefined],
    ['by a number exactly', { field: 'item.netMassKg', op: 'eq', value: 20 }, [2]],
    ['by a number below, which is no closed range', { field: 'item.netMassKg', op: 'lt', value: 20 }, [1]],
    ['by a number above', { field: 'item.netMassKg', op: 'gt', value: 10 }, [2]],
  ])('%s', (_, when, items) => {
    const compiled = compileProfiles([aProfile({ id: 'R', when })], { near: ['TR', 'KZ'] });
    expect(matchesOf(compiled, declaration)).toEqual(items === undefined ? [] : [{ profile: 'R', items }]);
  });

  it('by its offices, where its condition tells nothing', () => {
    const heavyAt = (office: string) => aProfile({ id: office, when: heavy, offices: [office] });
    const compiled = compileProfiles([heavyAt('10'), heavyAt('20'), heavyAt('')], {});
    expect(matchesOf(compiled, declaration)).toEqual([{ profile: '10', items: [2] }]);
  });
});

it('finds the same after an input with more combinations than can be remembered', () => {
  const boxes = Array.from({ length: 18 }, (_, index) => `BOX${index}`);
  const compiled = compileProfiles(
    boxes.map((box) => aProfile({ id: box, when: { field: 'containers', op: 'eq', value: box } })),
    {},
  );
  const withBoxes = (combination: number) =>
    aDeclaration({ containers: boxes.filter((_, index) => (combination >> index) % 2 === 1) });
  for (let combination = 1; combination < 2 ** 18; combination++) {
    const declaration = withBoxes(combination);
    const found = matchProfiles(compiled, declaration).map(({ profile }) => profile.profile.id);
    if (found.length !== declaration.containers?.length) throw new Error(`${found} of ${combination}`);
  }
}, 60_000);
