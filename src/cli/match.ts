import type { Command } from 'commander';
import { matchProfiles } from '../identify/profiles/compile-profiles.ts';
import { type EachOptions, writeForEach } from './each-declaration.ts';
import { withInput } from './options.ts';
import { printProblems } from './report.ts';
import { compileRuleBookFiles, type RuleBookFiles } from './rule-book-files.ts';

type MatchOptions = EachOptions & Pick<RuleBookFiles, 'profiles' | 'lists'>;

export function addMatch(program: Command): void {
  withInput(
    program.command('match').description('which profiles each declaration matches, and with which items'),
  )
    .requiredOption('--profiles <file>', 'risk profiles')
    .option('--lists <file>', 'named lists, { NAME: [value, …] }')
    .option('--out <file>', 'where the matches go; standard output when absent')
    .action(async (options: MatchOptions) => {
      const { compiled, warnings } = compileRuleBookFiles(options);
      printProblems(warnings, options.json === true);
      process.exitCode = await writeForEach(options, (declaration) => {
        const matches = matchProfiles(compiled.profiles, declaration).map(({ profile, items }) => ({
          profile: profile.profile.id,
          items,
        }));
        return JSON.stringify({ declarationId: declaration.id, matches });
      });
    });
}
