import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** A program to be run: what `spawn` takes. */
export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid'>;
};

/** How a program ended. `output` is its standard output and error, in the order they came. */
export type ProgramResult = { readonly ok: boolean; readonly output: string };

/**
 * Runs a program to its end. That it fails, or cannot be started at all, is a result and does not throw. Works from
 * the root directory, since the user it runs as need not be able to enter Tamga's.
 */
export function runProgram(command: Command, env: NodeJS.ProcessEnv): Promise<ProgramResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawnIn(command, env, 'pipe');
    if (child instanceof Error) return resolve({ ok: false, output: child.message });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
    }
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}

/**
 * Runs a program that leaves another one running. Its output is thrown away: the one that stays would keep it open.
 * Answers whether it ended well.
 */
export function runStarter(command: Command, env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawnIn(command, env, 'ignore');
    if (child instanceof Error) return resolve(false);
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Some failures to start a program are thrown at once, such as not being allowed to become the other user. */
function spawnIn(command: Command, env: NodeJS.ProcessEnv, output: 'pipe' | 'ignore'): ChildProcess | Error {
  const options = { ...command.options, env, cwd: workingDirectory(), windowsHide: true };
  try {
    return spawn(command.file, command.args, { ...options, stdio: ['ignore', output, output] });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A directory that every user can enter. On Windows the current one will do. */
export function workingDirectory(): string | undefined {
  return process.platform === 'win32' ? undefined : '/';
}
