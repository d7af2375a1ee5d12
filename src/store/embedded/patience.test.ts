import { expect, test } from 'vitest';
import { beginWaiting } from './patience.ts';

const limits = { silentMs: 60_000, busyMs: 600_000 };

/** Waits with a clock of its own, in steps of a second, and answers after how many patience ended. */
function waitSeconds(heardAt: (second: number) => 'silent' | 'busy', lines: string[] = []): number {
  let second = 0;
  const patience = beginWaiting(
    limits,
    (line) => lines.push(line),
    () => second * 1000,
  );
  while (patience.remains(heardAt(second), 'recovery') && second < 10_000) second++;
  return second;
}

test.each([
  ['a server that never answers', () => 'silent', 60],
  ['a server that always says that it is busy', () => 'busy', 600],
  ['a server that falls silent', (second) => (second < 100 ? 'busy' : 'silent'), 159],
] satisfies [string, (second: number) => 'silent' | 'busy', number][])('%s', (_name, heardAt, seconds) => {
  expect(waitSeconds(heardAt)).toBe(seconds);
});

test('a line is logged every five seconds', () => {
  const lines: string[] = [];
  waitSeconds(() => 'silent', lines);
  expect(lines.slice(0, 2)).toEqual([
    'still waiting after 5 s: recovery',
    'still waiting after 10 s: recovery',
  ]);
  expect(lines).toHaveLength(12);
});
