import { expect, it } from 'vitest';
import type { Condition } from '../domain/condition.ts';
import { needsOf } from './needs.ts';

const nothing = { data: [], lists: [], boxes: [] };

it.each<[string, Condition, object]>([
  ['the declaration alone', { field: 'item.netMassKg', op: 'gt', value: 1 }, {}],
  ['a list', { field: 'exportCountry', op: 'inList', value: 'HUBS' }, { lists: ['HUBS'] }],
  ['a box', { field: 'item.attributes.brand', op: 'exists' }, { boxes: ['item.attributes.brand'] }],
  [
    'the boxes beneath a field that is worked out',
    { field: 'transitDays', op: 'lt', value: 2 },
    { boxes: ['attributes.dispatchedAt', 'attributes.arrivalAt'] },
  ],
  [
    'the other side of a comparison',
    { field: 'item.unitValue', op: 'lt', value: { field: 'item.reference.p25' } },
    { data: ['references'] },
  ],
  [
    'a table, and what its key rests on',
    { not: { field: 'item.lookup.previousOriginDefencePercent', op: 'gt', value: 0 } },
    { data: ['history'], lists: ['trade-defence'] },
  ],
  [
    'a table whose key is looked up in another',
    { field: 'lookup.kmToOffice', op: 'gt', value: 300 },
    { lists: ['km-to-office', 'traders-region'] },
  ],
])('%s', (_, when, needs) => {
  expect(needsOf({ when })).toEqual({ ...nothing, ...needs });
});
