import { type Command, Option } from 'commander';
import { portNumber, seedNumber, withStore } from './options.ts';
import type { StartOptions } from './serve.ts';

export function addStart(program: Command): void {
  const command = withStore(
    program
      .command('start')
      .description('the server and its pages, on the embedded store unless a database is named'),
  );
  command
    .addOption(
      new Option('--port <n>', '0 takes a free one').env('TAMGA_PORT').argParser(portNumber).default(8080),
    )
    .option('--host <address>', 'where to listen; loopback unless said otherwise', '127.0.0.1')
    .option('--demo', 'fills an empty store with generated data and goes on in step with the clock')
    .option('--secure-cookies', 'session cookies over TLS only, for a server behind a TLS proxy')
    .option('--seed <n>', 'of the generated data', seedNumber, 1)
    .addOption(new Option('--admin-token <token>').env('TAMGA_ADMIN_TOKEN').hideHelp())
    .addHelpText('after', '\nTAMGA_ADMIN_TOKEN (at least 24 characters) names the administrator’s token.')
    .action(async (options: StartOptions) => {
      // Loaded here, so that the other commands do not wait for what a server needs.
      const { serve } = await import('./serve.ts');
      await serve(options);
    });
}
