import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Another Tamga process that opened a data directory. */
export type TamgaProcess = {
  readonly child: ChildProcessWithoutNullStreams;
  /** What it opened, or why it could not. */
  readonly opened: Promise<{ url: string; startedHere: boolean }>;
  /** What it logged so far. */
  log(): string;
  /** Lets it stop in order. */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
};

const program = `
  import { openEmbeddedPostgres } from ${JSON.stringify(new URL('../embedded-postgres.ts', import.meta.url).href)};
  const postgres = await openEmbeddedPostgres(process.argv[1], { log: (line) => console.error(line) });
  console.log(JSON.stringify({ url: postgres.url, startedHere: postgres.startedHere }));
  await new Promise((resolve) => process.stdin.resume().on('end', resolve));
  await postgres.stop();
`;

/** Starts a process, in a process group of its own, that opens `dataDirectory` and keeps it open. */
export function startTamga(dataDirectory: string, ids: { uid?: number; gid?: number } = {}): TamgaProcess {
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program, dataDirectory];
  const child = spawn(process.execPath, args, { ...ids, cwd: '/', detached: true });
  const ended = once(child, 'exit');
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    log += chunk;
  });
  const opened = new Promise<{ url: string; startedHere: boolean }>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (line: string) => resolve(JSON.parse(line)));
    child.once('close', () => reject(new Error(log)));
  });
  opened.catch(() => undefined);
  return {
    child,
    opened,
    log: () => log,
    async stop() {
      child.stdin.end();
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
