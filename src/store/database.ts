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
export type ChainHeadTable = { singleton: boolean; sequence: number; hash: string };

export type ProfileVersionsTable = {
  profile_id: string;
  version: number;
  state: string;
  body: string;
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
};

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

export type Database = {
  declarations: DeclarationsTable;
  reroutes: ReroutesTable;
  findings: FindingsTable;
  acts: ActsTable;
  chain_head: ChainHeadTable;
  profile_versions: ProfileVersionsTable;
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
};
