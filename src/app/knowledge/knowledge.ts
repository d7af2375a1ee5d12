import type { CurrencyCode } from '../../domain/codes.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { Known, KnownFacts } from '../../domain/known.ts';
import { utcDayOf } from '../../domain/moment.ts';
import type { NamedList } from '../../domain/named-list.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { describeFit } from '../../identify/data/nomenclature/describe-fit.ts';
import {
  holdsNomenclature,
  nomenclatureList,
  nomenclatureOn,
} from '../../identify/data/nomenclature/nomenclature-by-day.ts';
import type { DataNeed } from '../../identify/fields/field.ts';
import { defaultHistorySettings, type HistorySettings } from '../../identify/history/history-settings.ts';
import type { Screening } from '../../identify/screening/screen-party.ts';
import { knownValues } from '../../identify/values/known-values.ts';
import { referenceValueOf } from '../../identify/values/observe-item.ts';
import type { UnitValueReferences } from '../../identify/values/unit-value-references.ts';
import { type Clearances, PartyKnowledge } from './party-knowledge.ts';
import { ratesList, ratesOf } from './rates-of.ts';

/** What comes from elsewhere than the rule book. */
export type KnowledgeSources = {
  readonly references?: UnitValueReferences;
  /** What people decided on matches with watch lists; nothing when absent. */
  readonly clearances?: Clearances;
  /** Whether declarations of the days that references rest on are judged by them: the past is not, where it is tried. */
  readonly judgesOwnDays?: boolean;
};

/** What is known beyond declarations and the record: made ready once, it changes with the rule book and its sources. */
export type Knowledge = {
  /** What an administration decides about its history. */
  readonly history: HistorySettings;
  /** All that is known of a declaration, given what the history tells of it. */
  readonly knownOf: (declaration: Declaration, told: KnownFacts) => KnownFacts;
  /** What parties are screened against. */
  readonly screening: () => Screening;
  /** Which data are there. */
  readonly loaded: ReadonlySet<DataNeed>;
};

/** The knowledge that goes with a rule book. */
export function knowledgeOf(
  { settings, lists }: Pick<RuleBook, 'settings' | 'lists'>,
  { references, judgesOwnDays = true, clearances }: KnowledgeSources,
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
  const parties = new PartyKnowledge({ settings, lists }, clearances);
  return {
    history,
    knownOf: (declaration, told) => {
      const isJudged = judgesOwnDays || usable === undefined || usable.until < utcDayOf(declaration.lodgedAt);
      const values = knownValues(declaration, rates, isJudged ? usable : 'none-for-its-day');
      const known = joined(joined(told, values), knownTexts(declaration, lists[nomenclatureList]));
      return { ...known, header: { ...known.header, ...parties.of(declaration) } };
    },
    screening: () => parties.screening,
    loaded: new Set<DataNeed>([
      'history',
      // Values in the reference currency are known without any.
      'rates',
      ...(usable === undefined ? [] : (['references'] as const)),
      ...parties.loaded,
      ...(holdsNomenclature(lists[nomenclatureList]) ? (['nomenclature'] as const) : []),
    ]),
  };
}

/** What the nomenclature of its day tells of the codes and descriptions of a declaration. */
function knownTexts({ lodgedAt, items }: Declaration, list: NamedList | undefined): KnownFacts {
  const described = holdsNomenclature(list) ? nomenclatureOn(list, utcDayOf(lodgedAt)) : undefined;
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
