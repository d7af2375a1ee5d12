import { Readable } from 'node:stream';

/** One thing to answer, with the memory it takes until its answer is sent. */
export type Question = { readonly bytes: number; readonly answer: () => Promise<string> };

export type Window = {
  /** Questions under way at the most. */
  readonly questions: number;
  /** Bytes of questions and answers held at the most; a single one may be larger. */
  readonly bytes: number;
};

type Slot = { bytes: number; text: string | undefined };

/** How much is sent at a time, so that many small answers travel together. */
const chunkCharacters = 65_536;

/**
 * Answers questions in their order, each as soon as it and all before it are answered, while later ones are
 * still being read. When the reader of the answers is slow no further question is taken, so that memory
 * depends on the window and not on how many there are.
 */
export class OrderedAnswers extends Readable {
  readonly #window: Window;
  readonly #slots: Slot[] = [];
  #bytes = 0;
  #isWanted = false;
  #isScheduled = false;
  #hasEnded = false;
  /** Why there are fewer answers than questions; whoever reads them must see that. */
  #failure: Error | undefined;
  #makeRoom: () => void = () => {};

  /** `questions` is read until it ends, `interrupted` is aborted, or this is destroyed. */
  constructor(questions: AsyncIterable<Question>, window: Window, interrupted: AbortSignal) {
    super();
    this.#window = window;
    this.#take(questions).then(
      () => this.#finish(),
      (error: unknown) => this.#finish(asError(error)),
    );
    const interrupt = (): void => this.#finish(new Error('The answers were interrupted'));
    interrupted.addEventListener('abort', interrupt);
    this.once('close', () => interrupted.removeEventListener('abort', interrupt));
  }

  override _read(): void {
    this.#isWanted = true;
    this.#schedule();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#makeRoom();
    callback(error);
  }

  async #take(questions: AsyncIterable<Question>): Promise<void> {
    for await (const question of questions) {
      if (this.destroyed || this.#hasEnded) return;
      this.#ask(question);
      while (this.#isFull() && !this.destroyed && !this.#hasEnded) {
        await new Promise<void>((resolve) => {
          this.#makeRoom = resolve;
        });
      }
    }
  }

  #ask({ bytes, answer }: Question): void {
    const slot: Slot = { bytes, text: undefined };
    this.#slots.push(slot);
    this.#bytes += bytes;
    answer().then(
      (text) => {
        slot.text = text;
        this.#bytes += text.length - slot.bytes;
        slot.bytes = text.length;
        this.#schedule();
      },
      // An answer that cannot be given leaves a gap, and what follows could not be told from it.
      (error: unknown) => this.destroy(asError(error)),
    );
  }

  /** No further question is taken; those taken are still answered. */
  #finish(failure?: Error): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#failure = failure;
    this.#makeRoom();
    this.#schedule();
  }

  #isFull(): boolean {
    return this.#slots.length >= this.#window.questions || this.#bytes >= this.#window.bytes;
  }

  /** Sends a little later, when whatever was answered in the same moment can go together. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#send();
    });
  }

  #send(): void {
    if (!this.#isWanted || this.destroyed) return;
    const text = this.#takeAnswered();
    if (text !== '') {
      this.#isWanted = false;
      this.push(text);
      if (!this.#isFull()) this.#makeRoom();
    } else if (this.#hasEnded && this.#slots.length === 0) {
      if (this.#failure === undefined) this.push(null);
      else this.destroy(this.#failure);
    }
  }

  #takeAnswered(): string {
    let text = '';
    let taken = 0;
    for (const slot of this.#slots) {
      if (slot.text === undefined || text.length >= chunkCharacters) break;
      text += slot.text;
      this.#bytes -= slot.bytes;
      taken += 1;
    }
    this.#slots.splice(0, taken);
    return text;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
