import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { type EachOptions, writeForEach } from './each-declaration.ts';
import { momentText, seedNumber, withInput, withRuleBook } from './options.ts';
import { printProblems } from './report.ts';
import { type RuleBookFiles, readRuleBookFiles } from './rule-book-files.ts';
import { UsageError } from './usage-error.ts';

type DecideOptions = EachOptions &
  RuleBookFiles & { readonly secret?: string; readonly seed?: number; readonly decidedAt?: string };

export function addDecide(program: Command): void {
  withRuleBook(
    withInput(
      program
        .command('decide')
        .description('the decision on each declaration, by files alone; touches no store'),
    ),
  )
    .option('--secret <text>', 'the key of the random draw; empty when absent, which is for trials only')
    .option('--seed <n>', 'the key of the random draw as a number', seedNumber)
    .option('--decided-at <time>', 'the time of the decisions; the time of lodgement when absent', momentText)
    .option('--out <file>', 'where the decisions go; standard output when absent')
    .action(async (options: DecideOptions) => {
      const { ruleBook, warnings } = readRuleBookFiles(options);
      const { decidedAt } = options;
      const secret = secretOf(options);
      printProblems(warnings, options.json === true);
      process.exitCode = await writeForEach(options, {
        kind: 'decide',
        ruleBook,
        secret,
        ...(decidedAt !== undefined && { decidedAt }),
      });
    });
}

function secretOf({ secret, seed }: DecideOptions): string {
  if (secret !== undefined && seed !== undefined) throw new UsageError('Give --secret or --seed, not both.');
  return seed === undefined ? (secret ?? '') : createHash('sha256').update(`seed ${seed}`).digest('hex');
}
