import type { ListedParty, ScreenedParty } from '../../../domain/screened-party.ts';
import { explain } from '../explain.ts';
import { compareParties, type ReadParty, readParty } from '../matching/compare-parties.ts';
import { NameWords } from '../reading/name-word.ts';
import type { ScreeningHit } from '../screening.ts';

/** Screens by comparing with every entry. The judge of the index. */
export class NaiveScreening {
  readonly #entries: readonly ReadParty[];

  constructor(entries: readonly ListedParty[]) {
    this.#entries = entries.map((entry) => readParty(entry, new NameWords()));
  }

  screen(party: ScreenedParty, threshold: number): readonly ScreeningHit[] {
    const query = readParty(party, new NameWords());
    return this.#entries
      .flatMap((entry) => {
        const compared = compareParties(query, entry);
        if (compared === undefined || compared.score < threshold) return [];
        return [{ entry: entry.id, score: compared.score, explanation: explain(compared) }];
      })
      .sort((a, b) => b.score - a.score);
  }
}
