import type { Command } from 'commander';
import type { EachOptions } from './each-declaration.ts';
import type { KnowledgeFiles } from './known/knowledge-files.ts';
import { writeKnowing } from './known/write-knowing.ts';
import { withInput, withPast } from './options.ts';
import type { RuleBookFiles } from './rule-book-files.ts';

type MatchOptions = EachOptions & Pick<RuleBookFiles, 'profiles' | 'lists'> & KnowledgeFiles;

export function addMatch(program: Command): void {
  withPast(
    withInput(
      program.command('match').description('which profiles each declaration matches, and with which items'),
    ),
  )
    .requiredOption('--profiles <file>', 'risk profiles')
    .option('--lists <file>', 'named lists, { NAME: [value or { value, validFrom, validTo }, …] }')
    .option('--out <file>', 'where the matches go; standard output when absent')
    .action(async (options: MatchOptions) => {
      process.exitCode = await writeKnowing(options, (ruleBook) => ({ kind: 'match', ruleBook }));
    });
}
