import { hash } from 'node:crypto';
import { canonicalList } from '../../domain/canonical-list.ts';
import { type ListRow, type ListValue, type NamedList, rowOf } from '../../domain/named-list.ts';
import type { ListedParty, ScreenedParty } from '../../domain/screened-party.ts';
import { indexingEntries, type ScreeningIndex } from '../lists/index/screening-index.ts';
import type { ScreeningExplanation } from '../lists/screening.ts';
import { RecentAnswers } from './recent-answers.ts';

/** What is remembered of one list: parties that were screened, and the entries they came near. */
const rememberedAnswers = 50_000;

/** A row of a list that a party came near. */
export type NearRow = {
  readonly row: ListRow;
  /** 0..1 */
  readonly score: number;
  readonly explanation: ScreeningExplanation;
};

/** A watch list made ready for screening. It never changes, and remembers whom it was asked of. */
export class ScreenedList {
  readonly #rows: readonly ListRow[];
  readonly #index: ScreeningIndex;
  readonly #answers = new RecentAnswers<readonly NearRow[]>(rememberedAnswers);
  readonly #contents = new Map<ListValue, string | undefined>();

  constructor(rows: readonly ListRow[], index: ScreeningIndex) {
    this.#rows = rows;
    this.#index = index;
  }

  /** Rows that reach the score, whenever they are valid, the best first. */
  near(party: ScreenedParty, threshold: number): readonly NearRow[] {
    const key = questionOf(party, threshold);
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const found = this.#index.screen(party, threshold).flatMap(({ entry, score, explanation }) => {
      const row = this.#rows[Number(entry)];
      return row === undefined ? [] : [{ row, score, explanation }];
    });
    this.#answers.remember(key, found, 1 + found.length);
    return found;
  }

  /** Whether it is known of a party already. */
  remembers(party: ScreenedParty, threshold: number): boolean {
    return this.#answers.has(questionOf(party, threshold));
  }

  /** Hash of who an entry is, by all its rows: names, country and identifiers; undefined where there is no such entry. */
  contentOf(value: ListValue): string | undefined {
    if (!this.#contents.has(value)) {
      const parties = this.#rows.filter((row) => row.value === value).map(whoIs);
      this.#contents.set(
        value,
        parties.length === 0 ? undefined : `sha256:${hash('sha256', JSON.stringify(parties.sort()))}`,
      );
    }
    return this.#contents.get(value);
  }
}

function questionOf({ name, country, identifiers }: ScreenedParty, threshold: number): string {
  return JSON.stringify([threshold, name, country, identifiers]);
}

function whoIs(row: ListRow): string {
  const { name, names, country, identifiers } = listedParty(row, 0);
  return JSON.stringify([[name, ...(names ?? [])].sort(), country ?? null, [...(identifiers ?? [])].sort()]);
}

/** Where an entry says no more than its value, that is its name or its identifier, whichever a party has. */
function listedParty({ value, name, names, country, identifiers }: ListRow, place: number): ListedParty {
  const isValueAlone = name === undefined && names === undefined;
  return {
    id: String(place),
    name: name ?? names?.[0] ?? String(value),
    ...(names !== undefined && { names }),
    ...(country !== undefined && { country }),
    identifiers: isValueAlone ? [String(value), ...(identifiers ?? [])] : (identifiers ?? []),
  };
}

const ready = new WeakMap<NamedList, ScreenedList>();
/** By their content, since a list is read anew with another rule book. */
const byContent = new Map<string, WeakRef<ScreenedList>>();

/** Makes a list ready with pauses, once as long as anybody holds a list of its content. */
export function* screeningList(list: NamedList): Generator<undefined, ScreenedList> {
  const known = ready.get(list);
  if (known !== undefined) return known;
  const { hash: content, elements } = canonicalList(list);
  let screened = byContent.get(content)?.deref();
  if (screened === undefined) {
    const rows = elements.map(rowOf);
    screened = new ScreenedList(rows, yield* indexingEntries(rows.map(listedParty)));
    for (const [other, held] of byContent) if (held.deref() === undefined) byContent.delete(other);
    byContent.set(content, new WeakRef(screened));
  }
  ready.set(list, screened);
  return screened;
}

/** A list made ready, at once where nobody did before. */
export function screenedList(list: NamedList): ScreenedList {
  const making = screeningList(list);
  for (let step = making.next(); ; step = making.next()) if (step.done === true) return step.value;
}
