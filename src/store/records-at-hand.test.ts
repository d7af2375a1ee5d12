import { expect, it } from 'vitest';
import type { HistoryKey } from '../identify/history/history-key.ts';
import { emptyRecord, type HistoryRecord } from '../identify/history/history-record.ts';
import { RecordsAtHand } from './records-at-hand.ts';

const key = (name: string) => `importer:${name}` as HistoryKey;
const record = (declarations: number): HistoryRecord => ({ ...emptyRecord, declarations });
const records = (...names: readonly string[]) => new Map(names.map((name, n) => [key(name), record(n + 1)]));
const heldOf = (atHand: RecordsAtHand, names: readonly string[], ...acts: string[]) =>
  [...atHand.among(names.map(key), acts).keys()].map((each) => each.slice('importer:'.length));

it('holds what was met up to the last act, and no act else', () => {
  const atHand = new RecordsAtHand();
  expect(heldOf(atHand, ['A'], '')).toEqual([]);
  atHand.follow('', 'a', records('A', 'B'));
  expect(heldOf(atHand, ['A', 'B', 'C'], 'a')).toEqual(['A', 'B']);
  expect(heldOf(atHand, ['A'], 'b')).toEqual([]);
  atHand.follow('a', 'b', records('B'));
  expect(heldOf(atHand, ['A', 'B'], 'a', 'b')).toEqual(['A', 'B']);
  expect(atHand.among([key('B')], ['b']).get(key('B'))).toEqual(record(1));
});

it('begins anew where another changed the history, or the database is an older one', () => {
  const atHand = new RecordsAtHand();
  atHand.follow('', 'a', records('A'));
  atHand.follow('x', 'y', records('B'));
  expect(heldOf(atHand, ['A', 'B'], 'a')).toEqual([]);
  expect(heldOf(atHand, ['A', 'B'], 'y')).toEqual(['B']);
});

it('holds nothing that ends by itself', () => {
  const atHand = new RecordsAtHand();
  const container = 'container:MSKU1' as HistoryKey;
  atHand.follow('', 'a', new Map([[container, record(1)]]));
  expect(atHand.among([container], ['a']).size).toBe(0);
});

it('lets go of what was not met for long, and keeps what is met', () => {
  const atHand = new RecordsAtHand(20);
  atHand.follow('', 'a', records('A', 'B', 'C', 'D', 'E'));
  for (let n = 0; n < 12; n++) {
    atHand.follow('a', 'a', records(`N${n}`));
    expect(heldOf(atHand, ['A'], 'a')).toEqual(['A']);
  }
  expect(heldOf(atHand, ['B', 'N11'], 'a')).toEqual(['N11']);
});
