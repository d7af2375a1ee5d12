import type { Act } from '../../domain/act.ts';
import type { ListVersion } from '../../domain/list-version.ts';

/** Follows what became of versions of lists through the acts: each is proposed once, and decided once, by another. */
export class ListDecisions {
  readonly #authors = new Map<string, string>();
  readonly #decided = new Set<string>();

  /** Why an act cannot have followed on those before; undefined where it can, and where it is of something else. */
  tell({ kind, subject, actor, body }: Act): string | undefined {
    if (kind === 'list.proposed' || kind === 'list.imported') {
      const { author } = JSON.parse(body) as ListVersion;
      if (this.#authors.has(subject)) return `list ${subject} was there before`;
      this.#authors.set(subject, author);
      if (kind === 'list.imported') this.#decided.add(subject);
      return author === actor ? undefined : `list ${subject} came from ${actor}, who is not its author`;
    }
    if (kind !== 'list.in-force' && kind !== 'list.withdrawn') return undefined;
    if (!this.#authors.has(subject)) return `list ${subject} was never proposed`;
    if (this.#decided.has(subject)) return `list ${subject} was decided on before`;
    this.#decided.add(subject);
    return kind === 'list.in-force' && this.#authors.get(subject) === actor
      ? `${actor} is the author of list ${subject} and accepted it`
      : undefined;
  }
}
