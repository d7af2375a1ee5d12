import type { Command } from 'commander';
import { generateTraffic } from '../simulate/traffic/generate-traffic.ts';
import { seedNumber, wholeNumber } from './options.ts';
import { openOutput } from './output.ts';
import { Progress } from './progress.ts';
import { readScenarioFile } from './scenario-file.ts';

type GenerateOptions = {
  readonly scenario: string;
  readonly declarations: number;
  readonly seed: number;
  readonly out?: string;
  readonly findings?: string;
};

export function addGenerate(program: Command): void {
  program
    .command('generate')
    .description(
      'synthetic traffic with planted schemes, the same for the same seed; generated data, never real',
    )
    .requiredOption('--scenario <file>', 'the made-up administration')
    .requiredOption('--declarations <n>', 'how many', wholeNumber)
    .option('--seed <n>', 'makes it repeatable', seedNumber, 1)
    .option('--out <file>', 'where the declarations go; standard output when absent')
    .option('--findings <file>', 'where the findings of the simulated past policy go')
    .action(generate);
}

async function generate({ scenario, declarations, seed, out, findings }: GenerateOptions): Promise<void> {
  const traffic = generateTraffic(readScenarioFile(scenario), { seed, declarations });
  const output = openOutput(out);
  const found = findings === undefined ? undefined : openOutput(findings);
  const progress = new Progress(declarations);
  for (const generated of traffic) {
    const wait = output.write(JSON.stringify(generated.declaration));
    if (wait !== undefined) await wait;
    if (generated.finding !== undefined) await found?.write(JSON.stringify(generated.finding));
    progress.advance(1);
  }
  progress.stop();
  await output.end();
  await found?.end();
}
