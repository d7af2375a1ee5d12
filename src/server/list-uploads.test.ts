import { describe, expect, test } from 'vitest';
import { listServer } from './testing/list-server.ts';

const { analyst, create, accept, upload, entries, values } = listServer();

describe('an upload', () => {
  test.each([
    ['text/csv', 'value,validTo,remark\nT-1,2026-12-31,"one, two"\nT-2,,\n'],
    ['text/csv; charset=utf-8', '\ufeffvalue,validTo,remark\r\nT-1,2026-12-31,"one, two"\r\nT-2,,\r\n'],
    ['application/x-ndjson', '{"value":"T-1","validTo":"2026-12-31","remark":"one, two"}\n\n{"value":"T-2"}'],
  ])('as %s', async (type, content) => {
    await create();
    const taken = await upload(content, '?reason=monthly', type);
    expect([taken.status, taken.json]).toEqual([
      201,
      expect.objectContaining({ added: 2, reason: 'monthly' }),
    ]);
    await accept(1);
    expect(await entries()).toEqual([
      { value: 'T-1', validTo: '2026-12-31', remark: 'one, two' },
      { value: 'T-2' },
    ]);
  });

  test('of numbers, and of removals', async () => {
    await create({ kind: 'number' });
    await upload('value\n1\n2.50\n');
    await accept(1);
    expect(await values()).toEqual([1, 2.5]);
    expect((await upload('value,remove\n1,true\n3,\n')).json).toMatchObject({ added: 1, removed: 1 });
    await accept(2);
    expect(await values()).toEqual([2.5, 3]);
  });

  const bad = 'value,validFrom\nT-1,\nT-2,yesterday\n"T-3\nT-4,,\nT-1,\nT-5,2026-01-01\n';
  const told = [
    [3, 'validFrom', 'not-a-date'],
    [4, '', 'not-csv'],
    [5, '', 'not-csv'],
    [6, '', 'duplicate-value'],
  ] as const;

  test('with bad lines is refused, and names each', async () => {
    await create();
    const refused = await upload(bad);
    expect([refused.status, refused.json.problems]).toEqual([
      422,
      told.map(([line, path, code]) => expect.objectContaining({ line, path, code })),
    ]);
    expect((await analyst('GET', '/watched/versions')).json.rows).toEqual([]);
  });

  test('with bad lines loses nothing beside them where a part is enough', async () => {
    await create();
    const taken = await upload(bad, '?partial=true');
    expect(taken.json).toMatchObject({ added: 2, rejected: 4 });
    expect((taken.json.problems as { line: number }[]).map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    await accept(1);
    expect(await values()).toEqual(['T-1', 'T-5']);
  });

  test.each([
    ['text/csv', 'remark\nx\n', 422, 'missing-column'],
    ['text/csv', 'value,colour\nT,red\n', 422, 'unknown-column'],
    ['text/csv', 'value,value\nT,T\n', 422, 'unknown-column'],
    ['application/x-ndjson', '{"value":"T-1"}\n{', 400, 'not-json'],
    ['application/x-ndjson', `{"value":"${'x'.repeat(70_000)}"}\n`, 413, 'record-too-large'],
    ['application/x-ndjson', Buffer.from([0x7b, 0xff, 0x7d]), 400, 'not-utf8'],
    ['text/csv', Buffer.from([0x1f, 0x8b, 1, 2, 3]), 400, 'truncated'],
  ])('as %s of %j is answered %d: %s', async (type, content, status, code) => {
    await create();
    const refused = await upload(content as string, '', type);
    expect([refused.status, refused.json.problems]).toEqual([
      status,
      expect.arrayContaining([expect.objectContaining({ code })]),
    ]);
    // What is not whole is not taken in part either; a bad line is only left out.
    expect((await upload(content as string, '?partial=true', type)).status).toBe(
      code === 'not-json' ? 201 : status,
    );
  });

  test('of parties with details, shown, found and compared', async () => {
    await create();
    const first = 'value,name,names,country,identifiers\nW-1,ACME,Acme Ltd|АКМЕ,TR,12|13\nW-2,Beta,,,\n';
    expect((await upload(first)).json).toMatchObject({ added: 2 });
    await accept(1);
    const acme = {
      value: 'W-1',
      name: 'ACME',
      names: ['Acme Ltd', 'АКМЕ'],
      country: 'TR',
      identifiers: ['12', '13'],
    };
    expect(await entries()).toEqual([acme, { value: 'W-2', name: 'Beta' }]);
    expect(await values('?contains=acme%20ltd')).toEqual(['W-1']);
    expect((await upload(first)).json.code).toBe('unchanged');
    expect((await upload('value,name\nW-2,Gamma\n')).json).toMatchObject({ added: 0, changed: 1 });
    expect((await analyst('GET', '/watched/difference?from=1&to=2')).json.rows).toEqual([
      { before: { value: 'W-2', name: 'Beta' }, after: { value: 'W-2', name: 'Gamma' } },
    ]);
  });

  test('with a bad detail changes nothing, and names the lines', async () => {
    await create();
    await upload('value,name\nW-1,ACME\n');
    await accept(1);
    const refused = await upload(
      'value,name,country\nW-2,Beta,TR\nW-3,---,TR\nW-4,Delta,Turkey\n',
      '?replace=true',
    );
    expect([refused.status, refused.json.problems]).toEqual([
      422,
      [
        expect.objectContaining({ line: 3, path: 'name', code: 'ill-formed-text' }),
        expect.objectContaining({ line: 4, path: 'country', code: 'not-a-country-code' }),
      ],
    ]);
    expect((await analyst('GET', '/watched/versions')).json.rows).toHaveLength(1);
  });

  test.each(['', 'value\n', 'value,validFrom\nT-1,yesterday\n'])(
    'of a whole list that has not one good line, as in %j, empties nothing',
    async (content) => {
      await create();
      await upload('value\nT-1\n');
      await accept(1);
      for (const query of ['?replace=true', '?replace=true&partial=true']) {
        const refused = await upload(content, query);
        expect([refused.status, refused.json.problems]).toEqual([
          422,
          expect.arrayContaining([expect.objectContaining({ code: 'missing' })]),
        ]);
      }
      expect((await analyst('GET', '/watched/versions')).json.rows).toHaveLength(1);
    },
  );

  test('of a table that fields look up in holds what they want', async () => {
    const table = { kind: 'table', name: 'required-documents' };
    await create(table);
    const propose = (entries: readonly unknown[], query = '') =>
      analyst('POST', `/required-documents/entries${query}`, { entries });
    const refused = await propose([
      { value: '8517', is: '861' },
      { value: '8518', is: 861 },
      { value: '8519' },
    ]);
    expect([refused.status, refused.json.problems]).toEqual([
      422,
      [
        expect.objectContaining({ path: '/entries/1/is', code: 'wrong-type' }),
        expect.objectContaining({ path: '/entries/2/is', code: 'missing' }),
      ],
    ]);
    expect((await propose([{ value: '8517', is: '861' }])).status).toBe(201);
    expect((await analyst('GET', '/required-documents')).json).toMatchObject({
      kind: 'table',
      holds: 'text',
    });
  });

  test('of any other table goes on with what it holds', async () => {
    await create({ kind: 'table' });
    expect((await analyst('GET', '/watched')).json).not.toHaveProperty('holds');
    expect((await upload('value,is\n8517,N954\n')).status).toBe(201);
    await accept(1);
    expect((await analyst('GET', '/watched')).json.holds).toBe('text');
    expect((await upload('value,is\n8518,861\n')).status).toBe(201);
    await accept(2);
    expect(await entries()).toEqual([
      { value: '8517', is: 'N954' },
      { value: '8518', is: '861' },
    ]);
  });

  test('of nothing, to nowhere, or of another kind is refused', async () => {
    expect((await upload('value\nT-1\n')).status).toBe(404);
    await create();
    expect((await upload('value\n')).json.code).toBe('unchanged');
    expect((await upload('', '', 'application/x-ndjson')).json.code).toBe('unchanged');
    expect((await upload('<a/>', '', 'text/xml')).status).toBe(415);
    expect((await upload('value\nT-1\n', '', 'text/csv', { 'content-encoding': 'br' })).status).toBe(415);
  });
});
