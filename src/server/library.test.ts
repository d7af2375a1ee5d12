import { expect, test } from 'vitest';
import type { LibraryView } from './api.ts';
import { aProfile } from './testing/builders.ts';
import { testServer } from './testing/test-server.ts';

test('each row is told beside the lists in force', async () => {
  const { server, call, tokens } = await testServer();
  const rows = async () => {
    const answer = await call(tokens.analyst, 'GET', '/api/v1/library');
    expect(answer.status).toBe(200);
    const { rows: told } = answer.json as LibraryView;
    return new Map(told.map((row) => [row.indicator, row]));
  };
  const before = await rows();
  expect(before.get('O02')).toMatchObject({
    kind: 'profile',
    ready: false,
    lacks: [{ kind: 'list', name: 'HUB_COUNTRIES', state: 'not-there' }],
  });
  expect(before.get('T01')).toMatchObject({ kind: 'not-decidable', ready: false, lacks: [] });
  expect(before.get('K01')).toMatchObject({ ready: true });
  // The history is with the record, references are built by somebody.
  expect(before.get('P01')).toMatchObject({ ready: true });
  expect(before.get('V01')).toMatchObject({ lacks: [{ kind: 'data', name: 'references' }] });
  const { profile } = before.get('O02')!;
  // What is told can be drafted as it is, once its lists are there.
  expect((await call(tokens.analyst, 'POST', '/api/v1/profiles', profile)).status).toBe(422);
  const set = { profiles: [aProfile()], lists: { HUB_COUNTRIES: ['AE'] } };
  expect((await call(tokens.admin, 'POST', '/api/v1/profiles/import?activate=true', set)).status).toBe(200);
  expect((await rows()).get('O02')).toMatchObject({ ready: true, lacks: [] });
  expect((await call(tokens.analyst, 'POST', '/api/v1/profiles', profile)).status).toBe(201);
  await server.close();
});
