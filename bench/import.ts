import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Benchmark, type Check, repeat } from './measuring/benchmark.ts';
import { atLeast, figure } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { runTamga } from './running/command.ts';
import { type ImportCounts, runImport } from './running/import-counts.ts';
import type { Site } from './running/site.ts';
import { storeFolder } from './running/store-folder.ts';
import { profileCount, sampleSize, writeProfiles } from './workload/profiles-file.ts';
import {
  mappingFile,
  missingPublicFile,
  publicDeclarations,
  publicFiles,
  writeFirstRows,
} from './workload/public-rows.ts';

const target = atLeast(5_000);
const quickRows = 1_000;

export const importBenchmark: Benchmark = {
  name: 'import',
  about: '`tamga import` of the public rows into an embedded store, decided, recorded and durable',
  async run({ isQuick, site, tell }) {
    const missing = missingPublicFile();
    if (missing !== undefined) return { kind: 'skipped', why: `${missing} is not there` };
    const folder = site.folder();
    const files = isQuick ? [join(folder, 'rows.csv')] : publicFiles;
    if (isQuick) writeFirstRows(publicFiles[0] ?? '', files[0] ?? '', quickRows);
    const profiles = writeProfiles(folder, await publicDeclarations(files, sampleSize));
    const nothing = join(folder, 'nothing.ndjson');
    writeFileSync(nothing, '');
    const runs = await repeat(isQuick ? 1 : 3, tell, () => measure(site, files, profiles, nothing));
    const records = runs[0]?.first.decided ?? 0;
    return {
      kind: 'measured',
      conditions: [
        `${quantity(records)} declarations of one item, ${profileCount} profiles, a fresh store for each repetition`,
        'the whole command begins with the start of the program and of the database and ends when both have stopped',
        'records alone: the whole less an import of nothing into the same store, taken just before',
      ],
      figures: [
        figure(
          'whole command',
          '/s',
          runs.map(({ first }) => first.decided / first.seconds),
          target,
        ),
        figure(
          'records alone',
          '/s',
          runs.map(({ first, emptySeconds }) => first.decided / (first.seconds - emptySeconds)),
          target,
        ),
        figure(
          'whole command, all known',
          '/s',
          runs.map(({ again }) => again.known / again.seconds),
        ),
        figure(
          'an import of nothing',
          's',
          runs.map(({ emptySeconds }) => emptySeconds),
        ),
      ],
      checks: runs.map(checkOf),
    };
  },
};

type Run = { readonly emptySeconds: number; readonly first: ImportCounts; readonly again: ImportCounts };

async function measure(
  site: Site,
  files: readonly string[],
  profiles: string,
  nothing: string,
): Promise<Run> {
  const data = storeFolder(site);
  await runTamga(site, ['profiles', 'import', profiles, '--activate', '--data', data]);
  const empty = await runImport(site, ['--in', nothing, '--format', 'ndjson', '--data', data]);
  const args = ['--in', ...files, '--mapping', mappingFile, '--data', data];
  const first = await runImport(site, args);
  return { emptySeconds: empty.seconds, first, again: await runImport(site, args) };
}

function checkOf({ first, again }: Run, index: number): Check {
  return {
    name: `repetition ${index + 1}: decided once, known the second time`,
    holds: first.decided > 0 && first.known + first.rejected + again.decided + again.rejected === 0,
    detail: `${first.decided} decided, then ${again.known} known; ${first.rejected + again.rejected} rejected`,
  };
}
