import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aDeclaration, aProfile } from './testing/builders.ts';
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

async function bringInForce(...profiles: unknown[]): Promise<void> {
  const imported = await house.call(
    house.tokens.admin,
    'POST',
    '/api/v1/profiles/import?activate=true',
    profiles,
  );
  expect(imported.status).toBe(200);
}

describe('a submission', () => {
  test('is answered with its decision, and the same ever after', async () => {
    const first = await submit(aDeclaration());
    expect(first.status).toBe(201);
    expect(first.json).toMatchObject({ declarationId: 'D-1', version: 1, lane: expect.any(String) });
    const again = await submit(aDeclaration());
    expect([again.status, again.json]).toEqual([200, first.json]);
    expect((await read('/D-1/decision')).json).toEqual(first.json);
    expect((await read('/D-1')).json).toEqual(aDeclaration());
  });

  test('stays answered alike after a re-route', async () => {
    const first = await submit(aDeclaration());
    const to = first.json.lane === 'red' ? 'yellow' : 'red';
    const order = { to, reason: 'the seal is broken' };
    const rerouted = await house.call(house.tokens.chief, 'POST', `${declarations}/D-1/reroute`, order);
    expect([rerouted.status, rerouted.json]).toEqual([
      201,
      {
        declarationId: 'D-1',
        version: 1,
        from: first.json.lane,
        ...order,
        at: expect.any(String),
        by: 'the-chief',
      },
    ]);
    expect((await read('/D-1/decision')).json).toEqual(first.json);
    expect((await submit(aDeclaration())).json).toEqual(first.json);
    expect((await read('')).json.rows).toMatchObject([{ id: 'D-1', lane: to }]);
    const action = to === 'red' ? 'examination' : 'documents';
    expect((await read('/D-1/notice')).json).toMatchObject({ action });
  });

  test('counts what it left in a header', async () => {
    const answered = await submit(aDeclaration({ colour: 'blue', items: [{ sequence: 1, size: 'XL' }] }));
    expect([answered.status, answered.headers['tamga-warnings']]).toEqual([201, '2']);
    expect((await submit(aDeclaration({ id: 'D-2' }))).headers).not.toHaveProperty('tamga-warnings');
  });

  test('of other content under the same version is a conflict, and so is another declarant’s', async () => {
    const other = await house.addUser('other declarant', ['declarant-system']);
    await submit(aDeclaration(), house.tokens['declarant-system']);
    const changed = await submit(aDeclaration({ office: '11' }), house.tokens['declarant-system']);
    const others = await submit(aDeclaration(), other);
    const othersChanged = await submit(aDeclaration({ office: '12' }), other);
    const othersNext = await submit(aDeclaration({ version: 2 }), other);
    expect(changed.status).toBe(409);
    for (const { status, text } of [others, othersChanged, othersNext]) {
      expect([status, text]).toEqual([409, changed.text]);
    }
    expect((await submit(aDeclaration())).status).toBe(200);
  });

  test('of a next version is decided anew under the same draw', async () => {
    const first = await submit(aDeclaration());
    const second = await submit(aDeclaration({ version: 2, office: '11' }));
    expect([second.status, second.json.version]).toEqual([201, 2]);
    expect((second.json.randomDraw as { value: number }).value).toBe(
      (first.json.randomDraw as { value: number }).value,
    );
    expect((await read('/D-1/decision?version=1')).json).toEqual(first.json);
    expect((await read('/D-1/decision')).json).toEqual(second.json);
    expect((await read('/D-1?version=3')).status).toBe(404);
  });

  test('of one version more than a declaration takes is refused, and known ones are still answered', async () => {
    const version = (number: number) => submit(aDeclaration({ version: number }));
    for (let number = 1; number < 100; number++) expect((await version(number)).status).toBe(201);
    const last = await version(100);
    expect(last.status).toBe(201);
    const refused = await version(101);
    expect([refused.status, refused.json]).toMatchObject([
      422,
      { problems: [{ path: 'D-1', code: 'too-many-versions' }] },
    ]);
    const again = await version(100);
    expect([again.status, again.json]).toEqual([200, last.json]);
    expect((await read('/D-1')).json).toMatchObject({ version: 100 });
  });

  test.each([
    ['{', 400, 'not-json'],
    ['', 400, 'not-json'],
    [Buffer.from([0x7b, 0xff, 0x7d]), 400, 'not-utf8'],
    ['[]', 422, 'wrong-type'],
    ['null', 422, 'wrong-type'],
    [aDeclaration({ lodgedAt: '2026-02-30' }), 422, 'impossible-date'],
    [aDeclaration({ items: [] }), 422, 'missing'],
    ['{"__proto__": {}, "id": "D-1"}', 422, 'missing'],
  ])('that is %o is answered %i %s', async (content, status, code) => {
    const refused = await submit(content);
    expect([refused.status, refused.headers['content-type']]).toEqual([
      status,
      expect.stringContaining('problem+json'),
    ]);
    expect(refused.json).toMatchObject({
      status,
      problems: expect.arrayContaining([expect.objectContaining({ code })]),
    });
    expect((await read('/D-1')).status).toBe(404);
  });
});

describe('a WCO message', () => {
  const namespace = 'urn:wco:datamodel:WCO:DEC-DMS:2';
  const message = (type: string, content: string) =>
    house.server.inject({
      method: 'POST',
      url: declarations,
      headers: { authorization: `Bearer ${house.tokens['customs-system']}`, 'content-type': type },
      payload: content,
    });

  test.each(['application/xml', 'text/xml; charset=utf-8', 'Application/XML'])(
    'comes as %s',
    async (type) => {
      const answered = await message(
        type,
        `<Declaration xmlns="${namespace}"><AcceptanceDateTime>20260301093000Z</AcceptanceDateTime>
        <FunctionCode>9</FunctionCode><ID>26UZ1</ID><TypeCode>IMA</TypeCode>
        <GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric></GovernmentAgencyGoodsItem></GoodsShipment>
      </Declaration>`,
      );
      expect([answered.statusCode, answered.json()]).toEqual([
        201,
        expect.objectContaining({ declarationId: '26UZ1' }),
      ]);
    },
  );

  test.each([
    ['<a', 400],
    ['', 422],
    ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 400],
    ['<a/>', 422],
  ])('that is %s is refused', async (content, status) => {
    expect((await message('application/xml', content)).statusCode).toBe(status);
  });

  test.each(['application/edifact', 'text/plain', 'application/x-www-form-urlencoded', 'x', ';'])(
    'of type %s is not taken',
    async (type) => {
      const refused = await message(type, 'UNA');
      expect([refused.statusCode, refused.json().status]).toEqual([415, 415]);
    },
  );
});

describe('what follows a decision', () => {
  const finding = {
    inspectedAt: '2026-03-02T10:00:00Z',
    officers: ['B. Karimov'],
    measures: ['physical-examination'],
    result: 'violation',
    item: 1,
  };

  test('is told as one story', async () => {
    await bringInForce(aProfile());
    const { json: decision } = await submit(aDeclaration());
    const { officer, chief } = house.tokens;
    const found = await house.call(officer, 'POST', `${declarations}/D-1/findings`, finding);
    expect([found.status, found.json]).toEqual([
      201,
      { finding: { ...finding, declarationId: 'D-1' }, at: expect.any(String), by: 'the-officer' },
    ]);
    await house.call(chief, 'POST', `${declarations}/D-1/reroute`, { to: 'yellow', reason: 'examined' });
    const history = await read('/D-1/history');
    expect(history.json.entries).toMatchObject([
      { kind: 'decision', version: 1, by: 'system', decision },
      { kind: 'finding', version: 1, by: 'the-officer', finding },
      { kind: 'reroute', version: 1, by: 'the-chief', from: 'red', to: 'yellow', reason: 'examined' },
    ]);
  });

  test('only a chief makes laxer; nobody sends where it is already', async () => {
    await bringInForce(aProfile());
    await submit(aDeclaration());
    const reroute = async (token: string, to: string) =>
      (await house.call(token, 'POST', `${declarations}/D-1/reroute`, { to, reason: 'because' })).status;
    expect(await reroute(house.tokens.officer, 'green')).toBe(403);
    expect(await reroute(house.tokens.officer, 'red')).toBe(409);
    expect(await reroute(house.tokens.chief, 'green')).toBe(201);
    expect(await reroute(house.tokens.officer, 'red')).toBe(201);
  });

  test.each([
    ['reroute', {}],
    ['reroute', { to: 'red' }],
    ['reroute', { to: 'red', reason: '' }],
    ['reroute', { to: 'pink', reason: 'x' }],
    ['reroute', { to: 'red', reason: 'a\0b' }],
    ['reroute', { to: 'red', reason: 'x', by: 'me' }],
    ['reroute', []],
    ['findings', {}],
    ['findings', { ...finding, declarationId: 'D-2' }],
    ['findings', { ...finding, officers: [] }],
    ['findings', 'null'],
  ])('%s refuses %o', async (what, content) => {
    await submit(aDeclaration());
    const { status, json } = await house.call(
      house.tokens.chief,
      'POST',
      `${declarations}/D-1/${what}`,
      content,
    );
    expect([status, json.code]).toEqual([422, 'invalid-content']);
  });

  test('is of a declaration and an item that are there', async () => {
    await submit(aDeclaration());
    const { officer } = house.tokens;
    const url = `${declarations}/D-1/findings`;
    expect((await house.call(officer, 'POST', url, { ...finding, declarationId: 'D-1' })).status).toBe(201);
    expect((await house.call(officer, 'POST', url, { ...finding, item: 2 })).status).toBe(404);
    expect((await house.call(officer, 'POST', `${declarations}/D-9/findings`, finding)).status).toBe(404);
  });
});
