import { expect, it } from 'vitest';
import { testServer } from './testing/test-server.ts';

it('tells of a field that is looked up which list it needs', async () => {
  const house = await testServer();
  const { status, json } = await house.call(house.tokens.analyst, 'GET', '/api/v1/fields');
  await house.server.close();
  const rows = json.rows as readonly {
    readonly path: string;
    readonly needs?: string;
    readonly list?: string;
  }[];
  expect(status).toBe(200);
  expect(rows.find(({ path }) => path === 'item.lookup.tariffRatePercent')).toMatchObject({
    type: 'number',
    scope: 'item',
    needs: 'list',
    list: 'tariff-rates',
    means: expect.stringContaining('table: beginning of a code'),
  });
  expect(rows.filter(({ needs, list }) => (needs === 'list') !== (list !== undefined))).toEqual([]);
});
