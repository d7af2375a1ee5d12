import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareBinaries } from '../../src/store/embedded/bundled-binaries.ts';
import { repository } from '../running/repository.ts';

/** Of what the figures are; `commit` says so when files differ from it. */
export type Versions = {
  readonly tamga: string;
  readonly commit?: string;
  readonly node: string;
  readonly postgres?: string;
};

export async function describeVersions(folder: string): Promise<Versions> {
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    version: string;
  };
  const commit = describeCommit();
  const postgres = await postgresVersion(folder);
  return {
    tamga: version,
    ...(commit !== undefined && { commit }),
    node: process.versions.node,
    ...(postgres !== undefined && { postgres }),
  };
}

function describeCommit(): string | undefined {
  const commit = lineOf('git', ['-C', repository, 'rev-parse', '--short=12', 'HEAD']);
  if (commit === undefined) return undefined;
  return lineOf('git', ['-C', repository, 'status', '--porcelain']) === undefined
    ? commit
    : `${commit}, changed`;
}

/** The version of the PostgreSQL that Tamga brings; undefined where there is none for this platform. */
async function postgresVersion(folder: string): Promise<string | undefined> {
  try {
    const { postgres, env } = await prepareBinaries(folder);
    return /[\d.]+\w*/.exec(lineOf(postgres, ['--version'], env) ?? '')?.[0];
  } catch {
    return undefined;
  }
}

/** The first line a program prints; undefined when it prints none or cannot be run. */
function lineOf(program: string, args: readonly string[], env = process.env): string | undefined {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', env });
  const line = status === 0 ? stdout.split('\n')[0]?.trim() : undefined;
  return line === '' ? undefined : line;
}
