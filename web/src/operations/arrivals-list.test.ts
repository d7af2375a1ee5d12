import { describe, expect, it } from 'vitest';
import type { DeclarationRow, Page } from '../../../src/server/api.ts';
import { type ArrivalsList, extend, receive, release, waitingIn } from './arrivals-list.ts';

const everything = {};

function aRow(id: string, more: Partial<DeclarationRow> = {}): DeclarationRow {
  return {
    id,
    version: 1,
    flow: 'import',
    office: '26001',
    lodgedAt: '2026-11-25T09:00:00+05:00',
    decidedAt: '2026-11-25T04:00:01Z',
    items: 1,
    lane: 'green',
    selectedBy: 'none',
    level: 'low',
    likelihood: 0.01,
    measures: [],
    ...more,
  };
}

function aPage(ids: string, next?: string): Page<DeclarationRow> {
  return { rows: [...ids].map((id) => aRow(id)), ...(next === undefined ? {} : { next }) };
}

function idsOf(list: ArrivalsList): string {
  return list.rows.map((row) => row.id).join('');
}

const begun = receive(undefined, everything, aPage('dcba', 'after a'), false);

describe('the newest page', () => {
  it('is the list, and nothing in it is news at first', () => {
    expect(idsOf(begun)).toBe('dcba');
    expect(begun.fresh.size).toBe(0);
  });

  it('replaces the list as declarations come, and marks them', () => {
    const list = receive(begun, everything, aPage('fedc', 'after c'), false);
    expect(idsOf(list)).toBe('fedc');
    expect([...list.fresh]).toEqual(['1 f', '1 e']);
    expect(list.next).toBe('after c');
  });

  it('waits while the reader is in the list', () => {
    const held = receive(begun, everything, aPage('fedc', 'after c'), true);
    expect(idsOf(held)).toBe('dcba');
    expect(waitingIn(held)).toBe(2);
    expect(idsOf(release(held))).toBe('fedc');
  });

  it('brings the rows in view up to date all the same', () => {
    const page = { rows: [aRow('e'), aRow('d', { lane: 'red', selectedBy: 'manual' })] };
    expect(receive(begun, everything, page, true).rows[0]?.lane).toBe('red');
  });

  it('begins anew when the filter changes, held or not', () => {
    const list = receive(begun, { lane: 'red' }, aPage('x'), true);
    expect(idsOf(list)).toBe('x');
    expect(list.next).toBeUndefined();
  });
});

describe('a list with older pages', () => {
  const longer = extend(begun, 'after a', aPage('ZY', 'after Y'));

  it('goes on where it ended', () => {
    expect(idsOf(longer)).toBe('dcbaZY');
    expect(longer.next).toBe('after Y');
  });

  it('keeps them as declarations come', () => {
    const list = receive(longer, everything, aPage('fedc', 'after c'), false);
    expect(idsOf(list)).toBe('fedcbaZY');
    expect(list.next).toBe('after Y');
  });

  it('begins anew when it no longer meets the newest page', () => {
    const list = receive(longer, everything, aPage('qpon', 'after n'), false);
    expect(idsOf(list)).toBe('qpon');
    expect(list.next).toBe('after n');
  });

  it('shows an amended declaration once, at the front', () => {
    const page = { rows: [aRow('Z', { version: 2 }), aRow('d'), aRow('c')], next: 'after c' };
    expect(idsOf(receive(longer, everything, page, false))).toBe('ZdcbaY');
  });

  it('leaves a page that follows no longer', () => {
    expect(extend(longer, 'after a', aPage('ZY'))).toBe(longer);
  });

  it('ends', () => {
    expect(extend(longer, 'after Y', aPage('X')).next).toBeUndefined();
  });
});
