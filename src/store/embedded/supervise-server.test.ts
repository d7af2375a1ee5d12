import { expect, test } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import type { RunningServer } from './running-server.ts';
import { restartDelayMs, superviseServer } from './supervise-server.ts';

const endpoint: Endpoint = { kind: 'tcp', port: 50_123 };

/** A server that lives until it is told to die. */
function aServer(pid: number): RunningServer & { die(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { endpoint, postmaster: { pid, isGone: async () => false, exited: promise }, die: resolve };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

test('attempts are spaced ever wider, and never more than five a minute', () => {
  const attemptsAt: number[] = [];
  let now = 0;
  for (let attempt = 0; attempt < 40; attempt++) {
    now += restartDelayMs(attemptsAt, now);
    attemptsAt.push(now);
  }
  const inMinutesFrom = attemptsAt.map(
    (from) => attemptsAt.filter((at) => at >= from && at - from < 60_000).length,
  );
  expect(Math.max(...inMinutesFrom)).toBe(5);
  const delays = attemptsAt.slice(1, 5).map((at, index) => at - (attemptsAt[index] ?? 0));
  expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  expect(attemptsAt[0]).toBe(0);
});

test('a failed attempt is followed by another, and each server that came up is watched in turn', async () => {
  const servers = [aServer(1), aServer(2), aServer(3)] as const;
  const answers = [
    () => Promise.reject(new Error('no room')),
    async () => servers[1],
    async () => servers[2],
  ];
  const wanted: Endpoint[] = [];
  const lines: string[] = [];
  const bringUp = (at: Endpoint) => {
    wanted.push(at);
    return answers[wanted.length - 1]?.() ?? Promise.reject(new Error('asked too often'));
  };
  const supervision = superviseServer(servers[0], bringUp, (line) => lines.push(line));
  servers[0].die();
  await expect.poll(() => supervision.current()).toBe(servers[1]);
  expect(lines.join()).toContain('could not be started again: no room');
  servers[1].die();
  await expect.poll(() => supervision.current(), { timeout: 5_000 }).toBe(servers[2]);
  await supervision.end();
  expect(wanted).toEqual([endpoint, endpoint, endpoint]);
});

test('a server that dies after the end is left alone', async () => {
  const server = aServer(1);
  let attempts = 0;
  const bringUp = async () => {
    attempts++;
    return server;
  };
  const supervision = superviseServer(server, bringUp, () => undefined);
  await supervision.end();
  server.die();
  await settle();
  expect(attempts).toBe(0);
});

test('the end breaks off an attempt and waits for it', async () => {
  const server = aServer(1);
  const begun = Promise.withResolvers<void>();
  let cleanedUp = false;
  const bringUp = (_at: Endpoint, signal: AbortSignal) => {
    begun.resolve();
    return new Promise<RunningServer>((_resolve, reject) => {
      signal.addEventListener('abort', async () => {
        await settle();
        cleanedUp = true;
        reject(signal.reason);
      });
    });
  };
  const supervision = superviseServer(server, bringUp, () => undefined);
  server.die();
  await begun.promise;
  await supervision.end();
  expect(cleanedUp).toBe(true);
});
