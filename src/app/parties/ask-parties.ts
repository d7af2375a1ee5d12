import type { Columns } from '../../identify/columns/columns.ts';
import type { HistorySettings } from '../../identify/history/history-settings.ts';
import { columnsOfSearch, type FoundParty, PartiesFound, type PartySearch } from './find-parties.ts';
import type { HistoryOfParties } from './history-of-parties.ts';
import { networkOf, type PartyNetwork } from './party-network.ts';
import { categoriesOf, type MonthlyCategory, type PartyProfile, profileOf } from './party-profile.ts';
import { type AskedParty, columnsOfTally, PartyTally } from './party-tally.ts';

/** What is asked of a history about parties. */
export type PartyQuestion =
  | {
      readonly kind: 'profile';
      readonly asked: AskedParty;
      readonly settings: Pick<HistorySettings, 'priorInspections'>;
      /** Declarations and findings of these offices alone are told one by one; figures are of all. */
      readonly offices?: readonly string[];
    }
  | { readonly kind: 'categories'; readonly asked: AskedParty }
  | { readonly kind: 'network'; readonly asked: AskedParty; readonly steps: 1 | 2 }
  | { readonly kind: 'search'; readonly search: PartySearch };

/** What is told; undefined where nothing names the party as of then. */
export type PartyAnswer =
  | { readonly kind: 'profile'; readonly profile: PartyProfile | undefined }
  | { readonly kind: 'categories'; readonly categories: readonly MonthlyCategory[] | undefined }
  | { readonly kind: 'network'; readonly network: PartyNetwork | undefined }
  | { readonly kind: 'search'; readonly parties: readonly FoundParty[] }
  /** More parties contain the text than are counted. */
  | { readonly kind: 'too-many' };

/** Answers one question from a history. */
export function askParties(history: HistoryOfParties, question: PartyQuestion): PartyAnswer {
  switch (question.kind) {
    case 'profile': {
      const { asked, settings, offices } = question;
      const seesOffice = (office: string): boolean => offices === undefined || offices.includes(office);
      const tally = tallied(history, new PartyTally(asked, history.findings, seesOffice), asked);
      return { kind: 'profile', profile: profileOf(tally, asked, settings, seesOffice) };
    }
    case 'categories': {
      const tally = tallied(history, new PartyTally(question.asked, history.findings), question.asked);
      const categories = tally.newest === undefined ? undefined : categoriesOf(tally, question.asked);
      return { kind: 'categories', categories };
    }
    case 'network':
      return { kind: 'network', network: networkOf(history, question.asked, question.steps) };
    case 'search': {
      const found = new PartiesFound(question.search);
      for (const columns of history.parts(columnsOfSearch(question.search.role))) {
        found.add(columns);
        if (found.hasTooMany) return { kind: 'too-many' };
      }
      return { kind: 'search', parties: found.found() };
    }
  }
}

function tallied(history: HistoryOfParties, tally: PartyTally, { role }: AskedParty): PartyTally {
  for (const columns of history.parts(columnsOfTally(role)) as Iterable<Columns>) tally.add(columns);
  tally.finish();
  return tally;
}
