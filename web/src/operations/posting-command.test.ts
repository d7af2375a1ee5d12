import { expect, it } from 'vitest';
import { postingCommand } from './posting-command.ts';

it('posts to the page’s own origin, with a body that is JSON', () => {
  const command = postingCommand('http://127.0.0.1:8080', new Date('2026-11-25T09:30:00.123Z'));
  expect(command).toContain('curl -X POST http://127.0.0.1:8080/api/v1/declarations');
  const body = /-d '(.*)'/.exec(command)?.[1] ?? '';
  expect(JSON.parse(body)).toMatchObject({ id: 'EXAMPLE-1', lodgedAt: '2026-11-25T09:30:00Z' });
});
