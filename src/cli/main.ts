import { Command, CommanderError } from 'commander';
import { addAllocate } from './allocate.ts';
import { addAsk } from './ask.ts';
import { addAudit } from './audit.ts';
import { addBacktest } from './backtest.ts';
import { addBench } from './bench.ts';
import { addConvert } from './convert.ts';
import { addDecide } from './decide.ts';
import { exitCodes } from './exit-codes.ts';
import { addGenerate } from './generate.ts';
import { addImport } from './import.ts';
import { addLibrary } from './library.ts';
import { addMatch } from './match.ts';
import { addProfiles } from './profiles.ts';
import { addReferenceData } from './reference-data/reference-data.ts';
import { addReferences } from './references.ts';
import { addHistory } from './remake-history.ts';
import { addReplay } from './replay.ts';
import { printProblems } from './report.ts';
import { addSchema } from './schema.ts';
import { addScreen } from './screen.ts';
import { addStart } from './start.ts';
import { UsageError } from './usage-error.ts';

/** The command line. Results go to standard output, everything else to standard error. */
async function main(): Promise<void> {
  const program = new Command('tamga')
    .description('Open customs risk management: a corridor for every declaration, with its reasons.')
    .showHelpAfterError('(tamga COMMAND --help tells more)')
    .exitOverride();
  const commands = [
    addStart,
    addConvert,
    addMatch,
    addDecide,
    addBacktest,
    addAllocate,
    addScreen,
    addImport,
    addProfiles,
    addLibrary,
    addReferences,
    addReferenceData,
    addGenerate,
    addReplay,
    addAsk,
    addAudit,
    addHistory,
    addBench,
    addSchema,
  ];
  for (const add of commands) add(program);
  // A reader that closes the pipe early ("tamga … | head") has what it wanted.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.done);
  });
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = tellFailure(error);
  }
}

/** Says what went wrong in words, never with a stack trace; answers the exit code. */
function tellFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.unusable;
  if (error instanceof UsageError) {
    printProblems(error.problems, process.argv.includes('--json'));
    process.stderr.write(`${error.message}\n`);
    return exitCodes.unusable;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${process.env.TAMGA_DEBUG === undefined ? message : (error as Error).stack}\n`);
  return exitCodes.failed;
}

await main();
