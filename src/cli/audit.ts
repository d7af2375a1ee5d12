import type { Command } from 'commander';
import { verifyAudit } from '../app/audit/verify-audit.ts';
import { exitCodes } from './exit-codes.ts';
import { openStore, type StoreLocation } from './open-store.ts';
import { withStore } from './options.ts';

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('the record of every act');
  withStore(
    audit
      .command('verify')
      .description('checks the hash chain and what it tells of; names the first broken link'),
  )
    .option('--json', 'the result as JSON')
    .action(async (options: StoreLocation & { readonly json?: boolean }) => {
      const { store, close } = await openStore(options);
      try {
        const result = await verifyAudit(store.acts);
        const words =
          result.kind === 'intact'
            ? `intact: ${result.links} links, head ${result.head}`
            : `broken at link ${result.sequence}: ${result.why}`;
        process.stdout.write(`${options.json === true ? JSON.stringify(result) : words}\n`);
        if (result.kind === 'broken') process.exitCode = exitCodes.failed;
      } finally {
        await close();
      }
    });
}
