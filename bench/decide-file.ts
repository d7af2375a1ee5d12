import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark, Check, Setting } from './measuring/benchmark.ts';
import { repeat } from './measuring/benchmark.ts';
import { countLines } from './measuring/count-lines.ts';
import { atLeast, type Figure, figure } from './measuring/figure.ts';
import { type MemoryUse, watchMemory } from './measuring/memory-watch.ts';
import { quantity } from './measuring/quantity.ts';
import { runTamga, startTamga } from './running/command.ts';
import { declarationTexts } from './workload/declaration-texts.ts';
import { scenarioFile, seed } from './workload/generated.ts';
import { profileCount, writeProfiles } from './workload/profiles-file.ts';
import { linesReach, writeDeclarationsFile } from './workload/write-declarations.ts';

const target = atLeast(50_000);
const megabyte = 1_000_000;

type Reading = { readonly name: string; readonly file: string };

export const decideFileBenchmark: Benchmark = {
  name: 'decide-file',
  about: '`tamga decide` from an NDJSON file to an NDJSON file, from its start to its end',
  async run(setting) {
    const { isQuick, site, tell } = setting;
    const [repetitions, declarations] = isQuick ? [2, 3_000] : [5, 100_000];
    const folder = site.folder();
    const profiles = writeProfiles(folder);
    tell(`writing ${declarations} declarations`);
    const mixed = { name: 'as generated', file: join(folder, 'mixed.ndjson') };
    await runTamga(site, generateArguments(declarations, mixed.file));
    const single = { name: 'of 1 item', file: join(folder, 'single.ndjson') };
    await writeDeclarationsFile(declarationTexts('F', 1), single.file, linesReach(declarations));
    const parts: Part[] = [];
    for (const reading of [mixed, single])
      parts.push(await measure(setting, reading, profiles, declarations, repetitions));
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

type Part = { readonly condition: string; readonly figures: readonly Figure[]; readonly check: Check };
type Run = { readonly seconds: number; readonly memory: MemoryUse | undefined };

async function measure(
  { site, tell }: Setting,
  { name, file }: Reading,
  profiles: string,
  declarations: number,
  repetitions: number,
): Promise<Part> {
  const out = `${file}.decisions`;
  const runs = await repeat(repetitions, tell, async (): Promise<Run> => {
    const command = startTamga(site, ['decide', '--profiles', profiles, '--in', file, '--out', out]);
    const [ended, memory] = await Promise.all([command.ended, watchMemory(command.pid, command.ended)]);
    if (ended.code !== 0) throw new Error(`tamga decide ended with ${ended.code}: ${ended.lastWords}`);
    return { seconds: ended.seconds, memory };
  });
  const bytes = statSync(file).size;
  const peaks = runs.flatMap(({ memory }) => memory?.peakMegabytes ?? []);
  const decided = await countLines(out);
  return {
    condition: `${name}: ${quantity(bytes / declarations)} bytes a declaration`,
    figures: [
      figure(
        `declarations ${name}`,
        '/s',
        runs.map(({ seconds }) => declarations / seconds),
        target,
      ),
      figure(
        `read, ${name}`,
        'MB/s',
        runs.map(({ seconds }) => bytes / megabyte / seconds),
      ),
      ...(peaks.length === 0 ? [] : [figure(`peak memory, ${name}`, 'MB', peaks)]),
    ],
    check: {
      name: `${name}: a decision for each declaration`,
      holds: decided === declarations,
      detail: `${decided} of ${declarations}`,
    },
  };
}

function generateArguments(declarations: number, out: string): readonly string[] {
  return [
    ...['generate', '--scenario', scenarioFile, '--seed', String(seed)],
    ...['--declarations', String(declarations), '--out', out],
  ];
}
