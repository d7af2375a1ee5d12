import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../app/app.ts';
import type { Store } from '../app/ports/store.ts';
import type { ReferenceOrder } from '../app/references/build-references.ts';
import { type BuildOrdered, ReferencesInUse } from '../app/references/references-in-use.ts';
import { aDeclaration } from '../domain/testing/a-declaration.ts';
import type { User, UserId } from '../domain/user.ts';
import { buildOfShoes, keepReferences } from './testing/keep-references.ts';
import { memoryStore } from './testing/memory-store.ts';
import { openApp, type TestServer, testServer } from './testing/test-server.ts';

const clearance = { id: 'c' as UserId, name: 'clearance', roles: ['customs-system'] } as User;

describe('a node', () => {
  let now: string;
  let store: Store;
  let node: App;
  let orders: ReferenceOrder[];

  beforeEach(async () => {
    now = '2026-03-10T00:01:00.000Z';
    store = memoryStore();
    node = openApp(store, () => now);
    orders = [];
  });

  const building: BuildOrdered = (order, signal) => {
    orders.push(order);
    return buildOfShoes({ store })(order, signal);
  };
  const lodgeOne = () => node.submissions.submit(aDeclaration(), clearance);
  const heldBy = ({ knowledge }: App) => (knowledge.sources.references ?? []).map(({ until }) => until);

  it('builds nothing of an empty record', async () => {
    await node.references.buildWhenDue(building);
    expect(orders).toEqual([]);
  });

  it('builds once a day what reaches the day before', async () => {
    await lodgeOne();
    await node.references.buildWhenDue(building);
    await node.references.buildWhenDue(building);
    const { hash: ruleBook } = node.ruleBook.current;
    const order = { currency: 'USD', rates: undefined, ruleBook, by: 'system' };
    expect(orders).toEqual([{ ...order, until: '2026-03-09', at: '2026-03-10T00:01:00.000Z' }]);
    now = '2026-03-10T23:59:59.000Z';
    await node.references.buildWhenDue(building);
    expect(orders).toHaveLength(1);
    now = '2026-03-11T00:00:01.000Z';
    await node.references.buildWhenDue(building);
    expect(orders.map(({ until }) => until)).toEqual(['2026-03-09', '2026-03-10']);
    expect(heldBy(node)).toEqual(['2026-03-10', '2026-03-09']);
  });

  it('holds those of three days', async () => {
    for (const day of ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08'])
      await keepReferences(node, day);
    expect(heldBy(node)).toEqual(['2026-03-08', '2026-03-07', '2026-03-06']);
  });

  it('takes over what another has built, which does not build it again', async () => {
    const other = openApp(store, () => now);
    await lodgeOne();
    await Promise.all([node.references.buildWhenDue(building), other.references.buildWhenDue(building)]);
    await other.references.buildWhenDue(building);
    expect(orders).toHaveLength(1);
    await Promise.all([node.references.refresh(), other.references.refresh()]);
    const [held] = other.knowledge.sources.references ?? [];
    expect(held?.hash).toBe(node.knowledge.sources.references?.[0]?.hash);
    expect(heldBy(other)).toEqual(['2026-03-09']);
  });

  it('does not build what another built while it waited for its turn', async () => {
    await lodgeOne();
    const whileAlone: Store['references']['whileAlone'] = async (work) => {
      await node.references.buildWhenDue(building);
      return store.references.whileAlone(work);
    };
    const late = openApp({ ...store, references: { ...store.references, whileAlone } }, () => now);
    await late.references.buildWhenDue(building);
    expect(orders).toHaveLength(1);
  });

  it('judges by references of the same day that were built later', async () => {
    await keepReferences(node, '2026-03-09', '20');
    const later = await keepReferences(node, '2026-03-09', '30');
    expect(node.knowledge.sources.references?.map(({ hash }) => hash)).toEqual([later?.hash]);
  });

  it('leaves out what is not as it was recorded, and says so once', async () => {
    await keepReferences(node, '2026-03-08');
    const { sequence } = await store.acts.head();
    await keepReferences(node, '2026-03-09');
    const read: Store['references']['read'] = async (asked) =>
      asked === sequence ? undefined : store.references.read(asked);
    const references = { ...store.references, read };
    const other = openApp({ ...store, references }, () => now);
    expect(await other.references.refresh()).toEqual([sequence]);
    expect(await other.references.refresh()).toEqual([]);
    expect(heldBy(other)).toEqual(['2026-03-09']);
  });

  it('rests after a build that failed or came to nothing', async () => {
    await lodgeOne();
    const failing = async () => {
      orders.push({} as ReferenceOrder);
      throw new Error('no memory');
    };
    await expect(node.references.buildWhenDue(failing)).rejects.toThrow('no memory');
    await node.references.buildWhenDue(failing);
    expect(orders).toHaveLength(1);
    const other = openApp(store, () => now);
    const nothing = async () => {
      orders.push({} as ReferenceOrder);
      return undefined;
    };
    await other.references.buildWhenDue(nothing);
    await other.references.buildWhenDue(nothing);
    expect(orders).toHaveLength(2);
  });

  it.each([
    [40_000, 2],
    [400, 1],
  ])(
    'builds anew within the day when the record has grown to %d acts: %d builds',
    async (sequence, builds) => {
      await lodgeOne();
      const acts = { ...store.acts, head: async () => ({ sequence, hash: '' }) };
      const grown = new ReferencesInUse({ ...node, store: { ...store, acts } });
      await node.references.buildWhenDue(building);
      await grown.buildWhenDue(building);
      expect(orders).toHaveLength(builds);
    },
  );
});

describe('over HTTP', () => {
  let house: TestServer;
  beforeAll(async () => {
    house = await testServer();
  });
  afterAll(() => house.server.close());

  const ask = (url: string) => house.call(house.tokens.analyst, 'GET', `/api/v1/references${url}`);

  it('references are listed and asked', async () => {
    expect((await ask('/current?code=640399')).status).toBe(404);
    expect((await ask('')).json).toEqual({ rows: [] });
    for (const day of ['2026-03-05', '2026-03-06', '2026-03-07']) await keepReferences(house.app, day);
    const first = (await ask('?limit=2')).json as { rows: { until: string }[]; next: string };
    const second = (await ask(`?limit=2&cursor=${first.next}`)).json as typeof first;
    expect([...first.rows, ...second.rows].map(({ until }) => until)).toEqual([
      '2026-03-07',
      '2026-03-06',
      '2026-03-05',
    ]);
    expect(second.next).toBeUndefined();
    expect(first.rows[0]).toMatchObject({ currency: 'USD', declarations: 1, items: 40, cells: 1 });
    expect((await ask('?cursor=x')).status).toBe(400);
    expect((await ask('/current?code=640399&origin=CN')).json).toMatchObject({
      until: '2026-03-07',
      normal: [{ per: 'kg', code: '640399', origin: 'CN', values: 40 }],
    });
    for (const wrong of ['', '?code=6', '?code=640399&origin=cn', '?code=640399&unit=%00'])
      expect([wrong, (await ask(`/current${wrong}`)).status]).toEqual([wrong, 400]);
  });
});
