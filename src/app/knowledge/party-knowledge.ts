import type { Declaration } from '../../domain/declaration.ts';
import type { Known } from '../../domain/known.ts';
import type { Day } from '../../domain/moment.ts';
import type { ListValue, NamedList } from '../../domain/named-list.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import {
  defaultAuthorisedOperators,
  defaultPartnerOperators,
  defaultPeopleToClear,
  defaultScreeningThreshold,
} from '../../domain/settings.ts';
import { knownScreening, screeningAhead } from '../../identify/screening/known-screening.ts';
import { knownTrust, type OperatorLists } from '../../identify/screening/known-trust.ts';
import type { Screening } from '../../identify/screening/screen-party.ts';
import { screenedList, screeningList } from '../../identify/screening/screened-list.ts';

/** How many people said of a party, by its key, that it is not an entry of a list, as its content is. */
export type Clearances = {
  readonly peopleFor: (list: string, entry: ListValue, content: string, party: string) => number;
};

type Parts = Pick<RuleBook, 'settings' | 'lists'>;

/** Who the parties of declarations may be, and whom of them one trusts, by the lists of a rule book. */
export class PartyKnowledge {
  readonly #ruleBook: Parts;
  readonly #clearances: Clearances | undefined;
  readonly #operators: OperatorLists;
  #screening: Screening | undefined;
  /** Which such lists are there. */
  readonly loaded: readonly ('screening' | 'operators')[];

  constructor(ruleBook: Parts, clearances: Clearances | undefined) {
    this.#ruleBook = ruleBook;
    this.#clearances = clearances;
    this.#operators = operatorsOf(ruleBook);
    this.loaded = [
      ...(namedLists(ruleBook).length > 0 ? (['screening'] as const) : []),
      ...(Object.keys(this.#operators).length > 0 ? (['operators'] as const) : []),
    ];
  }

  /** Made when it is first asked for: whoever only wants to know what is there does not wait for lists to be made ready. */
  get screening(): Screening {
    this.#screening ??= screeningOf(this.#ruleBook, this.#clearances);
    return this.#screening;
  }

  /** Does beforehand, with pauses, what takes long of telling who the parties of a declaration may be. */
  *ahead(declaration: Declaration): Generator<undefined, void> {
    if (this.loaded.includes('screening')) yield* screeningAhead(declaration, this.screening);
  }

  /** By the entries that are valid on a day. */
  of(declaration: Declaration, day: Day): Known {
    if (this.loaded.length === 0) return {};
    return {
      ...knownScreening(declaration, day, this.screening),
      ...knownTrust(declaration, day, this.#operators),
    };
  }
}

/** Makes watch lists ready with pauses; asked for before, they are made ready while everybody waits. */
export function* screeningLists(ruleBook: Parts): Generator<undefined, void> {
  for (const [, list] of namedLists(ruleBook)) yield* screeningList(list);
}

function namedLists({ settings, lists }: Parts): readonly (readonly [string, NamedList])[] {
  return (settings.knowledge?.screenedLists ?? []).flatMap((name) => {
    const list = listOf(lists, name);
    return list === undefined ? [] : [[name, list] as const];
  });
}

function screeningOf(ruleBook: Parts, clearances: Clearances | undefined): Screening {
  const { screeningThreshold = defaultScreeningThreshold, peopleToClear = defaultPeopleToClear } =
    ruleBook.settings.knowledge ?? {};
  return {
    lists: new Map(namedLists(ruleBook).map(([name, list]) => [name, screenedList(list)])),
    threshold: screeningThreshold,
    isCleared: (...match) => (clearances?.peopleFor(...match) ?? 0) >= peopleToClear,
  };
}

function operatorsOf({ settings, lists }: Parts): OperatorLists {
  const { authorisedOperators = defaultAuthorisedOperators, partnerOperators = defaultPartnerOperators } =
    settings.knowledge ?? {};
  const [national, partner] = [listOf(lists, authorisedOperators), listOf(lists, partnerOperators)];
  return { ...(national !== undefined && { national }), ...(partner !== undefined && { partner }) };
}

/** Settings name lists as they like, and none is called after what every object has. */
function listOf(lists: Parts['lists'], name: string): NamedList | undefined {
  return Object.hasOwn(lists, name) ? lists[name] : undefined;
}
