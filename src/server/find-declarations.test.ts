import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aDeclaration } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

const declarations = '/api/v1/declarations';
let house: TestServer;

beforeEach(async () => {
  house = await testServer();
});
afterEach(() => house.server.close());

function submit(content: unknown, token = house.tokens['customs-system']) {
  return house.call(token, 'POST', declarations, content);
}

function read(path: string, token = house.tokens.officer) {
  return house.call(token, 'GET', `${declarations}${path}`);
}

describe('the way to a declaration', () => {
  test('is its id, whatever it holds', async () => {
    const id = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => !text.includes('\0') && text.length <= 128);
    const taken = new Set<string>();
    const property = fc.asyncProperty(
      fc.oneof(id, fc.constantFrom('.', '..', 'a/b', '/', '%2F', 'batch', 'a?b#c', ' ')),
      async (text) => {
        const submitted = await submit(aDeclaration({ id: text }));
        expect(submitted.status).toBe(taken.has(text) ? 200 : 201);
        taken.add(text);
        const found = await read(`/${encodeURIComponent(text)}/decision`);
        // A browser takes "." and ".." out of an address, however they are written.
        if (text !== '.' && text !== '..') expect([found.status, found.json]).toEqual([200, submitted.json]);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  test.each(['%00', 'a%00b', 'x'.repeat(129), '%F0%9F%98%80'.repeat(100), 'nowhere', '%252F'])(
    'leads nowhere for %s',
    async (id) => {
      for (const end of ['', '/decision', '/history', '/notice']) {
        const { status, text } = await read(`/${id}${end}`);
        expect([status, text]).toEqual([404, (await read(`/nowhere${end}`)).text]);
      }
    },
  );

  test.each(['%', '%zz', '%ff', '%ED%A0%80'])('that is %s is no address', async (id) => {
    const { status, headers } = await read(`/${id}/decision`);
    expect([status, headers['content-type']]).toEqual([400, expect.stringContaining('problem+json')]);
  });

  test('to another office’s is closed', async () => {
    const elsewhere = await house.addUser('officer of 20', ['officer'], ['20']);
    await submit(aDeclaration());
    await submit(aDeclaration({ id: 'D-2', office: '20' }));
    for (const end of ['', '/decision', '/history', '/notice']) {
      expect((await read(`/D-1${end}`, elsewhere)).status).toBe(404);
      expect((await read(`/D-2${end}`, elsewhere)).status).toBe(200);
    }
    expect((await read('', elsewhere)).json.rows).toMatchObject([{ id: 'D-2' }]);
    expect((await read('?office=10', elsewhere)).json.rows).toEqual([]);
    const order = { to: 'red', reason: 'none of my business' };
    expect((await house.call(elsewhere, 'POST', `${declarations}/D-1/reroute`, order)).status).toBe(404);
  });
});

describe('the list', () => {
  test('pages from the last decided to the first, once each', async () => {
    for (let number = 1; number <= 7; number++) {
      await submit(aDeclaration({ id: `D-${number}`, office: number % 2 === 0 ? '10' : '20' }));
    }
    const seen: unknown[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page++) {
      const { json } = await read(`?limit=3${cursor}`);
      seen.push(...(json.rows as { id: string }[]).map(({ id }) => id));
      if (json.next === undefined) break;
      cursor = `&cursor=${json.next}`;
      // What comes meanwhile is not in the way.
      await submit(aDeclaration({ id: `later-${page}` }));
    }
    expect(seen).toEqual(['D-7', 'D-6', 'D-5', 'D-4', 'D-3', 'D-2', 'D-1']);
    expect((await read('?office=20&flow=import')).json.rows).toHaveLength(4);
    expect((await read('?flow=export')).json).toEqual({ rows: [] });
    expect((await read('?limit=1')).json.rows).toEqual([
      {
        id: expect.stringMatching('later'),
        version: 1,
        flow: 'import',
        office: '10',
        lodgedAt: expect.stringMatching(/^2026-03-01T/),
        decidedAt: expect.any(String),
        importer: 'Zarafshon Savdo',
        items: 1,
        commodityCode: '61091000',
        lane: expect.any(String),
        selectedBy: expect.any(String),
        level: expect.any(String),
        likelihood: expect.any(Number),
        measures: expect.any(Array),
      },
    ]);
  });

  test.each([
    'limit=0',
    'limit=201',
    'limit=1.5',
    'limit=1e400',
    'limit=',
    'limit=x',
    'limit=1&limit=2',
    'lane=pink',
    'lane=',
    'flow=in',
    'office=%00',
    `office=${'x'.repeat(33)}`,
    'cursor=!',
    'cursor=',
    'cursor=LTE',
    'cursor=MTIz%00',
    `cursor=${Buffer.from('9'.repeat(30)).toString('base64url')}`,
    'cursor=a&cursor=b',
    `cursor=${'A'.repeat(2_000)}`,
  ])('refuses %s', async (query) => {
    const { status, json } = await read(`?${query}`);
    expect([status, json.problems]).toEqual([400, [expect.objectContaining({ source: 'query' })]]);
  });
});
