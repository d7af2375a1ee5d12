import { conditionInWords } from '../domain/condition-words.ts';
import type { RiskProfile } from '../domain/risk-profile.ts';
import { type Having, isReady, type Lack, lacksOf } from './lacks.ts';
import { library } from './library.ts';
import { type LibraryList, libraryLists } from './library-lists.ts';
import { hasProfile, type LibraryRow } from './library-row.ts';
import { type Needs, needsOf } from './needs.ts';

/** A row of the library as it is told, beside what is there for it. */
export type ToldRow = Pick<LibraryRow, 'kind' | 'indicator' | 'name' | 'riskArea' | 'basis'> & {
  /** To be drafted; absent where the indicator is no profile. */
  readonly profile?: RiskProfile;
  /** Its condition in plain words. */
  readonly looksFor?: string;
  readonly howToCalibrate?: string;
  readonly needs?: Omit<Needs, 'lists'> & { readonly lists: readonly LibraryList[] };
  /** What would have to be there for it to be decided. */
  readonly wouldNeed?: string;
  /** Where it is applied without a profile. */
  readonly where?: string;
  /** Whether nothing it needs is lacking. */
  readonly ready: boolean;
  readonly lacks: readonly Lack[];
};

/** Every row of the library beside what is there for it. */
export function tellLibrary(having: Having): readonly ToldRow[] {
  return library.map((row) => ({ ...toldOf(row), ready: isReady(row, having), lacks: lacksOf(row, having) }));
}

function toldOf(row: LibraryRow): Omit<ToldRow, 'ready' | 'lacks'> {
  if (!hasProfile(row)) return row;
  const { lists, ...needs } = needsOf(row.profile);
  return {
    ...row,
    looksFor: conditionInWords(row.profile.when),
    needs: { ...needs, lists: lists.flatMap((name) => libraryLists.get(name) ?? []) },
  };
}
