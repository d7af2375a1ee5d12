import { errorText } from './embedded-postgres-error.ts';
import type { Endpoint } from './endpoint.ts';
import { type ExclusiveLock, tryExclusiveLock } from './exclusive-lock.ts';
import { readPassword } from './password.ts';
import { readPostmasterRecord } from './postmaster-file.ts';
import { askServer, type ServerAnswer } from './server-answer.ts';
import type { ServerContext } from './server-means.ts';
import { type Charge, takeCharge } from './take-charge.ts';

/** A server that another process is responsible for, as found by asking it. */
export type FoundServer = {
  readonly answer: ServerAnswer;
  readonly endpoint: Endpoint | undefined;
  readonly password: string | undefined;
};

/** Looks for the server of the process that holds the lock. It may not have come far yet; then it is `silent`. */
export async function findServer({ layout }: ServerContext): Promise<FoundServer> {
  const password = await readPassword(layout.passwordFile);
  const record = await readPostmasterRecord(layout.cluster);
  const endpoint = record.kind === 'process' ? record.endpoint : undefined;
  if (endpoint === undefined || password === undefined)
    return { answer: { kind: 'silent' }, endpoint, password };
  return { answer: await askServer(endpoint, password), endpoint, password };
}

/** A successor: takes the place of the responsible process when that ends. */
export type Successor = {
  /** Gives up the claim; where it has been taken, stops the server. */
  stop(): Promise<void>;
};

const lookEveryMs = 1_000;
const lookAgainAfterFailureMs = 10_000;

/**
 * Waits, in the background, for the responsible process to end, and then takes charge of the server at the same
 * address. Without this a server that some short command happened to start would go down with that command, under
 * everyone who had joined it; and one whose Tamga was killed would be watched by nobody.
 */
export function awaitSuccession(context: ServerContext, endpoint: Endpoint): Successor {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let taking: Promise<Charge | undefined> = Promise.resolve(undefined);

  const lookAfter = (delayMs: number) => {
    if (stopped) return;
    timer = setTimeout(look, delayMs);
    timer.unref();
  };
  const look = () => {
    const lock = lockIfFree(context);
    if (lock === undefined) return lookAfter(lookEveryMs);
    context.log('the Tamga that was responsible for PostgreSQL has ended; taking over');
    taking = takeCharge(context, lock, endpoint).catch((error: unknown) => {
      context.log(`PostgreSQL could not be taken over: ${errorText(error)}`);
      lookAfter(lookAgainAfterFailureMs);
      return undefined;
    });
  };

  lookAfter(lookEveryMs);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await (await taking)?.stop();
    },
  };
}

/** A data directory that was taken away meanwhile has no lock to take. */
function lockIfFree({ layout }: ServerContext): ExclusiveLock | undefined {
  try {
    return tryExclusiveLock(layout.lockFile);
  } catch {
    return undefined;
  }
}
