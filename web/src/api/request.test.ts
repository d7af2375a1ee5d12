import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressOf, request } from './request.ts';
import { statusOf } from './request-refused.ts';

afterEach(() => vi.unstubAllGlobals());

function answer(body: string | null, init: ResponseInit): void {
  vi.stubGlobal('fetch', async () => new Response(body, init));
}

describe('addressOf', () => {
  it.each([
    ['/operations', { office: undefined, hours: 24 }, '/api/v1/operations?hours=24'],
    ['/declarations', { office: '26/001 A', lane: '' }, '/api/v1/declarations?office=26%2F001+A'],
    ['/sessions', {}, '/api/v1/sessions'],
  ])('%s %o', (path, query, address) => {
    expect(addressOf(path, query)).toBe(address);
  });
});

describe('request', () => {
  it('answers what the server answers', async () => {
    answer('{"rows":[]}', { status: 200 });
    await expect(request('/declarations')).resolves.toEqual({ rows: [] });
  });

  it('has nothing to answer when there is no content', async () => {
    answer(null, { status: 204 });
    await expect(request('/sessions', { method: 'DELETE' })).resolves.toBeUndefined();
  });

  it('sends a body as JSON, and a file as it is', async () => {
    const sent: RequestInit[] = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      sent.push(init);
      return new Response('{}');
    });
    const file = new Blob(['value\nA\n']);
    await request('/lists', { method: 'POST', body: { name: 'watched' } });
    await request('/lists', { method: 'POST', file: { type: 'text/csv', content: file } });
    expect(
      sent.map(({ headers, body }) => [(headers as Record<string, string>)['content-type'], body]),
    ).toEqual([
      ['application/json', '{"name":"watched"}'],
      ['text/csv', file],
    ]);
  });

  it('throws the problem document, with the wait it asks for', async () => {
    answer('{"title":"Too many requests"}', { status: 429, headers: { 'retry-after': '7' } });
    await expect(request('/operations')).rejects.toMatchObject({
      status: 429,
      retryAfter: 7,
      message: 'Too many requests',
    });
  });

  it('throws a refusal that is no problem document all the same', async () => {
    answer('<h1>Bad gateway</h1>', { status: 502 });
    await expect(request('/operations')).rejects.toMatchObject({ status: 502, retryAfter: undefined });
  });

  it('tells a refusal from silence', () => {
    expect(statusOf(new TypeError('Failed to fetch'))).toBeUndefined();
  });
});
