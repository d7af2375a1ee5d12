/** As many as are kept of a day. */
const kept = 200;

/** Containers declared today and yesterday: the first of each day, so that memory stays small. */
export class RecentContainers {
  #today: string[] = [];
  #yesterday: readonly string[] = [];

  get all(): readonly string[] {
    return this.#yesterday.length > 0 ? this.#yesterday : this.#today;
  }

  see(containers: readonly string[]): void {
    for (const container of containers) if (this.#today.length < kept) this.#today.push(container);
  }

  turnDay(): void {
    this.#yesterday = this.#today;
    this.#today = [];
  }
}
