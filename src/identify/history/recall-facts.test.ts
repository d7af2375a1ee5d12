import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import { type KnownFacts, withKnown } from '../../domain/known.ts';
import type { Moment } from '../../domain/moment.ts';
import { factFields } from '../fields/fact-fields.ts';
import { type HistoryEvent, historyAsOf } from './history-as-of.ts';
import { MemoryHistory } from './memory-history.ts';
import { anyDeclaration, anyEvents, testSettings } from './testing/arbitrary-events.ts';
import { naiveHistory } from './testing/naive-history.ts';

/** As it is kept with a decision: what is undefined is absent. */
function kept(facts: KnownFacts): unknown {
  return JSON.parse(JSON.stringify(facts));
}

describe('what the history recalls', () => {
  it('is what a list of all that was received says by the words of the fields', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const history = new MemoryHistory(testSettings);
        for (const [place, event] of events.entries()) {
          if ('finding' in event) {
            history.found(event.finding, event.at);
            continue;
          }
          const recalled = history.recall(event.declaration, event.at);
          const naive = naiveHistory(events.slice(0, place), event.declaration, event.at, testSettings);
          expect(kept(recalled)).toEqual(kept(naive));
          history.declared(event.declaration, event.at);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the same when the past is told anew up to a moment, and nothing later changes it', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(), (events, place) => {
        const history = new MemoryHistory(testSettings);
        const until = place % events.length;
        const asked = events[until];
        if (asked === undefined || 'finding' in asked) return;
        // What came at the very moment is told too, so it must have come before.
        const isLast = events.findLastIndex(({ at }) => at === asked.at) === until;
        fc.pre(isLast);
        for (const event of events.slice(0, until + 1)) {
          if ('finding' in event) history.found(event.finding, event.at);
          else history.declared(event.declaration, event.at);
        }
        const asOf = historyAsOf(events, asked.at, testSettings);
        expect(kept(asOf.recall(asked.declaration, asked.at))).toEqual(
          kept(history.recall(asked.declaration, asked.at)),
        );
        expect([...asOf.records]).toEqual([...history.records]);
      }),
    );
  });

  it('fills every field of the history', () => {
    const missing = new Set(factFields.filter(({ needs }) => needs === 'history').map(({ path }) => path));
    for (const events of fc.sample(anyEvents, { seed: 1, numRuns: 600 })) {
      const history = new MemoryHistory(testSettings);
      tell(history, events, (declaration, facts) => {
        const known = withKnown(declaration, facts);
        for (const field of factFields) {
          if (known.items.some((item) => field.read(known, item) !== undefined)) missing.delete(field.path);
        }
      });
    }
    expect([...missing]).toEqual([]);
  });

  it('is the same in whatever order items and containers stand', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const [history, turned] = [new MemoryHistory(testSettings), new MemoryHistory(testSettings)];
        const recalled: unknown[] = [];
        tell(history, events, (_, facts) => recalled.push(kept(facts)));
        const recalledTurned: unknown[] = [];
        tell(turned, events.map(turnedRound), (_, facts) =>
          recalledTurned.push(kept({ ...facts, items: facts.items.toReversed() })),
        );
        expect(recalledTurned).toEqual(recalled);
        expect([...turned.records].sort()).toEqual([...history.records].sort());
      }),
    );
  });

  it('says of a party what it said before, when one came that has nothing to do with it', () => {
    fc.assert(
      fc.property(anyEvents, anyDeclaration, (events, asked) => {
        const at = (events.at(-1)?.at ?? '') as Moment;
        const declaration = { ...asked, id: 'asked' } as unknown as Declaration;
        const history = historyAsOf(events, at, testSettings);
        const before = kept(history.recall(declaration, at));
        history.declared(stranger, at);
        expect(kept(history.recall(declaration, at))).toEqual(before);
      }),
    );
  });

  it('takes a clock that is behind for what it says', () => {
    const [early, late] = ['2026-03-01T10:00:00Z', '2026-03-09T10:00:00Z'] as Moment[];
    const history = new MemoryHistory(testSettings);
    history.declared(stranger, late!);
    history.declared({ ...stranger, id: 'other' as Declaration['id'] }, early!);
    const { header } = history.recall({ ...stranger, id: 'third' as Declaration['id'] }, late!);
    expect(header).toMatchObject({
      history: { importer: { declarations: 2, declarations7d: 1, daysSinceFirst: 8, daysSinceLast: 0 } },
    });
  });
});

/** A declaration that has neither party, goods, way nor office with the others in common. */
const stranger = {
  id: 'stranger',
  flow: 'import',
  office: '99',
  lodgedAt: '2026-01-01T09:00:00Z',
  importer: { id: 'q1', address: 'far away 1' },
  declarant: { id: 'q2' },
  exporter: { id: 'q3' },
  containers: ['TGHU0000000'],
  exportCountry: 'BR',
  borderTransport: { mode: '1' },
  items: [{ sequence: 1, commodityCode: '010121', originCountry: 'BR', netMassKg: 1 }],
} as unknown as Declaration;

function tell(
  history: MemoryHistory,
  events: readonly HistoryEvent[],
  recalled: (declaration: Declaration, facts: KnownFacts) => void,
): void {
  for (const event of events) {
    if ('finding' in event) history.found(event.finding, event.at);
    else {
      recalled(event.declaration, history.recall(event.declaration, event.at));
      history.declared(event.declaration, event.at);
    }
  }
}

function turnedRound(event: HistoryEvent): HistoryEvent {
  if ('finding' in event) return event;
  const { declaration, at } = event;
  return {
    at,
    declaration: {
      ...declaration,
      items: declaration.items.toReversed(),
      ...(declaration.containers && { containers: declaration.containers.toReversed() }),
    },
  };
}
