import { describe, expect, it } from 'vitest';
import { type ListVersion, refusalToAccept, versionOfContent } from './list-version.ts';

const version = (changes: Partial<ListVersion>): ListVersion => ({
  list: 'l',
  version: 1,
  author: 'ann',
  createdAt: '2026-03-01T00:00:00Z',
  added: 1,
  changed: 0,
  removed: 0,
  entries: 1,
  changes: 'sha256:1',
  state: 'proposed',
  ...changes,
});

describe('the version in force', () => {
  const versions = [
    version({ version: 1, state: 'accepted', content: 'a' }),
    version({ version: 2, state: 'accepted', content: 'b' }),
    version({ version: 3, state: 'accepted', content: 'a' }),
    version({ version: 4, state: 'withdrawn', content: 'b' }),
    version({ version: 5 }),
  ];

  it.each([
    ['a', 3],
    ['b', 2],
    ['c', undefined],
    [undefined, undefined],
  ])('of content %s is %s', (content, number) => {
    expect(versionOfContent(versions, content)?.version).toBe(number);
  });
});

describe('accepting', () => {
  it.each([
    [{}, undefined, 'bob', undefined],
    [{ base: 3 }, 3, 'bob', undefined],
    [{}, undefined, 'ann', 'four-eyes'],
    [{ state: 'accepted' }, undefined, 'bob', 'wrong-state'],
    [{ state: 'withdrawn' }, undefined, 'ann', 'wrong-state'],
    [{ base: 3 }, 4, 'bob', 'overtaken'],
    [{ base: 3 }, undefined, 'bob', 'overtaken'],
    [{}, 1, 'bob', 'overtaken'],
  ] as const)('%j while %s is in force, by %s: %s', (changes, inForce, by, kind) => {
    expect(refusalToAccept(version(changes), inForce, by)?.kind).toBe(kind);
  });
});
