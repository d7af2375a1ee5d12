import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { markPostmasterDead, parsePostmasterFile, readPostmasterRecord } from './postmaster-file.ts';
import { isAlive } from './process-identity.ts';

const bySocket =
  '4711\n/data/postgres\n1700000000\n5432\n/data/postgres.socket\n\n  5432001    196608\nready   \n';
const byPort = '4711\r\nC:/data/postgres\r\n1700000000\r\n50123\r\n\r\n127.0.0.1\r\n  5432001\r\nready\r\n';
const justBegun = '4711\n/data/postgres\n1700000000\n5432\n\n';

test.each([
  [
    'a server at a socket',
    bySocket,
    { kind: 'process', pid: 4711, endpoint: { kind: 'socket', directory: '/data/postgres.socket' } },
  ],
  ['a server at a port', byPort, { kind: 'process', pid: 4711, endpoint: { kind: 'tcp', port: 50_123 } }],
  ['a server that does not listen yet', justBegun, { kind: 'process', pid: 4711, endpoint: undefined }],
  ['an empty file', '', { kind: 'garbled' }],
  ['a file of something else', 'hello\n', { kind: 'garbled' }],
])('%s', (_name, content, record) => {
  expect(parsePostmasterFile(content)).toEqual(record);
});

test('a record marked dead names no process, and keeps what protects the shared memory', async () => {
  const cluster = await mkdtemp(join(tmpdir(), 'tamga-record-'));
  try {
    expect(await readPostmasterRecord(cluster)).toEqual({ kind: 'absent' });
    await writeFile(join(cluster, 'postmaster.pid'), bySocket.replace('4711', String(process.pid)));
    await markPostmasterDead(cluster);
    const record = await readPostmasterRecord(cluster);
    expect(record.kind === 'process' && isAlive(record.pid)).toBe(false);
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    expect(lines.slice(1)).toEqual(bySocket.split('\n').slice(1));
  } finally {
    await rm(cluster, { recursive: true });
  }
});

test('a record that may not be read is an error with advice', async () => {
  const cluster = await mkdtemp(join(tmpdir(), 'tamga-record-'));
  try {
    await mkdir(join(cluster, 'postmaster.pid'));
    await expect(readPostmasterRecord(cluster)).rejects.toThrow('Start Tamga as the user that made');
  } finally {
    await rm(cluster, { recursive: true });
  }
});
