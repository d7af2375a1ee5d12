import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tamga-pages-'));
  const webRoot = join(folder, 'web');
  mkdirSync(join(webRoot, 'assets'), { recursive: true });
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Tamga</title>');
  writeFileSync(join(webRoot, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(webRoot, 'assets', 'main-1a2b3c.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  house = await testServer({ webRoot: `${webRoot}/` });
});
afterAll(async () => {
  await house.server.close();
  rmSync(folder, { recursive: true });
});

async function get(url: string, accept = 'text/html,*/*;q=0.8', method: 'GET' | 'HEAD' | 'POST' = 'GET') {
  const { statusCode, headers, body } = await house.server.inject({ method, url, headers: { accept } });
  return {
    status: statusCode,
    type: headers['content-type'],
    cache: headers['cache-control'],
    headers,
    body,
  };
}

describe('the document', () => {
  test.each([
    '/',
    '/login',
    '/declarations/26UZ%2F1',
    '/profiles?lang=uz-Cyrl',
    '/operations/',
    '/a.b/c',
    '/login?next=%2F',
  ])('is at %s', async (url) => {
    const page = await get(url);
    expect(page).toMatchObject({ status: 200, type: 'text/html; charset=utf-8', cache: 'no-cache' });
    expect(page.body).toContain('<title>Tamga</title>');
    expect((await get(url, '*/*')).status).toBe(200);
    expect((await get(url, 'text/html', 'HEAD')).status).toBe(200);
  });

  test('lets nothing in from elsewhere, and is framed by nobody', async () => {
    for (const url of ['/', '/login', '/nowhere.js']) {
      expect((await get(url)).headers).toMatchObject({
        'content-security-policy':
          "default-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;connect-src 'self';" +
          "frame-ancestors 'none';object-src 'none';base-uri 'self';form-action 'self'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      });
    }
    expect((await get('/')).headers).not.toHaveProperty('strict-transport-security');
  });
});

describe('a file', () => {
  test('with its hash in its name is kept for good, any other asked for anew', async () => {
    expect(await get('/assets/main-1a2b3c.js', '*/*')).toMatchObject({
      status: 200,
      type: expect.stringContaining('javascript'),
      cache: 'public, max-age=31536000, immutable',
    });
    expect(await get('/favicon.svg', 'image/*')).toMatchObject({
      status: 200,
      type: 'image/svg+xml',
      cache: 'no-cache',
    });
  });

  test.each(['/assets/main-old.js', '/assets/', '/missing.png'])(
    'that is not there is not the document: %s',
    async (url) => {
      expect(await get(url, '*/*')).toMatchObject({
        status: 404,
        type: expect.stringContaining('application/problem+json'),
      });
    },
  );

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/%00',
  ])('outside the folder is out of reach: %s', async (url) => {
    const { status, body } = await get(url, '*/*');
    expect(body).not.toBe('secret');
    expect(status).toBeLessThan(500);
  });
});

describe('the API is no page', () => {
  test.each(['/api', '/api/', '/api/v2/x', '/api/openapi.yaml'])('%s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  test.each(['/api/v1', '/api/v1/', '/api/v1/nothing'])('%s', async (url) => {
    expect((await get(url)).status).toBe(401);
  });

  test('nor can a page be sent to', async () => {
    expect((await get('/login', 'text/html', 'POST')).status).toBe(404);
  });
});

test('without pages there are none, and the API is the same', async () => {
  const bare = await testServer({ webRoot: join(folder, 'nowhere') });
  const { statusCode } = await bare.server.inject({
    method: 'GET',
    url: '/',
    headers: { accept: 'text/html' },
  });
  expect(statusCode).toBe(404);
  expect((await bare.call(undefined, 'GET', '/healthz')).status).toBe(200);
  await bare.server.close();
});
