import type { Command } from 'commander';
import { type EachOptions, writeForEach } from './each-declaration.ts';
import { withInput } from './options.ts';

export function addConvert(program: Command): void {
  withInput(
    program.command('convert').description('any input format to declarations, one JSON object a line'),
  )
    .option('--out <file>', 'where the declarations go; standard output when absent')
    .action(async (options: EachOptions) => {
      process.exitCode = await writeForEach(options, { kind: 'convert' });
    });
}
