import type { Declaration } from '../../domain/declaration.ts';
import { ratesList } from '../../domain/exchange-rates.ts';
import type { Known, KnownFacts } from '../../domain/known.ts';
import { type Day, type Moment, utcDayOf } from '../../domain/moment.ts';
import type { NamedList } from '../../domain/named-list.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { carriedOver, correlationList } from '../../identify/data/nomenclature/carried-over.ts';
import { describeFit } from '../../identify/data/nomenclature/describe-fit.ts';
import {
  holdsNomenclature,
  nomenclatureList,
  nomenclatureOn,
} from '../../identify/data/nomenclature/nomenclature-by-day.ts';
import type { DataNeed } from '../../identify/fields/field.ts';
import { defaultHistorySettings, type HistorySettings } from '../../identify/history/history-settings.ts';
import { noOwnPast, type OwnPast } from '../../identify/history/own-past.ts';
import type { Screening } from '../../identify/screening/screen-party.ts';
import { knownValues } from '../../identify/values/known-values.ts';
import { LeftOut } from '../../identify/values/leave-out.ts';
import { observeDeclaration } from '../../identify/values/observe-declaration.ts';
import { referenceValueOf } from '../../identify/values/observe-item.ts';
import type { UnitValueReferences } from '../../identify/values/unit-value-references.ts';
import { leftBefore } from './left-before.ts';
import { type Clearances, PartyKnowledge } from './party-knowledge.ts';
import { ratesOf } from './rates-of.ts';
import { referenceCurrencyOf } from './reference-currency.ts';

/** What comes from elsewhere than the rule book. */
export type KnowledgeSources = {
  /** Of several days, so that what comes a little late is judged by those of its own day. */
  readonly references?: readonly UnitValueReferences[];
  /** What people decided on matches with watch lists; nothing when absent. */
  readonly clearances?: Clearances;
};

/** What is known beyond declarations and the record: made ready once, it changes with the rule book and its sources. */
export type Knowledge = {
  /** What an administration decides about its history. */
  readonly history: HistorySettings;
  /**
   * All that is known of a declaration, given what the history tells of it. `heardAt` is when it counts as lodged, where
   * that is not what it says: rates, references, watch lists, operators and the nomenclature are those of its UTC day, so
   * that no declarant chooses them by the date it writes. What its earlier versions, where they are given, left in the
   * references is left out of them.
   */
  readonly knownOf: (
    declaration: Declaration,
    told: KnownFacts,
    heardAt?: Moment,
    own?: OwnPast,
  ) => KnownFacts;
  /** Does beforehand, with pauses, what takes long of it, since all else waits while a declaration is decided. */
  readonly ahead: (declaration: Declaration) => Generator<undefined, void>;
  /** What parties are screened against. */
  readonly screening: () => Screening;
  /** Which data are there. */
  readonly loaded: ReadonlySet<DataNeed>;
};

/** The knowledge that goes with a rule book. */
export function knowledgeOf(
  { settings, lists }: Pick<RuleBook, 'settings' | 'lists'>,
  { references = [], clearances }: KnowledgeSources,
): Knowledge {
  const { smallConsignmentValue } = settings.knowledge ?? {};
  const referenceCurrency = referenceCurrencyOf(settings);
  const rates = ratesOf(lists[ratesList], referenceCurrency);
  const correlation = lists[correlationList];
  const carried = (declaration: Declaration, day?: Day): Declaration =>
    correlation === undefined ? declaration : carriedOver(declaration, correlation, day);
  const history: HistorySettings = {
    ...defaultHistorySettings,
    ...(correlation !== undefined && {
      carriedOver: (declaration: Declaration, heardAt: Moment) => carried(declaration, utcDayOf(heardAt)),
    }),
    ...(smallConsignmentValue !== undefined && { smallConsignmentValue }),
    valueOf: (item, heardAt) => {
      const value = referenceValueOf(item, utcDayOf(heardAt), rates);
      return value.kind === 'valued' ? value.amount : undefined;
    },
  };
  const leftOutOf = (by: ReferencesInUse, own: OwnPast): LeftOut | undefined => {
    if (by === undefined || by === 'none-for-its-day') return undefined;
    const before = leftBefore(own, by);
    // Observed as it was when they were built.
    return before && new LeftOut(by, observeDeclaration(carried(before), rates).observations);
  };
  // References of another currency say nothing here until they are built anew.
  const usable = references.filter(({ currency }) => currency === referenceCurrency);
  const parties = new PartyKnowledge({ settings, lists }, clearances);
  return {
    history,
    knownOf: (declaration, told, heardAt = declaration.lodgedAt, own = noOwnPast) => {
      const day = utcDayOf(heardAt);
      const by = referencesBefore(day, usable);
      const values = knownValues(carried(declaration, day), day, rates, by, leftOutOf(by, own));
      const known = joined(joined(told, values), knownTexts(declaration, day, lists[nomenclatureList]));
      return { ...known, header: { ...known.header, ...parties.of(declaration, day) } };
    },
    ahead: (declaration) => parties.ahead(declaration),
    screening: () => parties.screening,
    loaded: new Set<DataNeed>([
      'history',
      // Values in the reference currency are known without any.
      'rates',
      ...(usable.length === 0 ? [] : (['references'] as const)),
      ...parties.loaded,
      ...(holdsNomenclature(lists[nomenclatureList]) ? (['nomenclature'] as const) : []),
    ]),
  };
}

type ReferencesInUse = UnitValueReferences | 'none-for-its-day' | undefined;

/**
 * Prices of more than a year ago judge nothing: a year holds all seasons, and a day that lies further ahead is more likely a
 * slip of the century than old references.
 */
const mostDaysAfter = 366;
const dayMilliseconds = 86_400_000;

/** The newest references that rest on nothing of a day or later, nor end long before it. */
function referencesBefore(day: Day, references: readonly UnitValueReferences[]): ReferencesInUse {
  let newest: UnitValueReferences | undefined;
  for (const each of references)
    if (each.until < day && (newest === undefined || each.until > newest.until)) newest = each;
  if (newest !== undefined && Date.parse(day) - Date.parse(newest.until) > mostDaysAfter * dayMilliseconds)
    return 'none-for-its-day';
  return newest ?? (references.length === 0 ? undefined : 'none-for-its-day');
}

/** What the nomenclature of a day tells of the codes and descriptions of a declaration. */
function knownTexts({ items }: Declaration, day: Day, list: NamedList | undefined): KnownFacts {
  const described = holdsNomenclature(list) ? nomenclatureOn(list, day) : undefined;
  return {
    header: {},
    items: described === undefined ? [] : items.map((item) => describeFit(described, item)),
  };
}

/** What two sources know, part by part; where both know of one item, its parts. */
function joined(one: KnownFacts, other: KnownFacts): KnownFacts {
  const length = Math.max(one.items.length, other.items.length);
  return {
    header: { ...one.header, ...other.header },
    items: Array.from({ length }, (_, place): Known => ({ ...one.items[place], ...other.items[place] })),
  };
}
