import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partyKey } from '../../domain/screening-decision.ts';
import type { RecordedScreeningDecision } from '../ports/screening-store.ts';
import { ClearancesInForce } from './clearances-in-force.ts';

type Step = Pick<RecordedScreeningDecision, 'by' | 'decision' | 'content' | 'list' | 'entry' | 'party'>;

const base: Step = {
  list: 'L',
  entry: 'E',
  content: 'c',
  party: { name: 'Acme' },
  by: 'a',
  decision: 'not-the-same',
};
const same = { decision: 'same' } as const;

/** A record that grows, read in pages. */
function recordOf(steps: readonly Partial<Step>[]) {
  const rows = steps.map((step, index) => ({
    ...base,
    reason: 'r',
    at: '2026-03-01T00:00:00Z',
    ...step,
    sequence: (index + 1) * 3,
  }));
  return {
    rows,
    store: {
      after: async (sequence: number, limit: number) =>
        rows.filter((row) => row.sequence > sequence).slice(0, limit),
    },
  };
}

const people = (clearances: ClearancesInForce, { list, entry, content, party }: Step = base) =>
  clearances.peopleFor(list, entry, content, partyKey(party));

it.each<[string, readonly Partial<Step>[], number]>([
  ['nobody', [], 0],
  ['one', [{}], 1],
  ['one who says it twice', [{}, {}], 1],
  ['two', [{}, { by: 'b' }], 2],
  ['two, until one of them says that it is', [{}, { by: 'b' }, { by: 'a', ...same }], 0],
  ['two, until a third says that it is', [{}, { by: 'b' }, { by: 'c', ...same }], 0],
  ['one after it was said to be the same', [{}, { by: 'b' }, { by: 'c', ...same }, { by: 'b' }], 1],
  ['those of another content', [{ content: 'other' }, { by: 'b', content: 'other' }], 0],
  ['those since the content is this', [{ content: 'other' }, { by: 'b' }], 1],
  ['those of another list', [{ list: 'M' }], 0],
  ['those of a number that is written so', [{ entry: 7 }], 0],
  ['those of another party', [{ party: { name: 'Acme', id: '1' } }], 0],
  ['those of the same party, with other spaces', [{ party: { name: ' ACME ' } }], 1],
])('counts %s', async (_, steps, expected) => {
  const clearances = new ClearancesInForce(recordOf(steps).store);
  await clearances.refresh();
  expect(people(clearances)).toBe(expected);
});

it('read piece by piece it comes to the same as read at once', async () => {
  const step = fc.record({
    by: fc.constantFrom('a', 'b', 'c'),
    decision: fc.constantFrom('same' as const, 'not-the-same' as const, 'not-the-same' as const),
    content: fc.constantFrom('c', 'd'),
    party: fc.constantFrom({ name: 'Acme' }, { name: 'Acme', id: '1' }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const { rows, store } = recordOf(steps);
      const atOnce = new ClearancesInForce(store);
      await atOnce.refresh();
      let there = 0;
      const growing = new ClearancesInForce({
        after: async (sequence, limit) =>
          rows
            .slice(0, there)
            .filter((row) => row.sequence > sequence)
            .slice(0, limit),
      });
      for (there = 0; there <= rows.length; there++) await growing.refresh();
      for (const each of steps)
        expect(people(growing, { ...base, ...each })).toBe(people(atOnce, { ...base, ...each }));
    }),
  );
});

it('a store that fails once is asked again', async () => {
  let fails = true;
  const { store } = recordOf([{}]);
  const clearances = new ClearancesInForce({
    after: async (...asked) => {
      if (fails) throw new Error('gone');
      return store.after(...asked);
    },
  });
  await expect(clearances.refresh()).rejects.toThrow('gone');
  fails = false;
  await clearances.refresh();
  expect(people(clearances)).toBe(1);
});
