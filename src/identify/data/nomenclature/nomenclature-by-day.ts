import type { CommodityCode } from '../../../domain/codes.ts';
import { type Day, nextDay } from '../../../domain/moment.ts';
import { isRow, type ListRow, type NamedList } from '../../../domain/named-list.ts';
import { type DescribedNomenclature, describedNomenclature } from './describe-fit.ts';
import { Nomenclature } from './nomenclature.ts';

/** The list that holds the goods nomenclature: the value is a code of 2 to 12 digits, `is` its text. */
export const nomenclatureList = 'nomenclature';

/**
 * A nomenclature changes with the tariff, every year or every five. So many of its latest states are kept in memory; of
 * days before them nothing is told, rather than by a nomenclature of another time.
 */
const mostStates = 4;
const lastDay = '9999-12-31';

type Line = ListRow & { readonly value: string; readonly is: string };
/** What is valid from a day on up to the next; '' where it always was. */
type State = { readonly from: Day | ''; described?: DescribedNomenclature };

/** The nomenclature that a list holds, by the days on which its rows are valid. */
class NomenclatureByDay {
  readonly #lines: readonly Line[];
  readonly #states: readonly State[];

  constructor(list: NamedList) {
    this.#lines = list.filter(isLine).sort((a, b) => byText(a.validFrom ?? '', b.validFrom ?? ''));
    const days = new Set<Day | ''>(this.#lines.length === 0 ? [] : ['']);
    for (const { validFrom, validTo } of this.#lines) {
      if (validFrom !== undefined) days.add(validFrom as Day);
      if (validTo !== undefined && validTo < lastDay) days.add(nextDay(validTo as Day));
    }
    const latest = [...days].sort(byText).slice(-mostStates);
    this.#states = latest.map((from) => ({ from }));
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  /** What was in force on a day; undefined where no row is valid then, or long ago. */
  on(day: Day): DescribedNomenclature | undefined {
    const state = this.#states.findLast(({ from }) => from <= day);
    return state && this.#made(state);
  }

  *making(): Generator<undefined, void> {
    for (const state of this.#states) {
      this.#made(state);
      yield;
    }
  }

  /** Of two rows of a code that are valid on one day, the one that began later counts. */
  #made(state: State): DescribedNomenclature | undefined {
    if (state.described !== undefined) return state.described;
    const rows = this.#on(state.from).map(({ value, is }) => ({ code: value as CommodityCode, text: is }));
    if (rows.length === 0) return undefined;
    state.described = describedNomenclature(new Nomenclature(rows));
    return state.described;
  }

  #on(day: Day | ''): readonly Line[] {
    return this.#lines.filter(({ validFrom = '', validTo = lastDay }) => validFrom <= day && day <= validTo);
  }
}

const known = new WeakMap<NamedList, NomenclatureByDay>();

function byDay(list: NamedList): NomenclatureByDay {
  const nomenclature = known.get(list) ?? new NomenclatureByDay(list);
  known.set(list, nomenclature);
  return nomenclature;
}

/** Whether a list holds any line of a nomenclature. */
export function holdsNomenclature(list: NamedList | undefined): list is NamedList {
  return list !== undefined && !byDay(list).isEmpty;
}

/** The nomenclature of a list as it was on a UTC day, with its texts; made once, whoever asks. */
export function nomenclatureOn(list: NamedList, day: Day): DescribedNomenclature | undefined {
  return byDay(list).on(day);
}

/** Makes the nomenclature of a list ready, some tenths of a second for each state, with a pause after each. */
export function makingNomenclature(list: NamedList): Generator<undefined, void> {
  return byDay(list).making();
}

function isLine(element: NamedList[number]): element is Line {
  if (!isRow(element)) return false;
  const { value, is } = element;
  return typeof value === 'string' && typeof is === 'string' && /^\d{2,12}$/.test(value);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
