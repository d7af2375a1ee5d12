import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Declaration, versionOf } from '../../domain/declaration.ts';
import type { Moment } from '../../domain/moment.ts';
import { decodeRecord, encodeRecord } from './encode-record.ts';
import { type Footprint, footprintOf } from './footprint.ts';
import type { HistoryKey } from './history-key.ts';
import { historyKeysOf, historyKeysOfFinding } from './history-keys.ts';
import type { HistoryRecord } from './history-record.ts';
import { leftMarks } from './left-marks.ts';
import { MemoryHistory } from './memory-history.ts';
import { noOwnPast, type OwnPast } from './own-past.ts';
import { recallFacts } from './recall-facts.ts';
import { rememberDeclaration } from './remember-declaration.ts';
import { rememberFinding } from './remember-finding.ts';
import { anyEvents, testSettings } from './testing/arbitrary-events.ts';

/** A store that knows nothing but keys and texts. */
class DumbStore {
  readonly texts = new Map<HistoryKey, string>();

  recall(keys: readonly HistoryKey[]): ReadonlyMap<HistoryKey, HistoryRecord> {
    return new Map(
      keys.flatMap((key) => {
        const text = this.texts.get(key);
        return text === undefined ? [] : [[key, decodeRecord(text)]];
      }),
    );
  }

  put(records: ReadonlyMap<HistoryKey, HistoryRecord>): void {
    for (const [key, record] of records) this.texts.set(key, encodeRecord(record));
  }
}

describe('the keys of a declaration', () => {
  it('are all that a store must read and write', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const memory = new MemoryHistory(testSettings);
        const store = new DumbStore();
        const pasts = new Map<string, OwnPast>();
        for (const event of events) {
          const { at } = event;
          const id = 'finding' in event ? event.finding.declarationId : event.declaration.id;
          const own = pasts.get(id) ?? noOwnPast;
          if ('finding' in event) {
            const { finding } = event;
            const versions = own.versions.map(({ declaration }) => declaration);
            const on = versions.findLast((one) => versionOf(one) === finding.version) ?? versions.at(-1)!;
            const found = { finding, declaration: on, at };
            const records = store.recall(historyKeysOfFinding(found, own.findings, testSettings));
            store.put(rememberFinding({ found, records, earlier: own.findings }, testSettings));
            pasts.set(id, { ...own, findings: [...own.findings, found] });
            memory.found(finding, at);
            continue;
          }
          const footprint: Footprint = footprintOf(event.declaration, at, testSettings);
          const records = store.recall(historyKeysOf(footprint));
          const recalled = recallFacts({ footprint, at, records, own });
          expect(recalled).toEqual(memory.recall(event.declaration, at));
          const left = leftMarks(own.versions, testSettings);
          const changed = rememberDeclaration({ footprint, at, records, left });
          store.put(changed);
          pasts.set(id, { ...own, versions: [...own.versions, { declaration: event.declaration, at }] });
          memory.declared(event.declaration, at);
        }
        expect(store.recall([...memory.records.keys()])).toEqual(memory.records);
        expect(store.texts.size).toBe(memory.records.size);
      }),
    );
  });

  it('are bounded however much it names, and the same in every order', () => {
    const items = Array.from({ length: 9_999 }, (_, place) => ({
      sequence: place + 1,
      commodityCode: String(100_000 + place * 7),
      originCountry: 'CN',
      documents: [
        { type: '730', id: `B${place}` },
        { type: '861', id: `C${place}` },
      ],
    }));
    const containers = Array.from({ length: 10_000 }, (_, place) => `C${place}`);
    const seals = containers.join(' ');
    const declaration = { ...aHostile, items, containers, attributes: { seals, exitPost: 'x' } };
    const keys = historyKeysOf(footprintOf(declaration as unknown as Declaration, moment));
    expect(keys.length).toBeLessThan(1_200);
    const turned = { ...declaration, items: items.toReversed(), containers: containers.toReversed() };
    const others = historyKeysOf(footprintOf(turned as unknown as Declaration, moment));
    expect([...others].sort()).toEqual([...keys].sort());
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(120);
  });
});

const moment = '2026-01-01T00:00:00Z' as Moment;
const aHostile = { id: 'H', flow: 'export', office: '1', lodgedAt: moment };
