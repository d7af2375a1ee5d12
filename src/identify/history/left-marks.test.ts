import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import type { Moment } from '../../domain/moment.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import type { Marks } from './declaration-marks.ts';
import { footprintOf } from './footprint.ts';
import type { HistoryKey } from './history-key.ts';
import type { Mark } from './history-record.ts';
import type { HistorySettings } from './history-settings.ts';
import { learnInOrder, lessonsOf } from './learn-in-order.ts';
import { LeftMarks } from './left-marks.ts';
import { MemoryHistory } from './memory-history.ts';
import { anyDeclaration, anyEvents, testSettings } from './testing/arbitrary-events.ts';

/** What a version leaves that no other before it has left, by comparing it with every one of them. */
function naiveFresh(marks: Marks, earlier: readonly Marks[]): Marks {
  const fresh = new Map(marks);
  for (const before of earlier) {
    for (const [key, left] of before) {
      const mark = fresh.get(key);
      if (mark === undefined) continue;
      const lists = (mark.lists ?? []).map((texts, place) =>
        texts.filter((text) => !left.lists?.[place]?.includes(text)),
      );
      const counts = mark.counts && !left.counts;
      fresh.set(key, { counts, lists, ...(mark.trail && { trail: mark.trail }) });
    }
  }
  return fresh;
}

/** Marks that count how often they are gone through. */
class CountedMarks extends Map<HistoryKey, Mark> {
  walks = 0;

  override [Symbol.iterator]() {
    this.walks += 1;
    return super[Symbol.iterator]();
  }
}

const at = '2026-01-01T00:00:00Z' as Moment;

describe('what versions have left', () => {
  it('makes of the next one what comparing it with each of them does', () => {
    const anyVersions = fc.array(anyDeclaration, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anyVersions, (versions) => {
        const all = versions.map((one) => footprintOf(one as unknown as Declaration, at, testSettings).marks);
        const left = new LeftMarks();
        all.forEach((marks, place) => {
          expect(left.freshOf(marks)).toEqual(naiveFresh(marks, all.slice(0, place)));
          left.leave(marks, place);
        });
      }),
    );
  });

  it('knows that it was counted and what it named, whichever version that was in', () => {
    const key = [...footprintOf(aDeclaration({ importer: { id: 'p1' } }), at, testSettings).marks.keys()][0];
    if (key === undefined) throw new Error('A declaration with an importer leaves marks');
    const left = new LeftMarks();
    left.leave(new Map([[key, { counts: false }]]), 1);
    left.leave(new Map([[key, { counts: true, lists: [['a']] }]]), 2);
    const next = left.freshOf(new Map([[key, { counts: true, lists: [['a', 'b']] }]]));
    expect(next.get(key)).toEqual({ counts: false, lists: [['b']] });
  });

  it('goes through the marks of each version once, however many there are', () => {
    const containers = Array.from({ length: 20 }, (_, place) => `C${place}`);
    const { marks } = footprintOf(aDeclaration({ importer: { id: 'p1' }, containers }), at, testSettings);
    const versions = Array.from({ length: 40 }, () => new CountedMarks(marks));
    const left = new LeftMarks();
    versions.forEach((version, place) => {
      left.leave(version, place);
    });
    expect(versions.map(({ walks }) => walks)).toEqual(versions.map(() => 1));
    // What a later version says again is not kept again.
    expect([...marks.keys()].map((key) => left.under(key).length)).toEqual([...marks.keys()].map(() => 1));
  });
});

describe('amending n times', () => {
  it.each([10, 20, 40])('makes footprints in proportion to n: %i', (times) => {
    let footprints = 0;
    const settings: HistorySettings = {
      ...testSettings,
      carriedOver: (declaration) => {
        footprints += 1;
        return declaration;
      },
    };
    const events = Array.from({ length: times }, (_, place) => ({
      declaration: aDeclaration({ id: 'D', version: place + 1, importer: { id: 'p1' } }),
      at,
    }));
    learnInOrder(lessonsOf(events, new Map(), settings), new Map(), settings);
    // The first once more, when it turned out to have a second version.
    expect(footprints).toBe(times + 1);
    footprints = 0;
    const memory = new MemoryHistory(settings);
    for (const { declaration } of events) {
      memory.recall(declaration, at);
      memory.declared(declaration, at);
    }
    expect(footprints).toBe(times + 1);
  });

  it('leaves the same records whether learnt at once or one by one', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const memory = new MemoryHistory(testSettings);
        for (const event of events) {
          if ('finding' in event) memory.found(event.finding, event.at);
          else memory.declared(event.declaration, event.at);
        }
        const lessons = lessonsOf(events, new Map(), testSettings);
        expect(learnInOrder(lessons, new Map(), testSettings)).toEqual(memory.records);
      }),
    );
  });
});
