import { describe, expect, it } from 'vitest';
import type { FieldsView } from '../../../src/server/api.ts';
import type { Condition } from '../profiles/shown-version.ts';
import { catalogueOf } from './catalogue.ts';
import {
  conditionOf,
  firstOf,
  newGroup,
  newRow,
  nodeAt,
  type WrittenNode,
  withFirst,
  withNode,
  writtenOf,
} from './written-condition.ts';
import { numberOf, percentOf, shareOf } from './written-value.ts';

const field = (path: string, type: FieldsView['rows'][number]['type']) =>
  ({ path, type, scope: 'header', many: false, operators: ['eq', 'ne'] }) as const;
const catalogue = catalogueOf({
  rows: [field('office', 'text'), field('itemCount', 'number'), field('importer.aeo', 'boolean')],
  boxes: [{ ...field('', 'text'), prefix: 'attributes.' }],
});
const office = { field: 'office', op: 'eq', value: '26001' } as const;
const count = { field: 'itemCount', op: 'between', value: [1, 2.5] } as const;

const shown: readonly Condition[] = [
  office,
  { not: office },
  { not: { not: office } },
  { all: [] },
  { any: [] },
  { all: [office] },
  { not: { all: [office, count] } },
  { all: [{ any: [office, { not: { any: [count] } }] }, { not: count }, { all: [] }] },
  { field: 'itemCount', op: 'lt', value: { field: 'totalPackages', times: 0.6 } },
  { field: 'itemCount', op: 'gte', value: { field: 'totalPackages' } },
  { field: 'itemCount', op: 'notIn', value: [1, 2] },
  { field: 'office', op: 'in', value: ['1', '2'] },
  { field: 'office', op: 'startsWith', value: '85' },
  { field: 'office', op: 'startsWith', value: ['85'] },
  { field: 'office', op: 'contains', value: [] },
  { field: 'importer.aeo', op: 'eq', value: false },
  { field: 'attributes.a.b', op: 'missing' },
  { field: 'office', op: 'inList', value: 'watched offices' },
];

describe('rows', () => {
  it.each(shown.map((condition) => [JSON.stringify(condition), condition] as const))(
    'give back %s as it is',
    (_, condition) => {
      const root = writtenOf(condition, catalogue);
      expect(root && conditionOf(root, catalogue)).toEqual(condition);
    },
  );

  it.each([
    { field: 'office', op: 'eq', value: 5 },
    { field: 'office', op: 'eq', value: ' 5' },
    { field: 'office', op: 'in', value: ['1', ''] },
    { field: 'itemCount', op: 'between', value: [1] },
    { field: 'office', op: 'eq', value: '1', note: 'x' },
    { field: 'office', op: 'eq', value: null },
    { all: [office], any: [count] },
    { all: [office, 'x'] },
    { all: office },
    [],
    'text',
    null,
    nested(60),
  ])('do not show %j, which they would change', (condition) => {
    expect(writtenOf(condition, catalogue)).toBeUndefined();
  });

  it('are sent with what was typed where it means nothing', () => {
    const row = { ...newRow(), field: 'itemCount', op: 'between', low: 'ten', high: '1 000,5' } as const;
    expect(conditionOf(newGroup('any', [row]), catalogue)).toEqual({
      any: [{ ...count, value: ['ten', 1000.5] }],
    });
  });

  it('keep the other values for an operator of several', () => {
    expect(firstOf('a\nb')).toBe('a');
    expect(withFirst('a\nb', 'c')).toBe('c\nb');
  });

  it('around a single question are written once there is a second', () => {
    const root = writtenOf(office, catalogue);
    if (root === undefined) throw new Error('It can be shown');
    const grown = { ...root, parts: [...root.parts, { ...newRow(), field: 'office' }] };
    expect(conditionOf(grown, catalogue)).toEqual({
      all: [office, { field: 'office', op: 'eq', value: '' }],
    });
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? office : { all: [nested(depth - 1)] };
}

describe('a place', () => {
  const root = writtenOf({ all: [office, { not: { any: [count, { not: { not: office } }] } }] }, catalogue);
  it.each([
    ['', 'group all', ''],
    ['all', 'group all', 'all'],
    ['all/0/value', 'row office', 'value'],
    ['all/1', 'group any', ''],
    ['all/1/not/any', 'group any', 'any'],
    ['all/1/not/any/0/value/1', 'row itemCount', 'value/1'],
    ['all/1/not/any/1/not/not/op', 'row office', 'op'],
    ['all/7/op', 'group all', 'all/7/op'],
  ])('%s lies in %s', (path, where, rest) => {
    if (root === undefined) throw new Error('It can be shown');
    const found = nodeAt(root, path === '' ? [] : path.split('/'));
    expect([nameOf(found.node), found.rest.join('/')]).toEqual([where, rest]);
  });

  it('of a single question is the question', () => {
    const bare = writtenOf({ not: office }, catalogue);
    if (bare === undefined) throw new Error('It can be shown');
    expect(nameOf(nodeAt(bare, ['not', 'value']).node)).toBe('row office');
    expect(nameOf(nodeAt(bare, []).node)).toBe('group all');
  });
});

function nameOf(node: WrittenNode): string {
  return node.kind === 'row' ? `row ${node.field}` : `group ${node.join}`;
}

it('leaves what does not change the same object', () => {
  const [a, b] = [newRow(), newRow()];
  const [left, right] = [newGroup('all', [a]), newGroup('any', [b])];
  const root = newGroup('all', [left, right]);
  const changed = withNode(root, a.key, { ...a, field: 'office' });
  expect(changed.parts[1]).toBe(right);
  expect(changed.parts[0]).toMatchObject({ parts: [{ field: 'office' }] });
  expect(withNode(root, b.key, undefined).parts[1]).toMatchObject({ parts: [] });
  expect(withNode(root, -1, undefined)).toBe(root);
  expect(withNode(root, root.key, { ...root, join: 'any' })).toMatchObject({
    join: 'any',
    parts: root.parts,
  });
});

describe('numbers as they are typed', () => {
  it.each([
    ['1 234,5', 1234.5],
    ['1.5', 1.5],
    [' -3 ', -3],
    ['', undefined],
    ['1,234.5', undefined],
    ['ten', undefined],
    ['Infinity', undefined],
  ])('%j is %s', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  it.each([
    ['12', 0.12],
    ['33,3', 0.333],
    ['7', 0.07],
    ['29', 0.29],
    ['0.00001', 1e-7],
    ['much', 'much'],
  ])('%s percent is %s', (percent, share) => {
    expect(shareOf(percent)).toBe(share);
    if (typeof share === 'number') expect(shareOf(percentOf(share))).toBe(share);
  });
});
