import type { Command } from 'commander';
import { type SubmitResult, submitRecord } from '../app/declarations/submit-record.ts';
import type { IntakeRecord } from '../intake/record.ts';
import { consoleUser, openApp } from './open-app.ts';
import { openStore, type StoreLocation } from './open-store.ts';
import { withInputs, withStore } from './options.ts';
import { parseOptions, type RecordOptions, readRecords } from './read-records.ts';
import { Report, type ReportOptions } from './report.ts';

type ImportOptions = StoreLocation & RecordOptions & ReportOptions & { readonly in: readonly string[] };

/** Records on their way into the store at a time: several transactions' worth, so that none waits for input. */
const inFlight = 2_048;

export function addImport(program: Command): void {
  withInputs(
    withStore(
      program
        .command('import')
        .description(
          'declarations into the store, decided; running it again finishes what was left and repeats nothing',
        ),
    ),
  ).action(async (options: ImportOptions) => {
    process.exitCode = await importFiles(options);
  });
}

async function importFiles(options: ImportOptions): Promise<number> {
  parseOptions(options);
  const report = new Report(options);
  const { store, close } = await openStore(options);
  const counts = { decided: 0, known: 0 };
  try {
    const app = await openApp(store);
    for (const file of options.in) {
      await eachInFlight(readRecords(file, options), async (record) => {
        const result = await submitRecord(app, record, consoleUser, file);
        if (result.kind === 'decided' || result.kind === 'known') counts[result.kind] += 1;
        await tell(report, record, result);
      });
    }
  } finally {
    await close();
  }
  const code = await report.finish();
  process.stderr.write(
    `${counts.decided} decided, ${counts.known} known already, ${report.rejected} rejected\n`,
  );
  return code;
}

async function tell(report: Report, record: IntakeRecord, result: SubmitResult): Promise<void> {
  if (result.kind === 'decided' || result.kind === 'known') {
    report.warn(result.warnings);
    return;
  }
  const line = record.line;
  const raw =
    record.kind === 'rejected'
      ? record.raw
      : record.kind === 'declaration'
        ? JSON.stringify(record.declaration)
        : undefined;
  const problems = result.problems.map((problem) => (line === undefined ? problem : { line, ...problem }));
  await report.reject(problems, { ...(line !== undefined && { line }), ...(raw !== undefined && { raw }) });
}

/** Works on records as they come, a bounded number at a time. */
async function eachInFlight(
  records: AsyncIterable<IntakeRecord>,
  work: (record: IntakeRecord) => Promise<void>,
): Promise<void> {
  let running = 0;
  let taken = 0;
  let failure: unknown;
  let onRoom: (() => void) | undefined;
  const finish = (): void => {
    running -= 1;
    onRoom?.();
  };
  const room = (atMost: number): Promise<void> =>
    new Promise((resolve) => {
      onRoom = () => {
        if (running <= atMost) resolve();
      };
      onRoom();
    });
  for await (const record of records) {
    running += 1;
    work(record)
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(finish);
    taken += 1;
    // Records that are there already come without the event loop turning, and the store's answers with it.
    if (taken % 64 === 0) await new Promise(setImmediate);
    // Half of them must be done before more are taken, so that transactions are full ones.
    if (running >= inFlight) await room(inFlight / 2);
    if (failure !== undefined) break;
  }
  await room(0);
  if (failure !== undefined) throw failure;
}
