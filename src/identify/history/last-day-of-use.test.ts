import { describe, expect, it } from 'vitest';
import type { Moment } from '../../domain/moment.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { kindOfKey } from './history-key.ts';
import { lastDayOfUse } from './last-day-of-use.ts';
import { MemoryHistory } from './memory-history.ts';

const dayMilliseconds = 86_400_000;

describe('the last day a record is of use', () => {
  const at = '2026-03-01T10:00:00Z' as Moment;
  const declaration = aDeclaration({
    containers: ['MSKU1234565'],
    importer: { id: '1' as never },
    items: [anItem({ description: 'Cotton shirts' })],
  });
  const history = new MemoryHistory();
  history.declared(declaration, at);
  const lastDays = new Map(
    [...history.records].map(([key, record]) => [kindOfKey(key), lastDayOfUse(key, record)]),
  );

  it('comes for what leaves a trail and nothing else', () => {
    const day = Date.parse(at) / dayMilliseconds;
    expect(lastDays.get('container')).toBe(Math.floor(day) + 8);
    expect(lastDays.get('goods')).toBe(Math.floor(day) + 31);
  });

  it('never comes for parties and what they are used to', () => {
    for (const kind of ['importer', 'habits', 'importer-code', 'cohort'] as const)
      expect(lastDays.get(kind), kind).toBeUndefined();
  });

  it('a record says the same gone as there, once that day is over', () => {
    const later = '2026-04-03T00:00:00Z' as Moment;
    const other = aDeclaration({ ...declaration, id: 'OTHER' as never, importer: { id: '2' as never } });
    const there = history.recall(other, later);
    const pruned = new MemoryHistory();
    for (const [key, record] of history.records) {
      const last = lastDayOfUse(key, record);
      if (last === undefined || last * dayMilliseconds >= Date.parse(later)) pruned.records.set(key, record);
    }
    expect(pruned.records.size).toBeLessThan(history.records.size);
    expect(pruned.recall(other, later)).toEqual(there);
  });
});
