import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { type Postmaster, startedPostmaster, watchedPostmaster } from './postmaster.ts';
import { readPostmasterRecord } from './postmaster-file.ts';
import type { PreparedServer } from './prepare-server.ts';
import { isAlive } from './process-identity.ts';
import { runStarter, workingDirectory } from './run-program.ts';
import { commandAs } from './server-account.ts';
import { readLogTail } from './server-log.ts';
import type { ServerContext } from './server-means.ts';
import { type ServerSettings, settingArguments } from './server-settings.ts';

/**
 * The new server ended, or was not seen to begin, before it answered. Why is in its log; the caller reads it there,
 * because some reasons pass.
 */
export class StartFailure extends Error {}

/**
 * Starts the server and answers as soon as its process is there, long before it takes connections. It is put in a
 * session of its own, so that a Ctrl-C in the terminal reaches Tamga alone, which then stops it in order.
 *
 * Throws {@link StartFailure}, or what the system says when the program cannot be run.
 */
export function launchPostmaster(
  context: ServerContext,
  prepared: PreparedServer,
  settings: ServerSettings,
  logOffset: number,
): Promise<Postmaster> {
  return context.means.control === 'signals'
    ? launchDirectly(context, prepared, settings)
    : launchByPgCtl(context, prepared, settings, logOffset);
}

async function launchDirectly(
  { layout }: ServerContext,
  { binaries, account }: PreparedServer,
  settings: ServerSettings,
): Promise<Postmaster> {
  const args = ['-D', layout.cluster, ...settingArguments(settings)];
  const command = commandAs(account, binaries.postgres, args);
  const log = await open(layout.logFile, 'a');
  try {
    const child = spawn(command.file, command.args, {
      ...command.options,
      env: binaries.env,
      cwd: workingDirectory(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await once(child, 'spawn');
    child.unref();
    if (child.pid === undefined) throw new EmbeddedPostgresError(`${command.file} has no process id`);
    return startedPostmaster(child, child.pid, exited);
  } finally {
    await log.close();
  }
}

const appearsWithinMs = 15_000;

async function launchByPgCtl(
  { layout }: ServerContext,
  { binaries, account }: PreparedServer,
  settings: ServerSettings,
  logOffset: number,
): Promise<Postmaster> {
  const options = settingArguments(settings).join(' ');
  const args = ['start', '-W', '-D', layout.cluster, '-l', layout.logFile, '-o', options];
  if (!(await runStarter(commandAs(account, binaries.pgCtl, args), binaries.env))) throw new StartFailure();
  const deadline = performance.now() + appearsWithinMs;
  while (performance.now() < deadline) {
    const record = await readPostmasterRecord(layout.cluster);
    if (record.kind === 'process' && isAlive(record.pid))
      return watchedPostmaster(record.pid, layout.cluster);
    if ((await readLogTail(layout.logFile, logOffset)).includes('FATAL:')) break;
    await pause(50);
  }
  throw new StartFailure();
}
