import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Benchmark } from './measuring/benchmark.ts';
import { atLeast } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { measureLineCommand } from './running/line-command.ts';
import { seed } from './workload/generated.ts';
import { matchingDeclarations, matchingProfiles } from './workload/matching-workload.ts';

const target = atLeast(100_000);

export const matchFileBenchmark: Benchmark = {
  name: 'match-file',
  about: '`tamga match` from an NDJSON file to an NDJSON file, from its start to its end',
  async run(setting) {
    const { isQuick, site, tell } = setting;
    const [repetitions, declarations, profiles] = isQuick ? [2, 3_000, 200] : [5, 500_000, 10_000];
    const folder = site.folder();
    const [profilesFile, file] = [join(folder, 'profiles.json'), join(folder, 'declarations.ndjson')];
    await writeFile(profilesFile, JSON.stringify(matchingProfiles(profiles, seed)));
    tell(`writing ${declarations} declarations`);
    const lines = matchingDeclarations(declarations, seed).map((declaration) => JSON.stringify(declaration));
    await writeFile(file, `${lines.join('\n')}\n`);
    const args = ['match', '--profiles', profilesFile];
    const command = { name: 'of 1 item', args, file, declarations, repetitions, target };
    const part = await measureLineCommand(setting, command);
    return {
      kind: 'measured',
      conditions: [
        `${quantity(profiles)} profiles, ${quantity(declarations)} declarations, all of them different; read, checked, matched and written by a thread for each core`,
        part.condition,
      ],
      figures: part.figures,
      checks: [part.check],
    };
  },
};
