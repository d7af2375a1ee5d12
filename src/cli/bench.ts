import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

type Options = { readonly json?: boolean; readonly markdown?: boolean; readonly quick?: boolean };

/** What bench/main.ts offers. */
type Benchmarks = {
  readonly benchmarkNames: readonly string[];
  readonly runBenchmarks: (options: {
    readonly names: readonly string[];
    readonly isQuick: boolean;
    readonly form: 'text' | 'json' | 'markdown';
  }) => Promise<boolean>;
};

const folder = new URL('../../bench/', import.meta.url);

export function addBench(program: Command): void {
  program
    .command('bench')
    .description('how fast this machine is at what Tamga does, beside the targets')
    .argument('[names...]', 'which benchmarks; all of them when absent')
    .option('--json', 'one JSON document')
    .option('--markdown', 'the results as docs/benchmarks.md shows them')
    .option('--quick', 'small sizes, which show that it works and not how fast it is')
    .action(async (names: readonly string[], options: Options) => {
      if (options.json === true && options.markdown === true)
        throw new UsageError('Give --json or --markdown, not both.');
      const { benchmarkNames, runBenchmarks } = await loadBenchmarks();
      const unknown = names.find((name) => !benchmarkNames.includes(name));
      if (unknown !== undefined)
        throw new UsageError(`There is no benchmark ${unknown}; give some of ${benchmarkNames.join(', ')}.`);
      const form = options.json === true ? 'json' : options.markdown === true ? 'markdown' : 'text';
      const isSound = await runBenchmarks({ names, isQuick: options.quick === true, form });
      if (!isSound) process.exitCode = exitCodes.failed;
    });
}

/** Found by its place and not imported by name: the product runs without its benchmarks. */
async function loadBenchmarks(): Promise<Benchmarks> {
  if (!existsSync(fileURLToPath(folder)))
    throw new UsageError('The benchmarks are not part of this installation.');
  return (await import(`${folder.href}main.ts`)) as Benchmarks;
}
