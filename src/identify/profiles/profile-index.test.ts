import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../domain/condition.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { compileProfiles, type matchProfiles } from './compile-profiles.ts';
import { arbitraryDeclaration, arbitraryLists, arbitraryProfiles } from './testing/arbitrary-rule-books.ts';
import { True } from './truth.ts';

type Compiled = ReturnType<typeof compileProfiles>;

function candidatesOf(
  { slots, index }: Compiled,
  declaration: Parameters<typeof matchProfiles>[1],
): readonly number[] {
  const items = declaration.items.map((item) => slots.itemRow(declaration, item));
  return index.candidates(slots.headerRow(declaration), items);
}

it('never loses a match', () => {
  fc.assert(
    fc.property(
      arbitraryProfiles(12),
      arbitraryLists,
      arbitraryDeclaration,
      (profiles, lists, declaration) => {
        const compiled = compileProfiles(profiles, lists);
        const candidates = candidatesOf(compiled, declaration);
        const header = compiled.slots.headerRow(declaration);
        const rows = declaration.items.map((item) => compiled.slots.itemRow(declaration, item));
        for (const [index, { ofHeader, ofItem }] of compiled.profiles.entries()) {
          const isMet =
            ofHeader(header, []) === True && rows.some((row) => (ofItem?.(header, row) ?? True) === True);
          if (isMet) expect(candidates).toContain(index);
        }
        expect([...new Set(candidates)]).toEqual(candidates);
      },
    ),
    { numRuns: 150 },
  );
});

describe('leaves out what cannot match', () => {
  const declaration = aDeclaration({
    office: '10',
    containers: ['MSKU1', 'TEMU2'],
    items: [anItem({ commodityCode: '61091000' }), anItem({ sequence: 2, commodityCode: '271012' })],
  });
  const lists = { near: ['20', '30'], far: ['10'] };

  it.each<[Condition, boolean]>([
    [{ field: 'office', op: 'eq', value: '10' }, true],
    [{ field: 'office', op: 'eq', value: '20' }, false],
    [{ field: 'office', op: 'ne', value: '10' }, true],
    [{ field: 'office', op: 'in', value: ['20', '10'] }, true],
    [{ field: 'office', op: 'in', value: ['20'] }, false],
    [{ field: 'office', op: 'in', value: [] }, false],
    [{ field: 'office', op: 'inList', value: 'near' }, false],
    [{ field: 'office', op: 'inList', value: 'far' }, true],
    [{ field: 'office', op: 'startsWith', value: '' }, true],
    [{ field: 'office', op: 'startsWith', value: '100' }, false],
    [{ field: 'item.commodityCode', op: 'startsWith', value: '2710' }, true],
    [{ field: 'item.commodityCode', op: 'startsWith', value: ['62', '64'] }, false],
    [{ field: 'item.hs6', op: 'eq', value: '271012' }, true],
    [{ field: 'item.hs6', op: 'eq', value: '271013' }, false],
    [{ field: 'containers', op: 'eq', value: 'TEMU2' }, true],
    [{ field: 'containers', op: 'startsWith', value: 'HLCU' }, false],
    [{ field: 'importer.id', op: 'eq', value: 'P1' }, false],
    [{ not: { field: 'office', op: 'eq', value: '20' } }, true],
    [{ any: [{ field: 'office', op: 'eq', value: '20' }, { all: [] }] }, true],
    [
      {
        all: [
          { field: 'itemCount', op: 'gt', value: 5 },
          { field: 'office', op: 'eq', value: '20' },
        ],
      },
      false,
    ],
    [
      {
        all: [
          { all: [{ field: 'office', op: 'eq', value: '20' }] },
          { field: 'itemCount', op: 'gt', value: 0 },
        ],
      },
      false,
    ],
  ])('%j is worth asking: %s', (when, isCandidate) => {
    const compiled = compileProfiles([aProfile({ when })], lists);
    expect(candidatesOf(compiled, declaration)).toEqual(isCandidate ? [0] : []);
  });
});

it('asks by the field with the most texts, since each of them is rarer', () => {
  const importers = Array.from({ length: 100 }, (_, index) => ({
    field: 'importer.id',
    op: 'in' as const,
    value: [`P${index}`, `P${index}b`],
  }));
  const office = { field: 'office', op: 'eq' as const, value: '10' };
  const compiled = compileProfiles(
    importers.map((importer, index) => aProfile({ id: `R-${index}`, when: { all: [office, importer] } })),
    {},
  );
  const declaration = aDeclaration({ office: '10', importer: { id: 'P7b' } });
  expect(candidatesOf(compiled, declaration)).toEqual([7]);
});
