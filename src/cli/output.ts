import { createWriteStream, openSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { reasonOf } from './input.ts';
import { UsageError } from './usage-error.ts';

const flushBytes = 131_072;

/**
 * Lines to a file or to standard output, gathered into large writes and never faster than they are taken.
 */
export class LineOutput {
  readonly #stream: Writable;
  readonly #isOwn: boolean;
  #pending: string[] = [];
  #pendingLength = 0;
  #failure: Error | undefined;

  constructor(stream: Writable, isOwn: boolean) {
    this.#stream = stream;
    this.#isOwn = isOwn;
    stream.on('error', (error) => {
      this.#failure ??= error;
    });
  }

  /** Takes a line; resolves when there is room for the next. */
  write(line: string): Promise<void> | undefined {
    this.#pending.push(line);
    this.#pendingLength += line.length + 1;
    return this.#pendingLength >= flushBytes ? this.#flush() : undefined;
  }

  /** Takes lines that are already bytes, each with its end; resolves when there is room for the next. */
  async writeBytes(lines: Uint8Array): Promise<void> {
    await this.#flush();
    if (lines.length > 0) await this.#send(lines);
  }

  async end(): Promise<void> {
    await this.#flush();
    if (!this.#isOwn) return;
    await new Promise<void>((resolve) => this.#stream.end(resolve));
    this.#throwFailure();
  }

  async #flush(): Promise<void> {
    this.#throwFailure();
    if (this.#pending.length === 0) return;
    const text = `${this.#pending.join('\n')}\n`;
    this.#pending = [];
    this.#pendingLength = 0;
    await this.#send(text);
  }

  async #send(chunk: string | Uint8Array): Promise<void> {
    if (this.#stream.write(chunk)) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        this.#stream.off('drain', go).off('close', go).off('error', go);
        resolve();
      };
      this.#stream.once('drain', go).once('close', go).once('error', go);
    });
    this.#throwFailure();
  }

  #throwFailure(): void {
    if (this.#failure !== undefined)
      throw new UsageError(`The output cannot be written: ${reasonOf(this.#failure)}.`);
  }
}

/** Opens a file for writing, or standard output where none is named or it is "-". */
export function openOutput(file: string | undefined): LineOutput {
  if (file === undefined || file === '-') return new LineOutput(process.stdout, false);
  try {
    // Opened at once, so that a bad name is known before an hour of work is done.
    return new LineOutput(createWriteStream(file, { fd: openSync(file, 'w') }), true);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}.`);
  }
}
