import cliProgress from 'cli-progress';

/** A bar on a terminal; nothing otherwise. */
export class Progress {
  readonly #bar: cliProgress.SingleBar | undefined;
  #done = 0;

  /** `total` in bytes; without one there is nothing to draw a bar to. */
  constructor(total: number | undefined) {
    if (process.stderr.isTTY !== true || total === undefined || total === 0) return;
    this.#bar = new cliProgress.SingleBar(
      { format: '{bar} {percentage} % · {eta_formatted} left', stream: process.stderr, hideCursor: true },
      cliProgress.Presets.shades_classic,
    );
    this.#bar.start(total, 0);
  }

  advance(size: number): void {
    this.#done += size;
    this.#bar?.update(this.#done);
  }

  stop(): void {
    this.#bar?.stop();
  }
}
