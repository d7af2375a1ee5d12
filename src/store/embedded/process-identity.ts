import { readlink, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { runProgram } from './run-program.ts';

/** `unknown` where the process lives but this platform does not tell what it is. */
export type Identity = 'yes' | 'no' | 'unknown';

/**
 * Whether the process `pid` is the PostgreSQL server of this cluster. A process id alone does not say so: after a
 * crash of the machine, and in every restarted container, it soon belongs to another process.
 */
export async function isPostmasterOf(pid: number, cluster: string): Promise<Identity> {
  if (!isAlive(pid)) return 'no';
  if (process.platform === 'win32') return identityOnWindows(pid);
  return process.platform === 'linux' && (await hasProcFiles())
    ? identityByProcFiles(pid, cluster)
    : identityByCommandLine(pid, cluster);
}

/** Whether a process has this id. A zombie counts as alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A server works in its cluster's directory. What we may not look at is not ours; a zombie has no directory. */
async function identityByProcFiles(pid: number, cluster: string): Promise<Identity> {
  try {
    const [program, worksIn, directory] = await Promise.all([
      readlink(`/proc/${pid}/exe`),
      stat(`/proc/${pid}/cwd`),
      stat(cluster),
    ]);
    const isServer = /^postgres( \(deleted\))?$/.test(basename(program));
    return isServer && worksIn.dev === directory.dev && worksIn.ino === directory.ino ? 'yes' : 'no';
  } catch {
    return 'no';
  }
}

async function identityByCommandLine(pid: number, cluster: string): Promise<Identity> {
  const command = { file: 'ps', args: ['-ww', '-o', 'command=', '-p', String(pid)], options: {} };
  const { ok, output } = await runProgram(command, process.env);
  if (!ok) return isAlive(pid) ? 'unknown' : 'no';
  return output.includes('postgres') && output.includes(`-D ${cluster}`) ? 'yes' : 'no';
}

async function identityOnWindows(pid: number): Promise<Identity> {
  const command = { file: 'tasklist', args: ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'], options: {} };
  const { ok, output } = await runProgram(command, process.env);
  return ok && !output.toLowerCase().includes('"postgres.exe"') ? 'no' : 'unknown';
}

async function hasProcFiles(): Promise<boolean> {
  return stat('/proc/self/cwd').then(
    () => true,
    () => false,
  );
}
