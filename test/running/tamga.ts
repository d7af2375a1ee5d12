import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../bin/tamga.mjs', import.meta.url));
export const repository = fileURLToPath(new URL('../../', import.meta.url));
/** Data for tests that are never copied into the project; tests that need them are skipped without. */
export const sharedData = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs a command to its end, with a text on its standard input. */
export function tamga(
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const child = startTamga(args, env);
  child.stdin.on('error', () => undefined).end(input);
  return finished(child);
}

/** Starts a command and hands on its process. */
export function startTamga(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [launcher, ...args], { env: { ...process.env, ...env } });
}

export function finished(child: ChildProcessWithoutNullStreams): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

/** A folder of its own for a test, removed when it is done with. */
export function temporaryFolder(): {
  readonly path: string;
  readonly file: (name: string) => string;
  readonly remove: () => void;
} {
  const path = mkdtempSync(join(tmpdir(), 'tamga-e2e-'));
  return {
    path,
    file: (name) => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
