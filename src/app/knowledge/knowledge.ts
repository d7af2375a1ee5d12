import type { CurrencyCode } from '../../domain/codes.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { Known, KnownFacts } from '../../domain/known.ts';
import { utcDayOf } from '../../domain/moment.ts';
import type { ListValue, NamedList } from '../../domain/named-list.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import {
  defaultAuthorisedOperators,
  defaultPartnerOperators,
  defaultPeopleToClear,
  defaultScreeningThreshold,
} from '../../domain/settings.ts';
import type { DataNeed } from '../../identify/fields/field.ts';
import { defaultHistorySettings, type HistorySettings } from '../../identify/history/history-settings.ts';
import { knownScreening } from '../../identify/screening/known-screening.ts';
import { knownTrust, type OperatorLists } from '../../identify/screening/known-trust.ts';
import type { Screening } from '../../identify/screening/screen-party.ts';
import { screenedList, screeningList } from '../../identify/screening/screened-list.ts';
import { knownValues } from '../../identify/values/known-values.ts';
import { referenceValueOf } from '../../identify/values/observe-item.ts';
import type { UnitValueReferences } from '../../identify/values/unit-value-references.ts';
import { ratesList, ratesOf } from './rates-of.ts';

/** What comes from elsewhere than the rule book. */
export type KnowledgeSources = {
  readonly references?: UnitValueReferences;
  /** What people decided on matches with watch lists; nothing when absent. */
  readonly clearances?: Clearances;
};

/** Who said of a party, by its key, that it is not an entry of a list, as its content is. */
export type Clearances = {
  readonly peopleFor: (list: string, entry: ListValue, content: string, party: string) => number;
};

/** What is known beyond declarations and the record: made ready once, it changes with the rule book and its sources. */
export type Knowledge = {
  /** What an administration decides about its history. */
  readonly history: HistorySettings;
  /** All that is known of a declaration, given what the history tells of it. */
  readonly knownOf: (declaration: Declaration, told: KnownFacts) => KnownFacts;
  /** What parties are screened against. */
  readonly screening: Screening;
  /** Which data are there. */
  readonly loaded: ReadonlySet<DataNeed>;
};

/** The knowledge that goes with a rule book. */
export function knowledgeOf(
  { settings, lists }: Parts,
  { references, clearances }: KnowledgeSources,
): Knowledge {
  const { referenceCurrency = 'USD' as CurrencyCode, smallConsignmentValue } = settings.knowledge ?? {};
  const rates = ratesOf(lists[ratesList], referenceCurrency);
  const history: HistorySettings = {
    ...defaultHistorySettings,
    ...(smallConsignmentValue !== undefined && { smallConsignmentValue }),
    valueOf: (item, declaration) => {
      const value = referenceValueOf(item, utcDayOf(declaration.lodgedAt), rates);
      return value.kind === 'valued' ? value.amount : undefined;
    },
  };
  // References of another currency say nothing here until they are built anew.
  const usable = references?.currency === referenceCurrency ? references : undefined;
  const screening = screeningOf({ settings, lists }, clearances);
  const operators = operatorsOf({ settings, lists });
  const knowsParties =
    screening.lists.size > 0 || operators.national !== undefined || operators.partner !== undefined;
  return {
    history,
    knownOf: (declaration, told) => {
      const valued = joined(told, knownValues(declaration, rates, usable));
      if (!knowsParties) return valued;
      const parties = { ...knownScreening(declaration, screening), ...knownTrust(declaration, operators) };
      return { ...valued, header: { ...valued.header, ...parties } };
    },
    screening,
    loaded: new Set<DataNeed>([
      'history',
      'rates',
      ...(usable === undefined ? [] : (['references'] as const)),
      ...(knowsParties ? (['screening'] as const) : []),
    ]),
  };
}

/**
 * Makes ready with pauses what knowledge beside a rule book takes long to build. Knowledge that is asked for afterwards
 * is there at once; asked for before, it would build it while everybody waits.
 */
export function* preparingKnowledge(ruleBook: Parts): Generator<undefined, void> {
  for (const [, list] of screenedLists(ruleBook)) yield* screeningList(list);
}

type Parts = Pick<RuleBook, 'settings' | 'lists'>;

function screenedLists({ settings, lists }: Parts): readonly (readonly [string, NamedList])[] {
  return (settings.knowledge?.screenedLists ?? []).flatMap((name) => {
    const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
    return list === undefined ? [] : [[name, list] as const];
  });
}

function screeningOf(ruleBook: Parts, clearances: Clearances | undefined): Screening {
  const { screeningThreshold = defaultScreeningThreshold, peopleToClear = defaultPeopleToClear } =
    ruleBook.settings.knowledge ?? {};
  return {
    lists: new Map(screenedLists(ruleBook).map(([name, list]) => [name, screenedList(list)])),
    threshold: screeningThreshold,
    isCleared: (...match) => (clearances?.peopleFor(...match) ?? 0) >= peopleToClear,
  };
}

function operatorsOf({ settings, lists }: Parts): OperatorLists {
  const { authorisedOperators = defaultAuthorisedOperators, partnerOperators = defaultPartnerOperators } =
    settings.knowledge ?? {};
  const national = Object.hasOwn(lists, authorisedOperators) ? lists[authorisedOperators] : undefined;
  const partner = Object.hasOwn(lists, partnerOperators) ? lists[partnerOperators] : undefined;
  return { ...(national !== undefined && { national }), ...(partner !== undefined && { partner }) };
}

/** What two sources know, part by part; where both know of one item, its parts. */
function joined(one: KnownFacts, other: KnownFacts): KnownFacts {
  const length = Math.max(one.items.length, other.items.length);
  return {
    header: { ...one.header, ...other.header },
    items: Array.from({ length }, (_, place): Known => ({ ...one.items[place], ...other.items[place] })),
  };
}
