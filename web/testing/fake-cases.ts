import type { DeclarationRow, Page } from '../../src/server/api.ts';
import { eventfulCase, type FakeCase, fakeCase, randomFrom, rowOf } from './fake-declarations.ts';

const weekHours = 167;
const hourMs = 3_600_000;

/** Made-up declarations of the last week, the newest first; the busier the nearer to now. */
export function fakeCases(count: number) {
  const random = randomFrom(42);
  const now = Date.now();
  const cases: FakeCase[] = [];
  for (let number = 1; number <= count; number += 1) {
    const hoursAgo = (1 - number / count) ** 2 * weekHours;
    cases.unshift(fakeCase(number, new Date(now - hoursAgo * hourMs - 20_000), random));
  }
  const newest = cases[0];
  const longest = fakeCase(900_000, new Date(now - 15_000), random, 9_999);
  const eventful = eventfulCase(new Date(now - 10_000), random);
  if (count > 0) cases.unshift(eventful, longest);

  return {
    all: cases as readonly FakeCase[],
    ids: {
      eventful: eventful.declaration.id,
      longest: longest.declaration.id,
      newest: newest?.declaration.id ?? '',
    },
    arrive(): FakeCase {
      const arrived = fakeCase(1_000_000 + cases.length, new Date(), random);
      cases.unshift(arrived);
      return arrived;
    },
  };
}

/** A page of the list, as the address asks for it. */
export function pageOfCases(cases: readonly FakeCase[], asked: URLSearchParams): Page<DeclarationRow> {
  const fits = (name: string, value: string) => (asked.get(name) ?? value) === value;
  const wanted = cases.filter(
    ({ declaration: { office, flow }, lane }) =>
      fits('office', office) && fits('lane', lane) && fits('flow', flow),
  );
  const cursor = asked.get('cursor');
  const from = cursor === null ? 0 : wanted.findIndex(({ declaration }) => declaration.id === cursor) + 1;
  const rows = wanted.slice(from, from + Number(asked.get('limit') ?? 50)).map(rowOf);
  const last = rows.at(-1);
  return { rows, ...(last !== undefined && from + rows.length < wanted.length ? { next: last.id } : {}) };
}
