import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Act, chained, chainStart, linkHash, type NewAct } from './act.ts';

const act = (subject: string, body = '{}'): NewAct => ({
  at: '2026-03-01T09:30:00Z',
  actor: 'system',
  kind: 'declaration.decided',
  subject,
  body,
});

const start = { sequence: 0, hash: chainStart };

/** The number of the first act whose link does not fit, as a verifier would find it. */
function firstBroken(acts: readonly Act[]): number | undefined {
  let previous = chainStart;
  for (const [index, { hash, sequence, ...rest }] of acts.entries()) {
    if (sequence !== index + 1 || linkHash(previous, sequence, rest) !== hash) return index + 1;
    previous = hash;
  }
  return undefined;
}

it('a link is the hash of the link before, the place and the act', () => {
  const text = `["${chainStart}",1,"2026-03-01T09:30:00Z","system","declaration.decided","A","{}"]`;
  expect(linkHash(chainStart, 1, act('A'))).toBe(createHash('sha256').update(text).digest('hex'));
});

describe('a chain', () => {
  const acts = chained([act('A'), act('B'), act('C')], start);

  it('holds together', () => {
    expect(acts.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(firstBroken(acts)).toBeUndefined();
  });

  it('goes on from its end as if it had been written at once', () => {
    const [first, ...rest] = [act('A'), act('B'), act('C')];
    const begun = chained([first as NewAct], start);
    expect([...begun, ...chained(rest, begun[0] as Act)]).toEqual(acts);
  });

  const [a, b, c] = acts as readonly [Act, Act, Act];
  it.each([
    ['changed body', [a, { ...b, body: '{"lane":"green"}' }, c], 2],
    ['changed time', [{ ...a, at: '2026-03-01T09:30:01Z' }, b, c], 1],
    ['changed actor', [a, b, { ...c, actor: 'someone' }], 3],
    ['act taken out', [a, c], 2],
    ['acts swapped', [b, a, c], 1],
    ['act put in', [a, { ...b, sequence: 2, hash: linkHash(a.hash, 2, act('X')), subject: 'X' }, b, c], 3],
    [
      'first act taken out and the rest renumbered',
      [
        { ...b, sequence: 1 },
        { ...c, sequence: 2 },
      ],
      1,
    ],
  ])('shows a %s', (_, acts, broken) => {
    expect(firstBroken(acts)).toBe(broken);
  });
});
