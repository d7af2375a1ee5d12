import type { NamedList } from './named-list.ts';
import type { RiskProfile } from './risk-profile.ts';
import type { Settings } from './settings.ts';

/** Named values that profiles refer to: countries, parties, codes, containers. */
export type NamedLists = Readonly<Record<string, NamedList>>;

/** Everything that decides. A rule book in force never changes; a new one stands beside it. */
export type RuleBook = {
  readonly profiles: readonly RiskProfile[];
  readonly lists: NamedLists;
  readonly settings: Settings;
};
