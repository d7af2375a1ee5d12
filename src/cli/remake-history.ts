import type { Command } from 'commander';
import { exitCodes } from './exit-codes.ts';
import { openApp } from './open-app.ts';
import { openStore, type StoreLocation } from './open-store.ts';
import { withStore } from './options.ts';

type HistoryOptions = StoreLocation & { readonly json?: boolean };

export function addHistory(program: Command): void {
  const history = program.command('history').description('what is known of parties, goods and documents');
  withStore(
    history
      .command('remake')
      .description('makes it anew from the record; nothing is decided meanwhile, on any node'),
  )
    .option('--json', 'the result as JSON')
    .action((options: HistoryOptions) => remake(options, true));
  withStore(
    history
      .command('verify')
      .description(
        'makes it anew beside what is in use, and says whether they are the same, while deciding goes on. ' +
          'Values are those at the rates and settings of now, so it differs also where these were others before',
      ),
  )
    .option('--json', 'the result as JSON')
    .action((options: HistoryOptions) => remake(options, false));
}

async function remake({ json, ...location }: HistoryOptions, keep: boolean): Promise<void> {
  const { store, close } = await openStore(location);
  try {
    const { ruleBook, knowledge } = await openApp(store);
    const { history } = knowledge.with(ruleBook.current);
    const result = await store.declarations.remakeHistory(history, keep);
    const { events, differing } = result;
    const words =
      differing === 0
        ? `the same: ${events} declarations and findings`
        : `${differing} records were not as ${events} declarations and findings tell${keep ? ', and are now' : ''}`;
    process.stdout.write(`${json === true ? JSON.stringify(result) : words}\n`);
    if (differing > 0 && !keep) process.exitCode = exitCodes.failed;
  } finally {
    await close();
  }
}
