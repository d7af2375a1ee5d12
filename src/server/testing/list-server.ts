import { afterEach, beforeEach, expect } from 'vitest';
import { aDeclaration, aProfile } from './builders.ts';
import { type Called, type TestServer, testServer } from './test-server.ts';

/** A server for each test of a file, and what people say to it about lists; the list they speak of is `watched`. */
export function listServer() {
  let house: TestServer;
  beforeEach(async () => {
    house = await testServer();
  });
  afterEach(() => house.server.close());

  const lists = '/api/v1/lists';
  const analyst = (method: 'GET' | 'POST', end: string, content?: unknown) =>
    house.call(house.tokens.analyst, method, `${lists}${end}`, content);
  const approver = (method: 'GET' | 'POST', end: string, content?: unknown) =>
    house.call(house.tokens.approver, method, `${lists}${end}`, content);
  const create = (changes = {}) =>
    analyst('POST', '', { name: 'watched', kind: 'party', owner: 'Risk department', ...changes });
  const propose = (entries: readonly unknown[], query = '', name = 'watched') =>
    analyst('POST', `/${name}/entries${query}`, { reason: 'a report', entries });
  const accept = (version: number, name = 'watched') =>
    approver('POST', `/${name}/accept?version=${version}`);
  const upload = (content: string | Buffer, query = '', type = 'text/csv', headers = {}): Promise<Called> =>
    house.server
      .inject({
        method: 'POST',
        url: `${lists}/watched/entries/batch${query}`,
        headers: { authorization: `Bearer ${house.tokens.analyst}`, 'content-type': type, ...headers },
        payload: content,
      })
      .then(({ statusCode: status, headers: answered, body: text }) => ({
        status,
        headers: answered,
        text,
        json: JSON.parse(text),
      }));
  const entries = async (query = '') =>
    ((await analyst('GET', `/watched/entries${query}`)).json.rows ?? []) as readonly unknown[];
  const values = async (query = '') =>
    ((await entries(query)) as { value: unknown }[]).map(({ value }) => value);
  const acts = async (limit = 1) =>
    (await house.call(house.tokens.auditor, 'GET', `/api/v1/audit?limit=${limit}`)).json.rows as readonly {
      readonly kind: string;
      readonly actor: string;
      readonly subject: string;
      readonly body: string;
    }[];
  const laneOf = async (id: string) =>
    (await house.call(house.tokens['customs-system'], 'POST', '/api/v1/declarations', aDeclaration({ id })))
      .json.lane;

  async function inForce(listed: readonly unknown[]): Promise<void> {
    await create();
    const { json } = await propose(listed);
    expect((await accept(Number(json.version))).status).toBe(200);
  }

  async function asking(name = 'watched'): Promise<void> {
    const when = { field: 'importer.id', op: 'inList', value: name } as const;
    const set = [aProfile({ when })];
    const imported = await house.call(
      house.tokens.admin,
      'POST',
      '/api/v1/profiles/import?activate=true',
      set,
    );
    expect([imported.status, imported.json]).toEqual([200, expect.objectContaining({ profiles: 1 })]);
  }

  return {
    house: () => house,
    analyst,
    approver,
    create,
    propose,
    accept,
    upload,
    entries,
    values,
    acts,
    laneOf,
    inForce,
    asking,
  };
}
