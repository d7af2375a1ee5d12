import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { directoryLayout } from './directory-layout.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres, openWithMeans } from './embedded-postgres.ts';
import { chooseSocketDirectory, preferredPort } from './endpoint.ts';
import { isRoot } from './is-root.ts';
import { isPostmasterOf } from './process-identity.ts';
import { ask, eventually, postmasterPid } from './testing/ask.ts';
import { type ClusterCopies, makeClusterCopies } from './testing/cluster-copies.ts';
import { startTamga, type TamgaProcess } from './testing/tamga-process.ts';

const slow = { timeout: 60_000 };
const nobody = 65534;
let clusters: ClusterCopies;
let opened: EmbeddedPostgres[] = [];
let processes: (TamgaProcess | ChildProcess)[] = [];
let lines: string[] = [];

beforeAll(async () => {
  clusters = await makeClusterCopies();
}, slow.timeout);

afterEach(async () => {
  for (const each of processes) {
    if ('stop' in each) await each.stop();
    else each.kill('SIGKILL');
  }
  for (const each of opened) await each.stop();
  opened = [];
  processes = [];
  lines = [];
  await clusters.removeCopies();
}, slow.timeout);

afterAll(() => clusters.remove(), slow.timeout);

const log = (line: string) => {
  lines.push(line);
};

async function open(dataDirectory: string): Promise<EmbeddedPostgres> {
  const postgres = await openEmbeddedPostgres(dataDirectory, { log });
  opened.push(postgres);
  return postgres;
}

async function openByTcp(dataDirectory: string, control: 'signals' | 'pg_ctl'): Promise<EmbeddedPostgres> {
  const postgres = await openWithMeans(dataDirectory, { transport: 'tcp', control }, log);
  opened.push(postgres);
  return postgres;
}

function openElsewhere(dataDirectory: string, ids?: { uid: number; gid: number }): TamgaProcess {
  const process = startTamga(dataDirectory, ids);
  processes.push(process);
  return process;
}

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
/** Not whether the process id is taken: what was orphaned may stay a zombie. */
const isRunning = async (pid: number, directory: string) =>
  (await isPostmasterOf(pid, join(directory, 'postgres'))) !== 'no';
const portOf = (url: string) => Number(new URL(url).port);

describe('the first start and the next', () => {
  test('what was committed is there when the directory is opened again', slow, async () => {
    const directory = clusters.fresh('first');
    const first = await open(directory);
    expect(first.startedHere).toBe(true);
    expect(lines[0]).toContain('preparing the PostgreSQL data directory');
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await open(directory);
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(lines.filter((line) => line.includes('preparing'))).toHaveLength(1);
  });

  test('durability is never weakened, and nothing listens on the network', slow, async () => {
    const directory = await clusters.copy('settings');
    await writeFile(
      join(directory, 'postgres', 'postgresql.auto.conf'),
      'fsync = off\nsynchronous_commit = off\n',
    );
    const { url } = await open(directory);
    const names = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'data_checksums',
      'listen_addresses',
      'TimeZone',
    ];
    const settings = `SELECT name, setting FROM pg_settings WHERE name IN ('${names.join("','")}')`;
    const rows = await ask(url, settings);
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      TimeZone: 'UTC',
    });
    expect(
      await ask(
        url,
        "SELECT lower('ЖЎҚ') AS low, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = 'tamga'",
      ),
    ).toEqual([{ low: 'жўқ', encoding: 'UTF8' }]);
  });

  test('nobody comes in without the password, and only Tamga can read it', slow, async () => {
    const directory = await clusters.copy('password');
    const { url } = await open(directory);
    await expect(ask(url.replace(/:[^:@/]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
    expect(await modeOf(join(directory, 'postgres.password'))).toBe('600');
    expect(await modeOf(join(directory, 'postgres'))).toBe('700');
    expect(await modeOf(join(directory, 'postgres.socket'))).toBe('700');
    expect(await modeOf(join(directory, 'postgres.log'))).toBe('600');
    expect(await readFile(join(directory, 'postgres.log'), 'utf8')).not.toContain(new URL(url).password);
  });

  test('nothing is left running or lying about after a stop', slow, async () => {
    const directory = await clusters.copy('stopped');
    const postgres = await open(directory);
    const pid = await postmasterPid(directory);
    expect(JSON.parse(await readFile(join(directory, 'postgres.owner.json'), 'utf8'))).toMatchObject({
      pid: process.pid,
    });
    await Promise.all([postgres.stop(), postgres.stop()]);
    expect(await isRunning(pid, directory)).toBe(false);
    expect((await readdir(directory)).sort()).toEqual([
      'postgres',
      'postgres.lock',
      'postgres.log',
      'postgres.password',
    ]);
  });
});

describe('more than one process', () => {
  test('two that open a new directory at the same moment share one server', slow, async () => {
    const directory = clusters.fresh('together');
    const both = [openElsewhere(directory), openElsewhere(directory)];
    const results = await Promise.all(both.map((each) => each.opened));
    expect(results.map((each) => each.startedHere).sort()).toEqual([false, true]);
    expect(results[0]?.url).toBe(results[1]?.url);
    expect(both.filter((each) => each.log().includes('preparing'))).toHaveLength(1);
  });

  test('one that joined does not stop the server', slow, async () => {
    const directory = await clusters.copy('joined');
    const { url } = await openElsewhere(directory).opened;
    const joined = await open(directory);
    expect(joined).toMatchObject({ url, startedHere: false });
    await joined.stop();
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('one that joined brings the server up again when the one responsible stops it', slow, async () => {
    const directory = await clusters.copy('succession');
    const responsible = openElsewhere(directory);
    await responsible.opened;
    const joined = await open(directory);
    const before = await postmasterPid(directory);
    await responsible.stop();
    expect(await eventually(() => ask(joined.url, 'SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    const after = await postmasterPid(directory);
    expect(after).not.toBe(before);
    await joined.stop();
    expect(await isRunning(after, directory)).toBe(false);
  });

  test('the same process may open a directory twice', slow, async () => {
    const directory = await clusters.copy('twice');
    const [first, second] = [await open(directory), await open(directory)];
    expect([first.startedHere, second.startedHere]).toEqual([true, false]);
  });
});

describe('a Tamga that was killed', () => {
  test('leaves its server to the next, which becomes responsible for it', slow, async () => {
    const directory = await clusters.copy('killed');
    const killed = openElsewhere(directory);
    await ask((await killed.opened).url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = await postmasterPid(directory);
    await killed.kill();
    expect(await isRunning(pid, directory)).toBe(true);

    const next = await open(directory);
    expect(next.startedHere).toBe(true);
    expect(await postmasterPid(directory)).toBe(pid);
    expect(await ask(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await next.stop();
    expect(await isRunning(pid, directory)).toBe(false);
  });

  test('by a Ctrl-C in its terminal takes no server along', slow, async () => {
    const directory = await clusters.copy('interrupted-terminal');
    const interrupted = openElsewhere(directory);
    await interrupted.opened;
    const pid = await postmasterPid(directory);
    process.kill(-(interrupted.child.pid ?? 0), 'SIGINT');
    await once(interrupted.child, 'exit');
    expect(await isRunning(pid, directory)).toBe(true);
    await open(directory);
    expect(await postmasterPid(directory)).toBe(pid);
  });

  test('in the moment when it had started its server', slow, async () => {
    const directory = await clusters.copy('barely-begun');
    const killed = openElsewhere(directory);
    await eventually(async () => expect(await postmasterPid(directory)).toBeGreaterThan(0));
    await killed.kill();
    const { url } = await open(directory);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('together with its server loses nothing', slow, async () => {
    const directory = await clusters.copy('both-killed');
    const killed = openElsewhere(directory);
    await ask((await killed.opened).url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await killBoth(directory, killed);
    expect(await isThere(join(directory, 'postgres', 'postmaster.pid'))).toBe(true);
    const next = await open(directory);
    expect(await ask(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('and killed again while it recovers, still loses nothing', slow, async () => {
    const directory = await clusters.copy('recovering');
    const killed = openElsewhere(directory);
    await ask(
      (await killed.opened).url,
      'CREATE TABLE kept AS SELECT g, md5(g::text) FROM generate_series(1, 400000) g',
    );
    await killBoth(directory, killed);
    await rm(join(directory, 'postgres', 'postmaster.pid'));
    const recovering = openElsewhere(directory);
    await eventually(async () =>
      expect(await readFile(join(directory, 'postgres.log'), 'utf8')).toContain('redo starts'),
    );
    await killBoth(directory, recovering);
    expect(recovering.log()).not.toContain('is ready');
    const next = await open(directory);
    expect(await ask(next.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 400_000 }]);
  });

  test('whose server lost its socket: it is stopped and started anew', slow, async () => {
    const directory = await clusters.copy('socketless');
    const killed = openElsewhere(directory);
    await killed.opened;
    const pid = await postmasterPid(directory);
    await killed.kill();
    await rm(join(directory, 'postgres.socket'), { recursive: true });
    const next = await open(directory);
    expect(await ask(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await isRunning(pid, directory)).toBe(false);
  });

  async function killBoth(directory: string, tamga: TamgaProcess): Promise<void> {
    const pid = await postmasterPid(directory);
    await tamga.kill();
    process.kill(pid, 'SIGKILL');
  }
});

describe('a server that dies', () => {
  test('is brought up again at the same address, with what was committed', slow, async () => {
    const directory = await clusters.copy('supervised');
    const { url } = await open(directory);
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = await postmasterPid(directory);
    process.kill(pid, 'SIGKILL');
    expect(await eventually(() => ask(url, 'SELECT answer FROM kept'))).toEqual([{ answer: 42 }]);
    expect(await postmasterPid(directory)).not.toBe(pid);
    expect(lines.join()).toContain('stopped unexpectedly');
  });

  test('is brought up again as well when it was adopted', slow, async () => {
    const directory = await clusters.copy('adopted');
    const killed = openElsewhere(directory);
    await killed.opened;
    await killed.kill();
    const { url } = await open(directory);
    const pid = await postmasterPid(directory);
    process.kill(pid, 'SIGKILL');
    await eventually(async () => expect(await postmasterPid(directory)).not.toBe(pid));
    expect(await eventually(() => ask(url, 'SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });

  test('stays down once it was stopped', slow, async () => {
    const directory = await clusters.copy('stays-down');
    const postgres = await open(directory);
    process.kill(await postmasterPid(directory), 'SIGKILL');
    await postgres.stop();
    const left = lines.length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(lines).toHaveLength(left);
    await expect(ask(postgres.url, 'SELECT 1')).rejects.toThrow();
  });
});

describe('a postmaster.pid that was left behind', () => {
  /** In every case nothing answers at the address that the file names. */
  const contents = (pid: number, directory: string) =>
    `${pid}\n${directory}/postgres\n1700000000\n5432\n${directory}/postgres.socket\n\n  1234567    987654\nready   \n`;

  test.each([
    ['of a process that is gone', () => 2 ** 22 + 1],
    ['whose number now is our own', () => process.pid],
  ])('%s does not keep the server from starting', slow, async (name, pid) => {
    const directory = await clusters.copy(`stale-${name.replaceAll(' ', '-')}`);
    await leaveBehind(directory, contents(pid(), directory));
    const { url } = await open(directory);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('whose number now belongs to another process keeps neither from running', slow, async () => {
    const directory = await clusters.copy('stale-given-away');
    const { uid, gid } = await stat(join(directory, 'postgres'));
    // PostgreSQL takes a process for the old server only if it is the same user's.
    const other = spawn('sleep', ['60'], { uid, gid, cwd: join(directory, 'postgres') });
    processes.push(other);
    await once(other, 'spawn');
    await leaveBehind(directory, contents(other.pid ?? 0, directory));
    const { url } = await open(directory);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect([other.exitCode, other.signalCode]).toEqual([null, null]);
  });

  test('empty does not keep the server from starting', slow, async () => {
    const directory = await clusters.copy('stale-empty');
    await leaveBehind(directory, '');
    const { url } = await open(directory);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  async function leaveBehind(directory: string, content: string): Promise<void> {
    const file = join(directory, 'postgres', 'postmaster.pid');
    await writeFile(file, content, { mode: 0o600 });
    const { uid, gid } = await stat(join(directory, 'postgres'));
    await chown(file, uid, gid);
    await mkdir(join(directory, 'postgres.socket'));
    await writeFile(join(directory, 'postgres.socket', '.s.PGSQL.5432.lock'), content);
  }
});

describe('a start that was interrupted', () => {
  test('while initdb ran begins anew', slow, async () => {
    const directory = clusters.fresh('interrupted');
    const interrupted = openElsewhere(directory);
    await eventually(async () => {
      const making = (await readdir(directory)).filter((name) => name.startsWith('postgres.making-'));
      expect(await isThere(join(directory, making[0] ?? '', 'cluster', 'base', '1'))).toBe(true);
    });
    await interrupted.kill();
    expect(await isThere(join(directory, 'postgres'))).toBe(false);
    const { url } = await open(directory);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('leaves nothing but what a server has run on', slow, async () => {
    const directory = await clusters.copy('leftovers');
    await mkdir(join(directory, 'postgres.making-half', 'cluster', 'base'), { recursive: true });
    await mkdir(join(directory, 'postgres.making-used', 'cluster'), { recursive: true });
    await writeFile(join(directory, 'postgres.making-used', 'cluster', 'postmaster.opts'), '');
    await open(directory);
    const names = await readdir(directory);
    expect(names).not.toContain('postgres.making-half');
    expect(names).toContain('postgres.making-used');
  });
});

describe('a directory that cannot be opened', () => {
  test('because something else is at the place of the cluster, which stays as it is', slow, async () => {
    const directory = clusters.fresh('foreign');
    await mkdir(join(directory, 'postgres'), { recursive: true });
    await writeFile(join(directory, 'postgres', 'precious'), 'mine');
    await expect(open(directory)).rejects.toThrow('not a PostgreSQL cluster');
    expect(await readFile(join(directory, 'postgres', 'precious'), 'utf8')).toBe('mine');
  });

  test.each([
    ['19', 'Use the version of Tamga that wrote it'],
    ['15', 'Export with the version of Tamga that wrote it'],
  ])('because PostgreSQL %s wrote it', slow, async (version, advice) => {
    const directory = clusters.fresh(`version-${version}`);
    await mkdir(join(directory, 'postgres'), { recursive: true });
    await writeFile(join(directory, 'postgres', 'PG_VERSION'), `${version}\n`);
    const said = await open(directory).catch((error: unknown) => String(error));
    expect(said).toContain(`was written by PostgreSQL ${version}; this Tamga brings PostgreSQL 18`);
    expect(said).toContain(advice);
  });

  test('because its password is lost', slow, async () => {
    const directory = await clusters.copy('lost-password');
    await rm(join(directory, 'postgres.password'));
    await expect(open(directory)).rejects.toThrow('postgres.password is missing');
    expect(await isThere(join(directory, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  test('because its password is another cluster’s', slow, async () => {
    const directory = await clusters.copy('wrong-password');
    await writeFile(join(directory, 'postgres.password'), 'another\n');
    await expect(open(directory)).rejects.toThrow('refuses Tamga');
    expect(await isThere(join(directory, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  test('because the configuration is broken: the server’s own words are shown', slow, async () => {
    const directory = await clusters.copy('broken');
    await writeFile(join(directory, 'postgres', 'postgresql.auto.conf'), 'no_such_setting = 1\n');
    await expect(open(directory)).rejects.toThrow('no_such_setting');
  });
});

describe('where the socket is', () => {
  test('in the directory for temporary files when the path is too long', slow, async () => {
    const directory = await clusters.copy(`long-${'x'.repeat(120)}`);
    const socketDirectory = chooseSocketDirectory(directoryLayout(directory));
    expect(socketDirectory.startsWith(directory)).toBe(false);
    const postgres = await open(directory);
    expect(await ask(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await modeOf(socketDirectory)).toBe('700');
    await postgres.stop();
    expect(await isThere(socketDirectory)).toBe(false);
  });

  test('in a path with every character that means something elsewhere', slow, async () => {
    const directory = await clusters.copy('a, "b" %20 &c=d #ё');
    const { url } = await open(directory);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test.each(['signals', 'pg_ctl'] as const)(
    'on a loopback port, the next when it is taken (%s)',
    slow,
    async (control) => {
      const directory = await clusters.copy(`tcp-${control}`);
      const busy = preferredPort(directoryLayout(directory));
      let guests = 0;
      const occupant = createServer((socket) => {
        guests++;
        socket.destroy();
      }).listen(busy, '127.0.0.1');
      try {
        const postgres = await openByTcp(directory, control);
        expect(portOf(postgres.url)).not.toBe(busy);
        expect(guests, 'the stranger at the port was offered a password').toBe(0);
        expect(await ask(postgres.url, 'SHOW unix_socket_directories')).toEqual([
          { unix_socket_directories: '' },
        ]);
        const pid = await postmasterPid(directory);
        process.kill(pid, 'SIGKILL');
        expect(await eventually(() => ask(postgres.url, 'SELECT 1 AS one'))).toEqual([{ one: 1 }]);
        const restarted = await postmasterPid(directory);
        await postgres.stop();
        expect(await isRunning(restarted, directory)).toBe(false);
      } finally {
        occupant.close();
      }
      expect(portOf((await openByTcp(directory, control)).url)).toBe(busy);
    },
  );
});

describe.runIf(isRoot())('as root', () => {
  const uidOf = async (pid: number) =>
    Number(/^Uid:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
  const ownerOf = async (directory: string) =>
    (await stat(join(directory, 'postgres', 'global', 'pg_control'))).uid;

  test('the server runs as nobody', slow, async () => {
    const directory = await clusters.copy('nobody');
    await open(directory);
    expect(await uidOf(await postmasterPid(directory))).toBe(nobody);
  });

  test(
    'below a closed directory it runs in a user namespace, and is stopped and adopted there',
    slow,
    async () => {
      const closed = clusters.fresh('closed');
      await mkdir(closed, { mode: 0o700 });
      const directory = join(closed, 'data');
      const killed = openElsewhere(directory);
      await killed.opened;
      const pid = await postmasterPid(directory);
      expect([await uidOf(pid), await ownerOf(directory)]).toEqual([0, 0]);
      await killed.kill();
      const next = await open(directory);
      expect(await postmasterPid(directory)).toBe(pid);
      await next.stop();
      expect(await isRunning(pid, directory)).toBe(false);
    },
  );

  test('a cluster is given to whom the server must run as now', slow, async () => {
    const directory = await clusters.copy('given');
    expect(await ownerOf(directory)).toBe(nobody);
    await chmod(directory, 0o700);
    await (await open(directory)).stop();
    expect(await ownerOf(directory)).toBe(0);

    await chmod(directory, 0o711);
    const path = process.env.PATH;
    process.env.PATH = '/nowhere';
    try {
      await (await open(directory)).stop();
    } finally {
      process.env.PATH = path;
    }
    expect(await ownerOf(directory)).toBe(nobody);
  });

  test('where neither way works, it is said what to do', slow, async () => {
    const directory = clusters.fresh('no-way');
    await mkdir(directory, { mode: 0o700 });
    const path = process.env.PATH;
    process.env.PATH = '/nowhere';
    try {
      await expect(open(directory)).rejects.toThrow(
        /ordinary user, or name a PostgreSQL server with --database-url/,
      );
    } finally {
      process.env.PATH = path;
    }
  });

  describe('another user', async () => {
    const ids = { uid: nobody, gid: nobody };
    const nameless = { uid: 54_321, gid: 54_321 };
    const canReadCheckout = isRoot() && (await startsAs(nameless));

    test.runIf(canReadCheckout).each([
      ['runs it as himself', ids],
      ['runs it though his user id has no name', nameless],
    ])('%s', slow, async (name, { uid, gid }) => {
      const directory = clusters.fresh(name);
      await mkdir(directory);
      await chown(directory, uid, gid);
      const theirs = openElsewhere(directory, { uid, gid });
      expect(await ask((await theirs.opened).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect([await uidOf(await postmasterPid(directory)), await ownerOf(directory)]).toEqual([uid, uid]);
    });

    test.runIf(canReadCheckout)('cannot open what is not his, and is told so', slow, async () => {
      const directory = clusters.fresh('not-his');
      await mkdir(join(directory, 'postgres'), { recursive: true });
      await chown(join(directory, 'postgres'), nobody, nobody);
      const stranger = openElsewhere(directory, nameless);
      await expect(stranger.opened).rejects.toThrow('belongs to user id 65534, and this is user id 54321');
    });
  });

  function startsAs(ids: { uid: number; gid: number }): Promise<boolean> {
    const script = fileURLToPath(new URL('./embedded-postgres.ts', import.meta.url));
    return new Promise((resolve) => {
      const child = spawn(process.execPath, ['--check', script], { ...ids, cwd: '/', stdio: 'ignore' });
      child.on('error', () => resolve(false)).on('exit', (code) => resolve(code === 0));
    });
  }
});
