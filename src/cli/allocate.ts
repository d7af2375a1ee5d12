import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Allocation, AllocationProblem, Impossible } from '../domain/allocation.ts';
import { readAllocationProblem } from '../intake/read-allocation-problem.ts';
import { allocate } from '../treat/capacity/allocate.ts';
import { readJsonFile } from './json-file.ts';
import { UsageError } from './usage-error.ts';

type AllocateOptions = { readonly in: string; readonly gap: number; readonly json?: boolean };

export function addAllocate(program: Command): void {
  program
    .command('allocate')
    .description(
      'which declarations to control, and how, so that most is found within the hours there are; the file is one JSON ' +
        'object: { resources: [{ id, capacity }], candidates: [{ id, plans: [{ id, value, uses: { resource: amount } }], mandatory? }] }',
    )
    .requiredOption('--in <file>', 'the resources and the candidates; - for standard input')
    .addOption(
      new Option('--gap <share>', 'stop when no more than this share of the best can be missing, 0 to 1')
        .argParser(gapNumber)
        .default(0.001),
    )
    .option('--json', 'the plan of each candidate as JSON, with the prices that certify it')
    .action((options: AllocateOptions) => {
      const problem = problemIn(options.in);
      const begun = performance.now();
      const found = allocate(problem, { gap: options.gap });
      if (!found.ok) throw new UsageError(beyond(found.impossible));
      const seconds = Number(((performance.now() - begun) / 1_000).toFixed(3));
      const { allocation } = found;
      const text = options.json
        ? JSON.stringify({ ...allocation, method: 'lagrangian', seconds })
        : inWords(problem, allocation);
      process.stdout.write(`${text}\n`);
    });
}

function problemIn(file: string): AllocationProblem {
  const read = readAllocationProblem(readJsonFile(file), { source: file });
  if (!read.ok) throw new UsageError(`${file} cannot be used.`, read.problems);
  return read.value;
}

function beyond(impossible: readonly Impossible[]): string {
  const missing = impossible.map(({ resource, missing }) => `${resource} by ${rounded(missing)}`);
  return `Mandatory controls take more than there is of ${missing.join(', of ')}.`;
}

function inWords({ candidates }: AllocationProblem, { chosen, value, gap, prices }: Allocation): string {
  const controlled = Object.keys(chosen).length;
  const dear = Object.entries(prices)
    .filter(([, price]) => price > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([resource, price]) => `  ${resource}: ${rounded(price)}`);
  return [
    `${controlled} of ${candidates.length} are controlled, worth ${rounded(value)};`,
    `at the most ${rounded(100 * gap)} % more could be had.`,
    ...(dear.length === 0 ? ['There is enough of everything.'] : ['One more of each is worth:', ...dear]),
  ].join('\n');
}

function rounded(amount: number): number {
  return Number(amount.toPrecision(6));
}

function gapNumber(text: string): number {
  const gap = Number(text);
  if (text.trim() === '' || !(gap >= 0 && gap <= 1)) throw new InvalidArgumentError('Give a share, 0 to 1.');
  return gap;
}
