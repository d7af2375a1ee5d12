import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryDeclaration } from '../identify/profiles/testing/arbitrary-rule-books.ts';
import { readDeclaration } from './read-declaration.ts';

const place = { source: 'in.json' };

/** The same content otherwise written: members in another order, absent ones named, unknown ones added. */
function rewritten(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((element) => rewritten(element, random));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [
    key,
    rewritten(member, random),
  ]);
  const noise: [string, unknown][] = 'items' in value ? [['unknownHere', { a: 1 }]] : [];
  const absent: [string, unknown][] = 'sequence' in value ? [['dutyType', null]] : [];
  const all = [...members, ...noise.slice(random() * 2), ...absent.filter(([key]) => !(key in value))];
  return Object.fromEntries(
    all
      .map((entry) => [random(), entry] as const)
      .sort(([a], [b]) => a - b)
      .map(([, entry]) => entry),
  );
}

function taken(value: unknown): string {
  const parsed = readDeclaration(value, place);
  return JSON.stringify(parsed.ok ? parsed.value : parsed.problems);
}

it('one content has one form, however it is written', () => {
  fc.assert(
    fc.property(
      arbitraryDeclaration,
      fc.infiniteStream(fc.double({ min: 0, max: 0.999 })),
      (value, stream) => {
        const random = (): number => stream.next().value ?? 0;
        const parsed = readDeclaration(value, place);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
        const form = JSON.stringify(parsed.value);
        expect(taken(JSON.parse(form))).toBe(form);
        expect(taken(rewritten(JSON.parse(form), random))).toBe(form);
      },
    ),
  );
});

it('a value in that form is handed on without a copy', () => {
  const value = {
    id: 'A1',
    flow: 'import',
    office: '10',
    lodgedAt: '2026-03-01T09:30:00Z',
    items: [{ sequence: 1 }],
  };
  const parsed = readDeclaration(value, place);
  expect(parsed.ok && parsed.value).toBe(value);
});
