import { expect, test } from 'vitest';
import { serverEnvironment } from './bundled-binaries.ts';
import { accountsForRoot } from './server-account.ts';
import { serverMeans } from './server-means.ts';
import { availableMemoryBytes, serverSettings, settingArguments } from './server-settings.ts';

const gigabyte = 1024 ** 3;
const socket = { kind: 'socket', directory: '/a,"b' } as const;

test('a small machine gives less memory to the server', () => {
  expect(serverSettings(socket, 8 * gigabyte, 'lz4').shared_buffers).toBe('256MB');
  expect(serverSettings(socket, 2 * gigabyte, 'lz4').shared_buffers).toBe('128MB');
});

test.each([
  [8, undefined, 8],
  [8, 2, 2],
  [8, 0, 8],
  [8, 2 ** 34, 8],
])('of %s bytes, with a limit of %s, there are %s', (machine, limit, available) => {
  expect(availableMemoryBytes(machine, limit)).toBe(available);
});

test('there is one way in', () => {
  expect(serverSettings({ kind: 'tcp', port: 50_123 }, gigabyte, 'on')).toMatchObject({
    listen_addresses: '127.0.0.1',
    port: '50123',
    unix_socket_directories: '',
  });
  expect(serverSettings(socket, gigabyte, 'on')).toMatchObject({
    listen_addresses: '',
    unix_socket_directories: '"/a,""b"',
  });
});

test('settings are arguments', () => {
  expect(settingArguments({ jit: 'off', port: '5432' })).toEqual(['-c', 'jit=off', '-c', 'port=5432']);
});

test('the environment of the server holds neither what would change it nor secrets', () => {
  const env = {
    PATH: '/bin',
    PGDATA: '/other',
    PGPORT: '1',
    LANG: 'ru_RU',
    SESSION_SECRET: 'x',
    SystemRoot: 'C:/Windows',
    LC_MESSAGES: 'ru_RU',
    LD_LIBRARY_PATH: '/l',
  };
  expect(serverEnvironment(env, 'linux', undefined)).toEqual({
    PATH: '/bin',
    SystemRoot: 'C:/Windows',
    LC_ALL: 'C',
    LD_LIBRARY_PATH: '/l',
  });
  expect(serverEnvironment(env, 'linux', '/links').LD_LIBRARY_PATH).toBe('/links:/l');
  expect(serverEnvironment({}, 'darwin', '/links')).toEqual({ LC_ALL: 'C', DYLD_LIBRARY_PATH: '/links' });
});

test.each([
  ['linux', {}, { transport: 'socket', control: 'signals' }],
  ['linux', { TAMGA_POSTGRES_TRANSPORT: 'tcp' }, { transport: 'tcp', control: 'signals' }],
  ['darwin', {}, { transport: 'socket', control: 'signals' }],
  ['win32', {}, { transport: 'tcp', control: 'pg_ctl' }],
] as const)('the means on %s with %o', (platform, env, means) => {
  expect(serverMeans(platform, env)).toEqual(means);
});

test.each([
  ['a new cluster', undefined, ['user 65534', 'namespace']],
  ['a cluster of nobody', { uid: 65_534, gid: 65_534 }, ['user 65534', 'namespace']],
  ['a cluster of root', { uid: 0, gid: 0 }, ['namespace', 'user 65534']],
  ['a cluster of a user', { uid: 1000, gid: 1000 }, ['user 1000', 'user 65534', 'namespace']],
])('as whom root runs %s', (_name, owner, accounts) => {
  const names = accountsForRoot(owner).map((each) => (each.kind === 'user' ? `user ${each.uid}` : each.kind));
  expect(names).toEqual(accounts);
});
