import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles } from '../domain/role.ts';
import { apiOperations } from './operations-table.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
/** May do everything, so that requests get as far as they can. */
let anybody: string;
beforeAll(async () => {
  house = await testServer();
  anybody = await house.addUser('anybody', roles);
  await house.call(house.tokens['customs-system'], 'POST', '/api/v1/declarations', aDeclaration());
  await house.call(house.tokens.analyst, 'POST', '/api/v1/profiles', aProfile());
  const list = { name: 'P-1', kind: 'party', owner: 'o' };
  await house.call(house.tokens.analyst, 'POST', '/api/v1/lists', list);
});
afterAll(() => house.server.close());

const nasty = fc.constantFrom(
  '',
  '\0',
  '\ud800',
  '__proto__',
  'constructor',
  '1e400',
  '-0',
  'NaN',
  '%',
  '%00',
  '%ff',
  '../',
  '😀',
  'D-1',
  'P-1',
);
const word = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 300 }));
const encoded = word.map((text) => encodeURIComponent(text.toWellFormed()));
const segment = fc.oneof({ weight: 4, arbitrary: encoded }, fc.stringMatching(/^[%a-z0-9.:;@!]{0,8}$/));

const url = fc
  .tuple(
    fc.constantFrom(...apiOperations),
    segment,
    fc.array(fc.tuple(queryKey(), fc.oneof(encoded, fc.nat().map(String))), { maxLength: 3 }),
  )
  .map(([{ method, path }, id, query]) => ({
    method,
    url: `/api/v1${path.replace(/:\w+/, () => id)}${query.length > 0 ? '?' : ''}${query.map((pair) => pair.join('=')).join('&')}`,
  }));

function queryKey(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      'limit',
      'cursor',
      'version',
      'hours',
      'office',
      'lane',
      'activate',
      'state',
      'flow',
      'confirm',
      'from',
      'to',
      'contains',
      'reason',
      'partial',
      'replace',
      'code',
      'origin',
      'unit',
    ),
    encoded,
  );
}

const samples = [
  aDeclaration(),
  aProfile(),
  { to: 'red', reason: 'x' },
  { from: '2999-01-01', reason: 'x' },
  { inspectedAt: '2026-03-02T10:00:00Z', officers: ['a'], measures: ['scan'], result: 'violation' },
  { name: 'n', roles: ['officer'] },
  {
    profiles: [aProfile()],
    lists: { a: ['b'] },
    settings: { baseLikelihood: 0.1, knowledge: { screenedLists: ['a'] } },
  },
  { name: 'L-2', kind: 'mixed', owner: 'o', description: 'd' },
  { reason: 'r', entries: [{ value: 'x', validFrom: '2026-01-01', validTo: '2026-01-02', remark: 'm' }] },
  { token: 'x' },
  { parties: [{ id: '1', name: 'n', country: 'TR' }] },
  {
    list: 'a',
    entry: 'b',
    party: { name: 'b' },
    decision: 'not-the-same',
    reason: 'r',
    declarationId: 'D-1',
  },
];

/** A valid content with one thing in it replaced by anything at all. */
const bent = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.nat(),
    fc.oneof(fc.jsonValue(), word, fc.double(), fc.constant(undefined)),
  )
  .map(([sample, at, value]) => {
    const copy = structuredClone(sample) as Record<string, unknown>;
    const places = placesIn(copy);
    const [owner, key] = places[at % places.length]!;
    owner[key] = value;
    return JSON.stringify(copy);
  });

function placesIn(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const owner = value as Record<string, unknown>;
  return Object.keys(owner).flatMap((key) => [
    [owner, key] as [Record<string, unknown>, string],
    ...placesIn(owner[key]),
  ]);
}

const content = fc.oneof(
  { weight: 4, arbitrary: bent },
  fc.json(),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom('', '{', '[', 'null', '"', '<a/>', '{"id":"\\ud800"}', '{"__proto__":{"x":1}}'),
);

const headers = fc.record(
  {
    'content-type': fc.oneof(
      { weight: 5, arbitrary: fc.constant('application/json') },
      fc.constantFrom('text/xml', 'application/x-ndjson', '', ';', 'a/b; c="', 'application/json; charset=x'),
    ),
    'content-encoding': fc.constantFrom('identity', 'gzip', 'br', ''),
    'idempotency-key': fc.constantFrom('a', 'b', '', 'é', ' '),
    origin: fc.constantFrom('null', 'http://x', 'x', '//'),
    'sec-fetch-site': fc.constantFrom('cross-site', 'same-origin', ''),
    cookie: fc.constantFrom(
      'tamga_session=',
      'tamga_session=%',
      'tamga_session="',
      '=;=',
      'tamga_session=x; tamga_session=y',
    ),
    accept: fc.constantFrom('text/html', '', 'x'),
    'if-none-match': fc.constant('*'),
    range: fc.constant('bytes=0-'),
  },
  { requiredKeys: ['content-type'] },
);

const who = fc.oneof(
  { weight: 6, arbitrary: fc.constant('anybody' as const) },
  fc.constantFrom(...roles, undefined),
);

test('no request makes the server fail, and every refusal is a problem document', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(url, content, headers, who, async (at, payload, sent, role) => {
      const response = await house.server.inject({
        ...at,
        headers: {
          ...sent,
          ...(role !== undefined && {
            authorization: `Bearer ${role === 'anybody' ? anybody : house.tokens[role]}`,
          }),
        },
        ...(at.method === 'POST' && { payload }),
      });
      expect(response.statusCode).toBeLessThan(500);
      if (response.statusCode < 400) return;
      expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(response.json()).toMatchObject({
        status: response.statusCode,
        type: expect.stringMatching(/^urn:tamga:problem:/),
      });
      expect(response.body).not.toMatch(/node_modules|\.ts:\d/);
    }),
    { numRuns: 1_500 },
  );
});
