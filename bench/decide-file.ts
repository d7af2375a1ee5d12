import { join } from 'node:path';
import type { Benchmark } from './measuring/benchmark.ts';
import { atLeast } from './measuring/figure.ts';
import { runTamga } from './running/command.ts';
import { measureLineCommand, type Part } from './running/line-command.ts';
import { declarationTexts } from './workload/declaration-texts.ts';
import { scenarioFile, seed } from './workload/generated.ts';
import { profileCount, writeProfiles } from './workload/profiles-file.ts';
import { linesReach, writeDeclarationsFile } from './workload/write-declarations.ts';

const target = atLeast(50_000);

export const decideFileBenchmark: Benchmark = {
  name: 'decide-file',
  about: '`tamga decide` from an NDJSON file to an NDJSON file, from its start to its end',
  async run(setting) {
    const { isQuick, site, tell } = setting;
    const [repetitions, declarations] = isQuick ? [2, 3_000] : [5, 100_000];
    const folder = site.folder();
    const args = ['decide', '--profiles', writeProfiles(folder)];
    tell(`writing ${declarations} declarations`);
    const mixed = { name: 'as generated', file: join(folder, 'mixed.ndjson') };
    await runTamga(site, generateArguments(declarations, mixed.file));
    const single = { name: 'of 1 item', file: join(folder, 'single.ndjson') };
    await writeDeclarationsFile(declarationTexts('F', 1), single.file, linesReach(declarations));
    const parts: Part[] = [];
    for (const reading of [mixed, single])
      parts.push(await measureLineCommand(setting, { ...reading, args, declarations, repetitions, target }));
    return {
      kind: 'measured',
      conditions: [
        `${profileCount} profiles, ${declarations} declarations, read, checked, drawn, decided and written by a thread for each core`,
        'the target is read strictly: any generated declaration, from the start of the process to its end',
        ...parts.map((part) => part.condition),
      ],
      figures: parts.flatMap((part) => part.figures),
      checks: parts.map((part) => part.check),
    };
  },
};

function generateArguments(declarations: number, out: string): readonly string[] {
  return [
    ...['generate', '--scenario', scenarioFile, '--seed', String(seed)],
    ...['--declarations', String(declarations), '--out', out],
  ];
}
