import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Role, rightsByRole, roles } from '../domain/role.ts';
import { apiOperations } from './operations-table.ts';
import { houseOperations } from './routes/house.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

const profiles = '/api/v1/profiles';
let house: TestServer;
beforeEach(async () => {
  house = await testServer();
});
afterEach(() => house.server.close());

const get = (role: Role, end: string) => house.call(house.tokens[role], 'GET', `/api/v1${end}`);
const readsOf = async (id: string) => (await get('auditor', `/profiles/${id}/reads`)).json.rows;

async function acts(): Promise<readonly { kind: string; body: string }[]> {
  return (await get('auditor', '/audit?limit=200')).json.rows as never;
}

async function draft(count: number): Promise<void> {
  for (let number = 1; number <= count; number++)
    await house.call(house.tokens.analyst, 'POST', profiles, aProfile({ id: `P-${number}` }));
}

describe('who sees a criterion is put on record', () => {
  test('whatever way it is seen', async () => {
    await draft(2);
    await house.call(house.tokens.analyst, 'POST', profiles, aProfile({ name: 'Again' }));
    const set = [aProfile({ name: 'In force' })];
    const { ruleBook } = (
      await house.call(house.tokens.admin, 'POST', `${profiles}/import?activate=true`, set)
    ).json;
    await get('analyst', '/profiles/P-1');
    await get('approver', '/profiles');
    await get('analyst', '/profiles/P-1/versions');
    await get('auditor', '/profiles/P-1/difference?from=1&to=2');
    await get('analyst', `/rule-books/${ruleBook}`);
    await get('approver', `/rule-books/${ruleBook}/difference?to=${ruleBook}`);
    await get('auditor', '/audit?limit=200');
    expect(await readsOf('P-1')).toMatchObject([
      { by: 'the-auditor', operation: 'listActs' },
      { by: 'the-approver', operation: 'compareRuleBooks', ruleBook },
      { by: 'the-approver', operation: 'compareRuleBooks', ruleBook },
      { by: 'the-analyst', operation: 'getRuleBook', ruleBook },
      { by: 'the-auditor', operation: 'compareProfileVersions' },
      { by: 'the-analyst', operation: 'listProfileVersions' },
      { by: 'the-approver', operation: 'listProfiles' },
      { by: 'the-analyst', operation: 'getProfile' },
    ]);
    expect(await readsOf('P-2')).toMatchObject([{ operation: 'listActs' }, { operation: 'listProfiles' }]);
    expect((await acts()).filter(({ kind }) => kind === 'profile.read').map(({ body }) => body)).toContain(
      '{"operation":"compareProfileVersions","profiles":["P-1","P-1"],"versions":[1,2]}',
    );
  });

  test('a list is one act, of what it showed and no more', async () => {
    await draft(60);
    await get('analyst', '/profiles?limit=50');
    const reads = (await acts()).filter(({ body }) => body.includes('listProfiles'));
    expect(reads.map(({ body }) => JSON.parse(body).profiles.length)).toEqual([50]);
    const seen = JSON.parse(reads[0]?.body ?? '').profiles as readonly string[];
    const unseen = Array.from({ length: 60 }, (_, index) => `P-${index + 1}`).find(
      (id) => !seen.includes(id),
    );
    expect(await readsOf(String(unseen))).toMatchObject([{ operation: 'listActs' }]);
  });

  test('what shows none is not recorded', async () => {
    await draft(1);
    const before = await house.app.store.acts.head();
    await get('analyst', '/profiles/P-9');
    await get('analyst', '/profiles?state=retired');
    await get('analyst', '/rule-books');
    await get('analyst', '/retirement-proposals');
    await get('officer', '/profiles/P-1');
    await get('auditor', '/profiles/P-1/reads');
    expect(await house.app.store.acts.head()).toEqual(before);
  });

  test('before it is answered: what cannot be recorded is not shown', async () => {
    await draft(1);
    const { reads } = house.app.store;
    reads.record = () => Promise.reject(new Error('the chain is out of reach'));
    for (const end of [
      '/profiles',
      '/profiles/P-1',
      '/profiles/P-1/versions',
      `/rule-books/${house.app.ruleBook.current.hash}`,
    ]) {
      const answer = await get('analyst', end);
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(answer.text).not.toMatch(/6109|lanePrecedence/);
    }
  });

  test('by pages, for the auditor alone', async () => {
    await draft(1);
    for (let times = 0; times < 3; times++) await get('analyst', '/profiles/P-1');
    const first = (await get('auditor', '/profiles/P-1/reads?limit=2')).json;
    const rest = (await get('auditor', `/profiles/P-1/reads?limit=2&cursor=${first.next}`)).json;
    expect([(first.rows as unknown[]).length, (rest.rows as unknown[]).length, rest.next]).toEqual([
      2,
      1,
      undefined,
    ]);
    expect((await get('auditor', '/profiles/P-9/reads')).status).toBe(404);
    expect((await get('auditor', '/profiles/%00/reads')).status).toBe(404);
    expect((await get('auditor', '/profiles/P-1/reads?cursor=x')).status).toBe(400);
    expect((await get('approver', '/profiles/P-1/reads')).status).toBe(403);
  });
});

test('no role without the right to read profiles ever sees a condition, its list or why it exists', async () => {
  const secret = aProfile({
    when: {
      all: [
        { field: 'item.netMassKg', op: 'gte', value: 98.76543 },
        { field: 'importer.id', op: 'inList', value: 'covert-watch-list' },
        { not: { field: 'item.originCountry', op: 'in', value: ['ZZ-HIDDEN'] } },
      ],
    },
    then: { lane: 'red', instruction: 'Count the left gloves' },
    justification: 'informer-in-the-port',
    legalBasis: 'secret-order-12',
    owner: 'unit-with-no-name',
  } as never);
  const set = { profiles: [secret], lists: { 'covert-watch-list': ['T-100'] } };
  const brought = await house.call(house.tokens.admin, 'POST', `${profiles}/import?activate=true`, set);
  expect(brought.status).toBe(200);
  const told = (text: string) =>
    /98\.76543|covert-watch-list|ZZ-HIDDEN|informer|secret-order|no-name|"op"|netMassKg is|is on the list/.test(
      text,
    );
  const answers: (readonly [string, string])[] = [['import', brought.text]];
  for (const role of roles) {
    const posted = await house.call(
      house.tokens[role],
      'POST',
      '/api/v1/declarations',
      aDeclaration({ id: `D-${role}` }),
    );
    if (posted.status === 201) answers.push([`${role} POST`, posted.text]);
  }
  const blind = roles.filter((role) => !(rightsByRole[role] as readonly string[]).includes('profiles.read'));
  expect(blind).toEqual(['declarant-system', 'customs-system', 'officer', 'chief', 'manager', 'admin']);
  for (const role of blind) {
    for (const { method, path } of apiOperations) {
      if (method !== 'GET') continue;
      const hash = house.app.ruleBook.current.hash;
      for (const id of ['D-customs-system', 'D-declarant-system', 'P-1']) {
        const url = path.replace(':id', id).replace(':hash', hash);
        answers.push([`${role} ${url}`, (await get(role, url)).text]);
      }
    }
    for (const { path } of houseOperations.filter(({ id }) => id !== 'getOpenApi'))
      answers.push([`${role} ${path}`, (await house.call(house.tokens[role], 'GET', path)).text]);
  }
  // The decision itself is told, with what to do and what was declared.
  expect(answers.find(([name]) => name === 'officer /declarations/D-customs-system/decision')?.[1]).toMatch(
    /"lane":"red".*Count the left gloves/,
  );
  expect(answers.filter(([, text]) => told(text)).map(([name]) => name)).toEqual([]);
  expect(told((await get('analyst', '/profiles/P-1')).text)).toBe(true);
});
