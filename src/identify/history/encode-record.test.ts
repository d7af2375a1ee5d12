import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import type { Moment } from '../../domain/moment.ts';
import { decodeRecord, encodeRecord } from './encode-record.ts';
import { foldMark } from './fold-mark.ts';
import { historyAsOf } from './history-as-of.ts';
import { type HistoryKind, shortText } from './history-key.ts';
import { emptyRecord, type Mark, recordShapes } from './history-record.ts';
import { MemoryHistory } from './memory-history.ts';
import { anyEvents, testSettings } from './testing/arbitrary-events.ts';

const mostBytes = 4_096;

describe('an encoded record', () => {
  it('is read as what was written', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const history = historyAsOf(events, '9999-01-01T00:00:00Z' as Moment, testSettings);
        for (const record of history.records.values()) {
          expect(decodeRecord(encodeRecord(record))).toEqual(record);
        }
      }),
    );
  });

  it.each(Object.keys(recordShapes) as HistoryKind[])('of %s fits into 4 KB when it is full', (kind) => {
    const shape = recordShapes[kind];
    let record = emptyRecord;
    // The longest of everything a mark may hold, as often as nothing more fits.
    for (let day = 0; day < 800; day += 1) {
      const text = (place: number) => longestText(kind, `${day} ${place}`);
      const mark: Mark = {
        counts: true,
        months: [9e9, 9e9, 9e9, 9e9].slice(0, kind === 'habits' ? 4 : 3),
        days: [9e9, 9e9, 9e9, 9e9].slice(0, kind === 'habits' ? 4 : 1),
        lists: shape.lists.map((_, list) => [0, 1, 2].map((place) => longestOfList(kind, list, text(place)))),
        trail: longestTrail(kind, text),
      };
      record = foldMark(
        record,
        mark,
        { at: 1.8e9 + day * 86_400, id: shortText(`${day}`.repeat(40)) },
        shape,
      );
      // Counted as often as a count is written.
      record = { ...record, lists: record.lists.map((list, place) => counted(list, shape.lists[place]!)) };
    }
    expect(record.lists.map((list) => list.length)).toEqual(shape.lists.map(({ most }) => most));
    expect(Buffer.byteLength(encodeRecord(record))).toBeLessThanOrEqual(mostBytes);
  });

  it('fits into 4 KB whatever a hostile declaration names', () => {
    const hostile = fc.array(
      fc.record({
        text: fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
        codes: fc.array(fc.integer({ min: 100_000, max: 999_999 }), { minLength: 1, maxLength: 30 }),
        amount: fc.double({ min: 0, max: 1e300, noNaN: true }),
      }),
      { minLength: 20, maxLength: 40 },
    );
    fc.assert(
      fc.property(hostile, (parts) => {
        const history = new MemoryHistory(testSettings);
        parts.forEach(({ text, codes, amount }, place) => {
          const at = new Date(1.7e12 + place * 3e7).toISOString() as Moment;
          history.declared(hostileDeclaration(`${text}${place}`, codes, amount), at);
        });
        for (const record of history.records.values()) {
          const text = encodeRecord(record);
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostBytes);
          expect(decodeRecord(text)).toEqual(record);
        }
      }),
      { numRuns: 10 },
    );
  });
});

const aHostile = { id: 'H', flow: 'export', office: '1', lodgedAt: '2026-01-01T00:00:00Z' };

function hostileDeclaration(text: string, codes: readonly number[], amount: number): Declaration {
  const party = { name: text, address: `same street ${text.length}`, country: 'UZ' };
  return {
    ...aHostile,
    id: text.repeat(3),
    flow: 'import',
    office: text,
    importer: { id: 'same' },
    exporter: { id: 'same' },
    consignee: { id: 'same', address: 'one street 1' },
    declarant: { id: 'd' },
    carrier: party,
    seller: party,
    containers: ['same', text],
    exportCountry: 'CN',
    borderTransport: { mode: '3' },
    invoice: { amount: '1', currency: 'USD' },
    attributes: { borderPost: text, exitPost: 'one', seals: `same ${text}` },
    items: codes.map((code, place) => ({
      sequence: place + 1,
      commodityCode: `${code}999999`,
      originCountry: text.slice(0, 2),
      description: text,
      netMassKg: 1 / 3,
      itemPrice: { amount: String(amount), currency: 'USD' },
      dutyRatePercent: Math.PI,
      documents: [{ type: '730', id: 'same' }],
    })),
  } as unknown as Declaration;
}

function longestText(_kind: HistoryKind, text: string): string {
  // Both 32 plain characters and a hash: the former is longer.
  return text.replaceAll(' ', '_').padEnd(32, 'x');
}

function longestOfList(kind: HistoryKind, list: number, text: string): string {
  const bare = text.replaceAll('x', '');
  if (kind === 'habits')
    return [text, bare.slice(0, 2), bare.slice(0, 4), `${bare.slice(0, 4)} 1.234e+300`][list]!;
  if (kind === 'importer-code') return bare;
  if (kind === 'cohort') return bare.slice(-4);
  if (kind === 'post') return bare.slice(0, 4);
  if (['address', 'route'].includes(kind)) return text;
  return bare.slice(-6);
}

function longestTrail(kind: HistoryKind, text: (place: number) => string): readonly (readonly string[])[] {
  switch (kind) {
    case 'importer-code':
      return [['i', 'CN', '123456789012', '1.23457e+300', 'USD']];
    case 'consignee':
    case 'address':
      return [['12345.6789']];
    case 'bill':
      return [[text(0), text(1)]];
    case 'goods':
      return [[text(0), 'i'.repeat(70)]];
    default:
      return [[]];
  }
}

function counted(list: readonly (readonly [string, number])[], { countsTo }: { readonly countsTo: number }) {
  return list.map(([text]) => [text, countsTo] as const);
}
