import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import type { EachOptions } from './each-declaration.ts';
import type { KnowledgeFiles } from './known/knowledge-files.ts';
import { writeKnowing } from './known/write-knowing.ts';
import { momentText, seedNumber, withInput, withPast, withRuleBook } from './options.ts';
import type { RuleBookFiles } from './rule-book-files.ts';
import { UsageError } from './usage-error.ts';

type DecideOptions = EachOptions &
  RuleBookFiles &
  KnowledgeFiles & { readonly secret?: string; readonly seed?: number; readonly decidedAt?: string };

export function addDecide(program: Command): void {
  withPast(
    withRuleBook(
      withInput(
        program
          .command('decide')
          .description('the decision on each declaration, by files alone; touches no store'),
      ),
    ),
  )
    .option('--secret <text>', 'the key of the random draw; empty when absent, which is for trials only')
    .option('--seed <n>', 'the key of the random draw as a number', seedNumber)
    .option('--decided-at <time>', 'the time of the decisions; the time of lodgement when absent', momentText)
    .option('--out <file>', 'where the decisions go; standard output when absent')
    .action(async (options: DecideOptions) => {
      const { decidedAt } = options;
      const secret = secretOf(options);
      process.exitCode = await writeKnowing(options, (ruleBook) => ({
        kind: 'decide',
        ruleBook,
        secret,
        ...(decidedAt !== undefined && { decidedAt }),
      }));
    });
}

function secretOf({ secret, seed }: DecideOptions): string {
  if (secret !== undefined && seed !== undefined) throw new UsageError('Give --secret or --seed, not both.');
  return seed === undefined ? (secret ?? '') : createHash('sha256').update(`seed ${seed}`).digest('hex');
}
