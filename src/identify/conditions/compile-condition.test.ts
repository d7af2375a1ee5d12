import { describe, expect, it } from 'vitest';
import type { Condition } from '../../domain/condition.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { itemsOf, matches } from '../profiles/testing/match-of.ts';

const yes: Condition = { all: [] };
const no: Condition = { any: [] };
/** Asks of a value that is never there. */
const unknown: Condition = { field: 'incoterm', op: 'eq', value: 'CIF' };

describe('an absent value is undetermined', () => {
  const declaration = aDeclaration({ office: '', importer: undefined, containers: undefined });
  it.each<[Condition]>([
    [{ field: 'importer.id', op: 'eq', value: 'P1' }],
    [{ field: 'importer.id', op: 'ne', value: 'P1' }],
    [{ field: 'importer.id', op: 'lt', value: 'P1' }],
    [{ field: 'importer.id', op: 'in', value: ['P1'] }],
    [{ field: 'importer.id', op: 'notIn', value: ['P1'] }],
    [{ field: 'importer.id', op: 'inList', value: 'parties' }],
    [{ field: 'importer.id', op: 'notInList', value: 'parties' }],
    [{ field: 'importer.id', op: 'startsWith', value: '' }],
    [{ field: 'importer.id', op: 'contains', value: '' }],
    [{ field: 'importer.aeo', op: 'eq', value: false }],
    [{ field: 'totalPackages', op: 'lt', value: 5 }],
    [{ field: 'totalPackages', op: 'between', value: [0, 5] }],
    [{ field: 'containers', op: 'ne', value: 'MSKU1' }],
    [{ field: 'containers', op: 'notIn', value: [] }],
    [{ field: 'office', op: 'ne', value: '10' }],
    [{ field: 'attributes.use', op: 'ne', value: '21' }],
    [{ field: 'item.description', op: 'ne', value: 'x' }],
    [{ field: 'item.documents.type', op: 'notIn', value: ['380'] }],
    [{ field: 'version', op: 'gte', value: 1 }],
    [{ field: 'history.importer.declarations', op: 'lt', value: 5 }],
    [{ field: 'item.reference.median', op: 'gt', value: 0 }],
    [{ field: 'itemCount', op: 'ne', value: { field: 'totalPackages' } }],
    [{ field: 'totalPackages', op: 'ne', value: { field: 'itemCount', times: 2 } }],
  ])('%j neither matches nor does its opposite', (when) => {
    const lists = { parties: ['P1'] };
    expect(matches(when, declaration, lists)).toBe(false);
    expect(matches({ not: when }, declaration, lists)).toBe(false);
    expect(matches({ not: { not: when } }, declaration, lists)).toBe(false);
    expect(matches({ any: [when, yes] }, declaration, lists)).toBe(true);
  });

  it.each<[string, boolean]>([
    ['importer.id', false],
    ['containers', false],
    ['office', false],
    ['attributes.use', false],
    ['item.description', false],
    ['item.documents.id', false],
    ['history.pair.itemFirst', false],
    ['item.reference.z', false],
    ['id', true],
    ['lodgedAt', true],
    ['itemCount', true],
    ['totalValue', true],
    ['item.netMassKg', true],
    ['item.hs6', true],
  ])('exists and missing say of %s whether it is there: %s', (field, isThere) => {
    expect(matches({ field, op: 'exists' }, declaration)).toBe(isThere);
    expect(matches({ field, op: 'missing' }, declaration)).toBe(!isThere);
    expect(matches({ not: { field, op: 'missing' } }, declaration)).toBe(isThere);
  });

  it.each<[Condition]>([
    [{ field: 'totalPackages', op: 'eq', value: 0 }],
    [{ field: 'totalPackages', op: 'exists' }],
    [{ field: 'totalPackages', op: 'lt', value: 1 }],
    [{ field: 'importer.aeo', op: 'eq', value: false }],
    [{ field: 'item.netMassKg', op: 'between', value: [0, 0] }],
    [{ field: 'item.value', op: 'eq', value: 0 }],
  ])('nought and false are there: %j', (when) => {
    const item = anItem({ netMassKg: 0, itemPrice: { amount: '0.00', currency: 'USD' } });
    expect(matches(when, aDeclaration({ totalPackages: 0, importer: { aeo: false }, items: [item] }))).toBe(
      true,
    );
  });
});

describe('three-valued logic', () => {
  it.each<[string, Condition, boolean, boolean]>([
    ['empty all', { all: [] }, true, false],
    ['empty any', { any: [] }, false, true],
    ['true and unknown', { all: [yes, unknown] }, false, false],
    ['false and unknown', { all: [no, unknown] }, false, true],
    ['unknown and false', { all: [unknown, no] }, false, true],
    ['unknown and unknown', { all: [unknown, unknown] }, false, false],
    ['true or unknown', { any: [yes, unknown] }, true, false],
    ['unknown or true', { any: [unknown, yes] }, true, false],
    ['false or unknown', { any: [no, unknown] }, false, false],
    ['one unknown', { any: [unknown] }, false, false],
    ['one true', { all: [yes] }, true, false],
    ['not of all with a false and an unknown', { not: { all: [no, unknown] } }, true, false],
    ['not of any with an unknown', { not: { any: [no, unknown] } }, false, false],
  ])('%s', (_, when, holds, oppositeHolds) => {
    expect(matches(when, aDeclaration())).toBe(holds);
    expect(matches({ not: when }, aDeclaration())).toBe(oppositeHolds);
  });
});

describe('items', () => {
  const declaration = aDeclaration({
    office: '10',
    totalGrossMassKg: 30,
    items: [
      anItem({ sequence: 3, originCountry: 'CN', netMassKg: 10 }),
      anItem({ sequence: 1, originCountry: 'CN', netMassKg: 50 }),
      anItem({ sequence: 2, originCountry: 'TR', netMassKg: 10 }),
      anItem({ sequence: 4, originCountry: undefined, netMassKg: 10 }),
    ],
  });
  const fromChina: Condition = { field: 'item.originCountry', op: 'eq', value: 'CN' };
  const light: Condition = { field: 'item.netMassKg', op: 'lt', value: 20 };
  const heavy: Condition = { field: 'item.netMassKg', op: 'gt', value: 20 };
  const turkish: Condition = { field: 'item.originCountry', op: 'eq', value: 'TR' };

  it.each<[string, Condition, readonly number[] | undefined]>([
    ['each item that does is listed, by its sequence', fromChina, [1, 3]],
    ['one single item satisfies the whole condition', { all: [fromChina, light] }, [3]],
    ['two items do not satisfy it together', { all: [turkish, heavy] }, undefined],
    ['any is asked of each item', { any: [turkish, heavy] }, [1, 2]],
    ['not is asked of each item, and an absent origin stays out', { not: fromChina }, [2]],
    [
      'header fields are the same for each',
      { all: [light, { field: 'office', op: 'eq', value: '10' }] },
      [2, 3, 4],
    ],
    ['a header field alone lists none', { field: 'office', op: 'eq', value: '10' }, []],
    ['a mention in a false branch still judges each item', { any: [yes, fromChina] }, [1, 2, 3, 4]],
    ['so does a mention below not', { all: [yes, { not: { all: [turkish, no] } }] }, [1, 2, 3, 4]],
    [
      'a mention on the other side counts too',
      { field: 'totalGrossMassKg', op: 'lt', value: { field: 'item.netMassKg' } },
      [1],
    ],
    [
      'and so does one on both sides',
      { field: 'item.netMassKg', op: 'gt', value: { field: 'item.sequence', times: 5 } },
      [1],
    ],
    ['missing lists the items that lack it', { field: 'item.originCountry', op: 'missing' }, [4]],
    ['itemCount is no field of an item', { field: 'itemCount', op: 'eq', value: 4 }, []],
  ])('%s', (_, when, items) => {
    expect(itemsOf(when, declaration)).toEqual(items);
  });
});
