import { type HistoryColumnsWriter, isOfRecord } from '../ports/history-columns.ts';
import type { HistoryStore } from '../ports/history-store.ts';

/** Opens the columns of a store for writing; undefined while another process writes them. */
export type OpenColumnsWriter = (
  record: Pick<HistoryStore, 'hashOf'>,
) => Promise<HistoryColumnsWriter | undefined>;

/** So few entries are taken at a time that requests never wait long behind them. */
const entriesAtOnce = 64;
const findingsAtOnce = 512;
/** So many rows are written together while a long history is followed. */
const rowsAtOnce = 50_000;
/** Following takes this share of the time at the most; what comes in has the rest. */
const restPerWork = 3;
const idleMilliseconds = 1_000;
const troubledMilliseconds = 5_000;

/**
 * Keeps a history in columns up with the store it is made from: a little at a time, in the background. What goes
 * wrong is told and tried again from what was written last.
 */
export class HistoryFollower {
  readonly #store: HistoryStore;
  readonly #open: OpenColumnsWriter;
  readonly #onError: (error: unknown) => void;
  #writer: HistoryColumnsWriter | undefined;
  #stopping = new AbortController();
  #running: Promise<void> | undefined;
  /** The trouble that was told last. */
  #told: string | undefined;

  constructor(store: HistoryStore, open: OpenColumnsWriter, onError: (error: unknown) => void) {
    this.#store = store;
    this.#open = open;
    this.#onError = onError;
  }

  /** Begins to follow, until it is stopped. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends after the step under way, and lets go of the columns. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.#close();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) await pause(await this.#tryStep(), signal);
  }

  /** One step; answers how long to rest. */
  async #tryStep(): Promise<number> {
    const start = performance.now();
    try {
      const step = await this.step();
      this.#told = undefined;
      if (step === 'more') return (performance.now() - start) * restPerWork;
      return step === 'elsewhere' ? troubledMilliseconds : idleMilliseconds;
    } catch (error) {
      this.#tell(error);
      await this.#close().catch((failure: unknown) => this.#tell(failure));
      return troubledMilliseconds;
    }
  }

  /** Once, as long as the trouble stays the same. */
  #tell(error: unknown): void {
    const words = String(error);
    if (words === this.#told || this.#stopping.signal.aborted) return;
    this.#told = words;
    this.#onError(error);
  }

  /**
   * Follows a little further: there may be more, or nothing is left and all of it is written, or another process
   * writes these columns.
   */
  async step(): Promise<'more' | 'done' | 'elsewhere'> {
    const writer = this.#writer ?? (await this.#begin());
    if (typeof writer === 'string') return writer;
    // A store that was set back while it is followed goes on otherwise: the columns are begun anew.
    if (!(await isOfRecord(writer.last, this.#store))) {
      await this.#close();
      return 'more';
    }
    const { upTo } = writer;
    const entries = await this.#store.entriesAfter(upTo.entries, entriesAtOnce);
    const findings = await this.#store.findingsAfter(upTo.findings, findingsAtOnce);
    writer.append(entries, findings);
    const isDone = entries.length === 0 && findings.length === 0;
    if (writer.waiting >= rowsAtOnce || (isDone && writer.waiting > 0)) await this.#flush(writer);
    return isDone ? 'done' : 'more';
  }

  async #begin(): Promise<HistoryColumnsWriter | 'done' | 'elsewhere'> {
    const hasBegun = (await this.#store.hashOf(1)) !== undefined;
    if (!hasBegun) return 'done';
    this.#writer = await this.#open(this.#store);
    return this.#writer ?? 'elsewhere';
  }

  async #flush(writer: HistoryColumnsWriter): Promise<void> {
    const sequence = Math.max(writer.upTo.entries, writer.upTo.findings);
    const hash = await this.#store.hashOf(sequence);
    if (hash === undefined) throw new Error('The store was set back while its history was followed');
    await writer.flush({ sequence, hash });
  }

  async #close(): Promise<void> {
    const writer = this.#writer;
    this.#writer = undefined;
    await writer?.close();
  }
}

/** Waits so long, or until it is stopped. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
