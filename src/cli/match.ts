import type { Command } from 'commander';
import type { EachOptions } from './each-declaration.ts';
import type { KnowledgeFiles } from './known/knowledge-files.ts';
import { writeKnowing } from './known/write-knowing.ts';
import { withInput, withPast, withRuleBook } from './options.ts';
import type { RuleBookFiles } from './rule-book-files.ts';
import { UsageError } from './usage-error.ts';

type MatchOptions = EachOptions & RuleBookFiles & KnowledgeFiles;

export function addMatch(program: Command): void {
  withPast(
    withRuleBook(
      withInput(
        program.command('match').description('which profiles each declaration matches, and with which items'),
      ),
    ),
  )
    .option('--out <file>', 'where the matches go; standard output when absent')
    .action(async (options: MatchOptions) => {
      if (options.profiles === undefined && options.ruleBook === undefined)
        throw new UsageError('Give --profiles, or --rule-book with a folder that has them.');
      process.exitCode = await writeKnowing(options, (ruleBook) => ({ kind: 'match', ruleBook }));
    });
}
