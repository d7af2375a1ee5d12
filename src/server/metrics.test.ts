import { afterEach, beforeEach, expect, test } from 'vitest';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
beforeEach(async () => {
  house = await testServer();
});
afterEach(() => house.server.close());

test('figures count what was decided, what came of submissions, and how long requests took', async () => {
  const clearance = house.tokens['customs-system'];
  await house.call(house.tokens.admin, 'POST', '/api/v1/profiles/import?activate=true', [aProfile()]);
  for (const content of [aDeclaration(), aDeclaration(), aDeclaration({ office: '9' }), '{']) {
    await house.call(clearance, 'POST', '/api/v1/declarations', content);
  }
  const { text, headers } = await house.call(undefined, 'GET', '/metrics');
  expect(headers['content-type']).toMatch(/^text\/plain/);
  const lines = text.split('\n');
  for (const line of [
    'tamga_decisions_total{lane="red"} 1',
    'tamga_submissions_total{outcome="decided"} 1',
    'tamga_submissions_total{outcome="known"} 1',
    'tamga_submissions_total{outcome="conflict"} 1',
    'tamga_submissions_total{outcome="rejected"} 1',
    'tamga_submission_queue_length 0',
    'tamga_http_request_duration_seconds_count{method="POST",route="/api/v1/declarations",status="201"} 1',
  ]) {
    expect(lines).toContain(line);
  }
});

test('addresses that no route serves do not make figures of their own', async () => {
  for (let number = 0; number < 20; number++) await house.call(undefined, 'GET', `/api/v1/${number}`);
  for (let number = 0; number < 20; number++) await house.call(undefined, 'GET', `/${number}`);
  const { text } = await house.call(undefined, 'GET', '/metrics');
  const routes = new Set([...text.matchAll(/route="([^"]*)"/g)].map(([, route]) => route));
  expect([...routes].sort()).toEqual(['/api/v1/*', 'unmatched']);
});
