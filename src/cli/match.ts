import type { Command } from 'commander';
import { type EachOptions, writeForEach } from './each-declaration.ts';
import { withInput } from './options.ts';
import { printProblems } from './report.ts';
import { type RuleBookFiles, readRuleBookFiles } from './rule-book-files.ts';

type MatchOptions = EachOptions & Pick<RuleBookFiles, 'profiles' | 'lists'>;

export function addMatch(program: Command): void {
  withInput(
    program.command('match').description('which profiles each declaration matches, and with which items'),
  )
    .requiredOption('--profiles <file>', 'risk profiles')
    .option('--lists <file>', 'named lists, { NAME: [value or { value, validFrom, validTo }, …] }')
    .option('--out <file>', 'where the matches go; standard output when absent')
    .action(async (options: MatchOptions) => {
      const { ruleBook, warnings } = readRuleBookFiles(options);
      printProblems(warnings, options.json === true);
      process.exitCode = await writeForEach(options, { kind: 'match', ruleBook });
    });
}
