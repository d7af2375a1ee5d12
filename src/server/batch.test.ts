import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BatchClient } from './testing/batch-client.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
let port: number;

async function open(options: Parameters<typeof testServer>[0] = {}): Promise<void> {
  house = await testServer(options);
  await house.server.listen({ port: 0, host: '127.0.0.1' });
  port = (house.server.server.address() as AddressInfo).port;
}

beforeEach(() => open());
afterEach(() => house.server.close());

const line = (id: string, changes = {}): string => `${JSON.stringify(aDeclaration({ id, ...changes }))}\n`;

function batch(
  headers: Readonly<Record<string, string>> = {},
  token = house.tokens['customs-system'],
): BatchClient {
  return new BatchClient(port, token, headers);
}

async function whole(
  content: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
  token?: string,
) {
  const client = batch(headers, token);
  client.send(content);
  client.end();
  return client.rest();
}

describe('a batch', () => {
  test('is answered before anything is sent, and line by line', async () => {
    const client = batch();
    await client.answered;
    expect([client.status, client.headers['content-type']]).toEqual([200, 'application/x-ndjson']);
    for (let number = 1; number <= 5; number++) {
      client.send(line(`D-${number}`));
      expect(await client.next()).toMatchObject({
        line: number,
        status: 'decided',
        decision: { declarationId: `D-${number}` },
      });
    }
    client.end();
    expect(await client.next()).toBeUndefined();
  });

  test('passes blank lines over, keeps the order, and lets no line spoil another', async () => {
    const content = [
      line('D-1'),
      '\n',
      ' \r\n',
      '{"id": \n',
      line('D-1'),
      line('D-2', { items: [] }),
      line('D-1', { office: '9' }),
      '"é"',
    ];
    expect(await whole(content.join(''))).toMatchObject([
      { line: 1, status: 'decided' },
      { line: 4, status: 'rejected', problems: [{ line: 4, code: 'not-json' }] },
      { line: 5, status: 'known', decision: { declarationId: 'D-1' } },
      { line: 6, status: 'rejected', problems: [{ path: '/items', code: 'missing' }] },
      { line: 7, status: 'rejected', problems: [{ code: 'version-conflict' }] },
      { line: 8, status: 'rejected', problems: [{ code: 'wrong-type' }] },
    ]);
  });

  test('of nothing is answered with nothing', async () => {
    expect(await whole('')).toEqual([]);
    expect(await whole('\n\n')).toEqual([]);
  });

  test.each(['disable', 'token'])('breaks off when its sender’s access ends: %s', async (step) => {
    const token = await house.addUser('sender', ['customs-system']);
    const client = batch({}, token);
    await client.answered;
    client.send(line('D-1'));
    expect(await client.next()).toMatchObject({ line: 1, status: 'decided' });
    const sender = (await house.app.store.users.list()).find(({ name }) => name === 'sender');
    const changed = await house.call(house.tokens.admin, 'POST', `/api/v1/users/${sender?.id}/${step}`);
    expect(changed.status).toBeLessThan(300);
    client.send(line('D-2'));
    await expect(client.next()).rejects.toThrow();
    expect(await house.app.store.declarations.find('D-2')).toBeUndefined();
  });

  test('tells a declarant the notices alone', async () => {
    await house.call(house.tokens.admin, 'POST', '/api/v1/profiles/import?activate=true', [aProfile()]);
    const answers = await whole(line('D-1') + line('D-1'), {}, house.tokens['declarant-system']);
    const notice = {
      declarationId: 'D-1',
      version: 1,
      action: 'examination',
      at: expect.any(String),
      appeal: expect.any(String),
    };
    expect(answers).toEqual([
      { line: 1, status: 'decided', notice },
      { line: 2, status: 'known', notice },
    ]);
  });

  test('may be packed, also while it is answered', async () => {
    expect(await whole(gzipSync(line('D-1') + line('D-2')), { 'content-encoding': 'gzip' })).toMatchObject([
      { line: 1, status: 'decided' },
      { line: 2, status: 'decided' },
    ]);
    expect(await whole(gzipSync(line('D-3')).subarray(0, -6), { 'content-encoding': 'gzip' })).toMatchObject([
      { line: 1, status: 'decided' },
      { line: 2, status: 'rejected', problems: [{ code: 'truncated' }] },
    ]);
    const refused = batch({ 'content-encoding': 'br' });
    refused.end();
    await refused.answered;
    expect(refused.status).toBe(415);
  });

  test('holds its connection for the next request', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000));
    expect(await whole(bomb)).toMatchObject([{ status: 'rejected' }]);
    expect(await whole(line('D-1'))).toHaveLength(1);
  });
});

/** Bytes this thread holds, those of client and server together; other tests run beside it. */
function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe('a batch of any length', () => {
  const lines = 100_000;

  test(`of ${lines} lines takes no memory to speak of`, { timeout: 120_000 }, async () => {
    const client = batch();
    const sending = (async () => {
      for (let sent = 0; sent < lines; sent += 500) {
        // Most are ill-formed, so that the store in memory is not what grows.
        const chunk = Array.from({ length: 500 }, (_, index) =>
          index === 0 ? line(`D-${sent}`) : '{"id":"x"}\n',
        );
        await client.send(chunk.join(''));
      }
      client.end();
    })();
    let count = 0;
    let highest = 0;
    const before = held();
    for (let answer = await client.next(); answer !== undefined; answer = await client.next()) {
      count += 1;
      if (answer.line !== count) throw new Error(`Line ${answer.line} is answered after ${count - 1}`);
      if (count % 10_000 === 0) highest = Math.max(highest, held());
    }
    await sending;
    expect(count).toBe(lines);
    expect(highest - before).toBeLessThan(256 * 2 ** 20);
  });

  test('waits for a reader who is slow', { timeout: 60_000 }, async () => {
    const all = 40_000;
    const hundred = `${'x'.repeat(2_000)}\n`.repeat(100);
    const client = batch();
    await client.answered;
    client.pause();
    let sent = 0;
    const sending = (async () => {
      for (; sent < all && !client.isClosed; sent += 100) await client.send(hundred);
      client.end();
    })();
    // Until nothing more is taken for a while.
    for (let before = -1; before !== sent; ) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    expect(sent).toBeLessThan(all);
    client.resume();
    expect(await client.rest()).toHaveLength(all);
    await sending;
  });

  test('answers a line that is too long, and goes on', async () => {
    await house.server.close();
    const { defaultLimits } = await import('../intake/limits.ts');
    await open({ limits: { ...defaultLimits, recordBytes: 1_000 } });
    const long = line('D-2', { attributes: { x: 'x'.repeat(1_000) } });
    expect(await whole(line('D-1') + long + line('D-3') + 'x'.repeat(5_000))).toMatchObject([
      { line: 1, status: 'decided' },
      { line: 2, status: 'rejected', problems: [{ code: 'record-too-large' }] },
      { line: 3, status: 'decided' },
      { line: 4, status: 'rejected', problems: [{ code: 'record-too-large' }] },
    ]);
  });
});

describe('a batch that is broken off', () => {
  test('by its sender stops, and leaves the server as it was', async () => {
    const client = batch();
    client.send(line('D-1'));
    expect(await client.next()).toMatchObject({ status: 'decided' });
    client.send('{"id": ');
    client.destroy();
    expect(await whole(line('D-2'))).toHaveLength(1);
    expect((await house.call(house.tokens.officer, 'GET', '/api/v1/declarations')).json.rows).toHaveLength(2);
  });

  test('by the store is seen to be: no answer stands for what is not stored', async () => {
    const record = house.app.store.declarations.record.bind(house.app.store.declarations);
    const client = batch();
    client.send(line('D-1'));
    expect(await client.next()).toMatchObject({ status: 'decided' });
    house.app.store.declarations.record = async () => {
      throw new Error('The store is gone');
    };
    client.send(line('D-2'));
    await expect(client.next()).rejects.toThrow();
    house.app.store.declarations.record = record;
    expect(await whole(line('D-1') + line('D-2'))).toMatchObject([
      { status: 'known' },
      { status: 'decided' },
    ]);
  });

  test('by the server is answered as far as it came, and seen to be broken off', async () => {
    await house.server.close();
    await open({ drainMilliseconds: 600 });
    const client = batch();
    client.send(line('D-1'));
    expect(await client.next()).toMatchObject({ line: 1 });
    const closing = house.server.close();
    // What comes while it closes is still taken.
    client.send(line('D-2'));
    expect(await client.next()).toMatchObject({ line: 2 });
    await expect(client.next()).rejects.toThrow();
    await closing;
  });

  test('or complete when the server closes is answered to its end', async () => {
    const client = batch();
    client.send(Array.from({ length: 2_000 }, (_, number) => line(`D-${number}`)).join(''));
    client.end();
    await client.answered;
    const closing = house.server.close();
    expect(await client.rest()).toHaveLength(2_000);
    await closing;
  });
});

test('a batch with chunks of single bytes is a batch', async () => {
  const content = Buffer.from(`${line('D-é')}${line('D-2')}`);
  const head = `POST /api/v1/declarations/batch HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${house.tokens['customs-system']}\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n`;
  const socket: Socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true).write(head);
  for (const byte of content)
    socket.write(Buffer.concat([Buffer.from('1\r\n'), Buffer.from([byte]), Buffer.from('\r\n')]));
  socket.write('0\r\n\r\n');
  let text = '';
  for await (const chunk of socket) text += chunk;
  expect(text.match(/"status":"decided"/g)).toHaveLength(2);
});
