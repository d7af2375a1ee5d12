import type { Generated } from 'kysely';

// The tables, as Kysely sees them. Columns beside a `body` repeat what lists, counts and locks need; the
// body is the record.

/** A version of a declaration with the decision made on it. */
export type DeclarationsTable = {
  act_sequence: number;
  declaration_id: string;
  version: number;
  office: string;
  flow: string;
  lodged_at: string;
  received_at: string;
  owner: string;
  content_hash: string;
  importer: string | null;
  items: number;
  commodity_code: string | null;
  body: string;
  decided_at: string;
  selected_by: string;
  level: string;
  likelihood: number;
  draw: number;
  draw_day: string;
  draw_rate: number;
  rule_book: string;
  measures: string[];
  reason: string | null;
  decision: string;
  facts: string;
  /** Derived: the lane after re-routes. */
  lane: string;
  /** Derived: a later version exists. */
  superseded: boolean;
  /** Derived: selected, and without a finding. */
  waiting: boolean;
  /** When it counts as lodged for the history; when it was received where absent. */
  heard_at: string | null;
};

export type ReroutesTable = {
  act_sequence: number;
  declaration_id: string;
  version: number;
  body: string;
};

export type FindingsTable = ReroutesTable;

export type ActsTable = {
  sequence: number;
  at: string;
  actor: string;
  kind: string;
  subject: string;
  body: string;
  hash: string;
};

/** One row: the end of the chain. Whoever appends holds its lock. */
export type ChainHeadTable = {
  singleton: boolean;
  sequence: number;
  hash: string;
  history_act: string;
};

export type ProfileVersionsTable = {
  profile_id: string;
  version: number;
  state: string;
  body: string;
  scheduled_for: string | null;
};

/** `lists` names the content of each list that is kept by itself; those stand in no body. */
export type RuleBooksTable = { hash: string; body: string; lists: string };

export type ListsTable = { list_id: Generated<number>; name: string; body: string };

export type ListVersionsTable = {
  list_id: number;
  version: number;
  /** Under which its changes stand; a version is built on the changes of its base. */
  change_id: number;
  base: number | null;
  state: string;
  body: string;
  decision: string | null;
  content: string | null;
};

export type ListContentsTable = { content: string; body: string };

export type ListChangesTable = {
  list_id: number;
  change_id: number;
  entry_key: string;
  line: number;
  is_removed: boolean;
  valid_to: string | null;
  remark: string | null;
  source: string | null;
  details: string | null;
};

/** Matches of a profile by the UTC day of the decision. */
export type ProfileMatchesTable = { profile_id: string; day: string; matches: number; last_at: string };

/** One row: the last act whose decision is counted. Whoever counts holds its lock. */
export type MatchCountTable = { singleton: boolean; sequence: number; up_to: string | null };

/** One row: what is in force. */
export type RuleBookInForceTable = { singleton: boolean; hash: string };

export type UsersTable = {
  user_id: string;
  name: string;
  token_hash: string;
  body: string;
  created: Generated<string>;
  disabled_at: string | null;
};

export type SessionsTable = { session_hash: string; user_id: string; expires_at: string };

export type DaySecretsTable = { day: string; secret: string; hash: string };

export type AnswersTable = {
  user_id: string;
  key: string;
  request_hash: string;
  status: number;
  body: string;
  at: Generated<string>;
};

/** Derived from declarations and findings: what is known of a party, a document, a container. */
export type HistoryRecordsTable = { key: string; last_day: number | null; body: string };

export type BacktestsTable = { act_sequence: number; profile_id: string; version: number; body: string };

/** `body` is what the hash is of; it is taken away when it is old. */
export type ReferencesTable = {
  act_sequence: number;
  hash: string;
  currency: string;
  until: string;
  body: string | null;
};
/** What people decided on matches with watch lists; `entry` is the value as text. */
export type ScreeningDecisionsTable = { act_sequence: number; list: string; entry: string; body: string };

export type ChallengersTable = {
  name: string;
  rule_book: string;
  /** The bodies of the acts that registered, started and stopped it. */
  registration: string;
  start: string | null;
  stop: string | null;
};

export type ShadowTrialsTable = {
  trial: string;
  kind: string;
  subjects: string[];
  from_sequence: number;
  to_sequence: number | null;
  started_at: string;
  ended_at: string | null;
  fault: string | null;
};

export type WouldBeDecisionsTable = {
  trial: string;
  act_sequence: number;
  declaration_id: string;
  version: number;
  office: string;
  in_force: string;
  in_force_by: string;
  /** '' where the declaration could not be judged; so are would_be_by and level. */
  would_be: string;
  would_be_by: string;
  level: string;
  likelihood: number;
  matched: boolean;
  matches: string;
};

export type Database = {
  declarations: DeclarationsTable;
  history_records: HistoryRecordsTable;
  reroutes: ReroutesTable;
  findings: FindingsTable;
  acts: ActsTable;
  chain_head: ChainHeadTable;
  profile_versions: ProfileVersionsTable;
  profile_matches: ProfileMatchesTable;
  match_count: MatchCountTable;
  lists: ListsTable;
  list_versions: ListVersionsTable;
  list_changes: ListChangesTable;
  list_contents: ListContentsTable;
  rule_books: RuleBooksTable;
  rule_book_in_force: RuleBookInForceTable;
  users: UsersTable;
  sessions: SessionsTable;
  day_secrets: DaySecretsTable;
  answers: AnswersTable;
  backtests: BacktestsTable;
  unit_value_references: ReferencesTable;
  challengers: ChallengersTable;
  screening_decisions: ScreeningDecisionsTable;
  shadow_trials: ShadowTrialsTable;
  would_be_decisions: WouldBeDecisionsTable;
};
