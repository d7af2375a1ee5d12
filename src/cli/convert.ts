import type { Command } from 'commander';
import { type FilesOptions, writeForEach, writeForFiles } from './each-declaration.ts';
import { withInputs } from './options.ts';

export function addConvert(program: Command): void {
  withInputs(
    program.command('convert').description('any input format to declarations, one JSON object a line'),
  )
    .option('--out <file>', 'where the declarations go; standard output when absent')
    .action(async (options: FilesOptions) => {
      const [file, ...more] = options.in;
      process.exitCode =
        file !== undefined && more.length === 0
          ? await writeForEach({ ...options, in: file }, { kind: 'convert' })
          : await writeForFiles(options, { kind: 'convert' });
    });
}
