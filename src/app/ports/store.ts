import type { Act, NewAct } from '../../domain/act.ts';
import type { Decision, SelectedBy } from '../../domain/decision.ts';
import type { Declaration, Flow } from '../../domain/declaration.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import type { KnownFacts } from '../../domain/known.ts';
import type { Lane } from '../../domain/lane.ts';
import type { Moment } from '../../domain/moment.ts';
import type { ProfileVersion } from '../../domain/profile-version.ts';
import type { RiskLevel } from '../../domain/risk-level.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import type { User, UserId } from '../../domain/user.ts';
import type { HistorySettings } from '../../identify/history/history-settings.ts';
import type { OwnPast } from '../../identify/history/own-past.ts';
import type { ProfileFilter } from '../profiles/profile-filter.ts';
import type { InForceTold } from '../rule-books/in-force-told.ts';
import type { StoredRuleBook } from '../rule-books/stored-rule-book.ts';
import type { BacktestStore } from './backtest-store.ts';
import type { ChallengerStore } from './challenger-store.ts';
import type { HistoryStore, VersionNames } from './history-store.ts';
import type { ImportedList, ListStore } from './list-store.ts';
import type { MatchStore } from './match-store.ts';
import type { OutcomeStore } from './outcome-store.ts';
import type { PastStore } from './past-store.ts';
import type { ProfileHistoryStore } from './profile-history-store.ts';
import type { ReadStore } from './read-store.ts';
import type { ReferenceStore } from './reference-store.ts';
import type { RuleBookHistoryStore } from './rule-book-history-store.ts';
import type { ScreeningStore } from './screening-store.ts';
import type { ShadowStore } from './shadow-store.ts';

// The ports the use cases need of a store. Whoever keeps them keeps three promises: what was acknowledged
// is durable; an act stands in the chain if and only if what it tells of was stored; versions and rule
// books never change.

/** A declaration on its way into the record. */
export type Submission = {
  readonly declaration: Declaration;
  /** The declaration as the text that is stored, and its SHA-256. */
  readonly content: string;
  readonly contentHash: string;
  readonly by: User;
  /** Whether the sender may hear of, and add versions to, what others lodged. */
  readonly seesOthers: boolean;
  readonly receivedAt: string;
  /**
   * When it was lodged, for the history of its parties: as the customs' own systems say, of which even old declarations
   * come; from a declarant it is when it was received.
   */
  readonly heardAt: Moment;
};

/** What the record tells of a declaration of which earlier versions are in it. */
export type EarlierVersions = {
  /** The draw of the first of them, and the UTC day whose secret it was taken under. */
  readonly draw: number;
  readonly drawDay: string;
  /** They themselves, and what was found on them. */
  readonly own: OwnPast;
};

/** A decision with what it rests on. */
export type MadeDecision = {
  readonly decision: Decision;
  readonly facts: Facts;
  /** UTC day whose secret the draw was taken under. */
  readonly drawDay: string;
};

/** A declaration with the decision made on it. */
export type DecidedDeclaration = Submission & MadeDecision;

/** How declarations are decided; whoever records does it, one after the other, in the order of the record. */
export type Deciding = {
  /** What an administration decides about its history. */
  readonly history: HistorySettings;
  /** Decides, given what the history tells of the declaration at its place in the record. */
  readonly decide: (
    submission: Submission,
    earlier: EarlierVersions | undefined,
    told: KnownFacts,
  ) => MadeDecision;
};

/** What came of recording one. */
export type RecordOutcome =
  | { readonly kind: 'recorded'; readonly decision: Decision }
  /** The same version with the same content was there; the decision made then stands. */
  | { readonly kind: 'known'; readonly decision: Decision; readonly owner: UserId }
  /** Nothing could be decided of it, which is a fault of ours; the others of the batch are not held up. */
  | { readonly kind: 'undecidable'; readonly error: unknown }
  /** The id is taken by another content or another declarant. */
  | { readonly kind: 'conflict' }
  /** The declaration takes no further version. */
  | { readonly kind: 'too-many-versions' };

export type StoredDeclaration = {
  readonly declaration: Declaration;
  readonly decision: Decision;
  readonly facts: Facts;
  readonly owner: UserId;
  readonly receivedAt: string;
  /** Where it is now, after re-routes. */
  readonly lane: Lane;
};

/** One line of a list of declarations. */
export type DeclarationSummary = {
  readonly sequence: number;
  readonly id: string;
  readonly version: number;
  readonly flow: Flow;
  readonly office: string;
  readonly lodgedAt: string;
  readonly decidedAt: string;
  readonly importer?: string;
  readonly items: number;
  readonly commodityCode?: string;
  readonly lane: Lane;
  readonly selectedBy: SelectedBy;
  readonly level: RiskLevel;
  readonly likelihood: number;
  readonly measures: readonly string[];
  readonly reason?: string;
};

export type DeclarationFilter = {
  /** Any of these; every office when absent. */
  readonly offices?: readonly string[];
  readonly lane?: Lane;
  readonly flow?: Flow;
};

export type Reroute = {
  readonly declarationId: string;
  readonly version: number;
  readonly from: Lane;
  readonly to: Lane;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
};

export type RecordedFinding = { readonly finding: Finding; readonly at: string; readonly by: string };

/** A finding with the version of the declaration that was checked. */
export type VersionedFinding = RecordedFinding & { readonly version: number };

/** What an act tells of, with the place of the act in the record: acts of one moment have an order too. */
export type InOrder<Told> = { readonly sequence: number; readonly told: Told };

/** Everything recorded of one declaration. */
export type DeclarationHistory = {
  readonly versions: readonly InOrder<StoredDeclaration>[];
  readonly reroutes: readonly InOrder<Reroute>[];
  readonly findings: readonly InOrder<RecordedFinding>[];
};

export type DeclarationStore = {
  /**
   * Decides and records many at once, in one transaction; outcomes in the order given. Ids are distinct. Each is decided
   * on all that stands in the record before it, on whatever node that was written, and on nothing else. `onWriting` is
   * told once they are decided and being written, or come to nothing: the next may then be handed over, and are decided
   * meanwhile. `deciding` tells how, whenever it is asked; what was decided otherwise than it tells under the lock is
   * decided again.
   */
  record(
    submissions: readonly Submission[],
    deciding: () => Deciding,
    onWriting?: () => void,
  ): Promise<readonly RecordOutcome[]>;
  find(id: string, version?: number): Promise<StoredDeclaration | undefined>;
  history(id: string): Promise<DeclarationHistory>;
  /** The newest versions, the last decided first. */
  list(
    filter: DeclarationFilter,
    before: number | undefined,
    limit: number,
  ): Promise<readonly DeclarationSummary[]>;
  reroute(reroute: Reroute): Promise<void>;
  /** Records findings, in one transaction, and what the history learns of them. */
  recordFindings(findings: readonly VersionedFinding[], history: HistorySettings): Promise<void>;
  /**
   * Makes what the history tells anew from the record, while nothing is recorded; without `keep` it is only compared,
   * as it stands when it begins, and keeps nobody waiting.
   */
  remakeHistory(history: HistorySettings, keep: boolean): Promise<RemadeHistory>;
  /**
   * Takes out of the history what says nothing any more on a UTC day, counted since 1970, and said nothing when
   * those that may still ask counted as lodged; answers how much.
   */
  forgetHistory(day: number, asking: HistoryAsking): Promise<number>;
};

/**
 * Which days a history may still be asked of, by the newest so many declarations of the record. So many of them may be
 * older than that: slips of the year, and old declarations that are amended, keep nothing.
 */
export type HistoryAsking = { readonly newest: number; readonly slips: number };

/** What a history was made anew of, and how many of its records were others before. */
export type RemadeHistory = { readonly events: number; readonly differing: number };

/** Counts by hour, office and lane over a period, and what waits for a control. */
export type OperationsCounts = {
  readonly hours: readonly {
    readonly from: string;
    readonly office: string;
    readonly lane: Lane;
    readonly decided: number;
    readonly drawn: number;
    readonly expectedDrawn: number;
  }[];
  readonly waiting: readonly {
    readonly office: string;
    readonly lane: Lane;
    readonly declarations: number;
  }[];
};

export type OperationsStore = {
  counts(filter: DeclarationFilter, from: string, to: string): Promise<OperationsCounts>;
};

/** A profile's versions before and after a change, and the rule book that follows from it. */
export type ProfileChange = {
  readonly versions: readonly ProfileVersion[];
  readonly acts: readonly NewAct[];
  /** Versions that stay as they are, and on which the rule book rests. */
  readonly restsOn?: readonly ProfileVersion[];
  /** Present when the change brings another rule book in force. */
  readonly ruleBook?: StoredRuleBook;
  /** Lists that come with it, by an act of `by`. */
  readonly lists?: { readonly by: string; readonly at: string; readonly imported: readonly ImportedList[] };
};

export type ProfileStore = {
  list(filter: ProfileFilter, after: string | undefined, limit: number): Promise<readonly ProfileVersion[]>;
  /** The newest version, or the one asked for. */
  find(id: string, version?: number): Promise<ProfileVersion | undefined>;
  versions(id: string): Promise<readonly ProfileVersion[]>;
  /**
   * Reads, decides and writes under one lock, so that two people cannot take the same step, nor two nodes
   * bring two rule books in force. `change` is told all versions of the profiles asked for and what is in force, and
   * returns what to write, or undefined to write nothing. Throws a `RecordMismatch`, and writes nothing, where a
   * version that it would write anew was not as the last act on it tells.
   */
  change(
    asked: AskedProfiles,
    change: (
      current: InForceTold & { readonly versions: ReadonlyMap<string, readonly ProfileVersion[]> },
    ) => ProfileChange | undefined,
  ): Promise<void>;
};

/** Whose versions a change is told of. */
export type AskedProfiles = {
  readonly ids: readonly string[];
  /** Whether those with a version in force are wanted too. */
  readonly areAllActive?: boolean;
};

export type RuleBookStore = {
  /** Throws a `RecordMismatch` where what is stored of it cannot be read; so does `find`. */
  inForce(): Promise<{ readonly hash: string; readonly ruleBook: RuleBook } | undefined>;
  /** Only the pointer, to be asked often. */
  hashInForce(): Promise<string | undefined>;
  find(hash: string): Promise<RuleBook | undefined>;
};

/** A user, and since when it has no access, if so. */
export type ListedUser = User & { readonly disabledAt?: string };

export type NewSession = {
  readonly hash: string;
  readonly user: UserId;
  /** Of the token it is opened with. */
  readonly tokenHash: string;
  readonly expiresAt: string;
};

export type UserStore = {
  create(user: User, tokenHash: string, act: NewAct): Promise<'created' | 'name-taken' | 'token-taken'>;
  /** The user of a token, unless its access was taken away. */
  findByToken(tokenHash: string): Promise<User | undefined>;
  /** All there ever were. */
  list(): Promise<readonly ListedUser[]>;
  /** Ends a user's access, unless no administrator would have any. */
  disable(id: UserId, act: NewAct): Promise<'disabled' | 'missing' | 'unchanged' | 'last-administrator'>;
  renewToken(id: UserId, tokenHash: string, act: NewAct): Promise<'renewed' | 'missing' | 'disabled'>;
  /** Opens a session, unless the token it is opened with has ended meanwhile. */
  openSession(session: NewSession, act: NewAct): Promise<'opened' | 'ended'>;
  findBySession(sessionHash: string, now: string): Promise<User | undefined>;
  closeSession(sessionHash: string, act: NewAct): Promise<void>;
};

/** The secret of a day's random draws, whose hash is recorded before the day begins. */
export type DaySecret = { readonly day: string; readonly secret: string; readonly hash: string };

export type DaySecretStore = {
  /** Keeps the secret unless the day has one; answers the one that holds. */
  commit(offered: DaySecret, act: NewAct): Promise<DaySecret>;
  list(limit: number): Promise<readonly DaySecret[]>;
};

export type RememberedAnswer = {
  readonly requestHash: string;
  readonly status: number;
  readonly body: string;
};

export type AnswerStore = {
  find(user: UserId, key: string): Promise<RememberedAnswer | undefined>;
  remember(user: UserId, key: string, answer: RememberedAnswer): Promise<void>;
};

export type ActStore = {
  list(before: number | undefined, limit: number): Promise<readonly Act[]>;
  /** Every act in order, with what the tables say it was about, read as a stream. */
  replayable(): AsyncIterable<{ readonly act: Act; readonly recordedBody: string | undefined }>;
  head(): Promise<{ readonly sequence: number; readonly hash: string }>;
  /** Every stored version of a profile that can be read, in no order. */
  profileVersions(): AsyncIterable<ProfileVersion>;
  /** The profiles of a stored rule book; undefined where they cannot be read. */
  profilesOf(ruleBook: string): Promise<readonly RiskProfile[] | undefined>;
  /** The first thing stored that no act tells of; undefined when there is none. */
  unrecorded(): Promise<string | undefined>;
};

export type Store = {
  readonly declarations: DeclarationStore;
  readonly operations: OperationsStore;
  readonly past: PastStore;
  readonly backtests: BacktestStore;
  readonly outcomes: OutcomeStore;
  readonly profiles: ProfileStore;
  readonly ruleBooks: RuleBookStore;
  readonly challengers: ChallengerStore;
  readonly shadow: ShadowStore;
  readonly screening: ScreeningStore;
  readonly lists: ListStore;
  readonly users: UserStore;
  readonly daySecrets: DaySecretStore;
  readonly answers: AnswerStore;
  readonly acts: ActStore;
  readonly history: HistoryStore & VersionNames;
  readonly profileHistory: ProfileHistoryStore;
  readonly ruleBookHistory: RuleBookHistoryStore;
  readonly references: ReferenceStore;
  readonly reads: ReadStore;
  readonly matches: MatchStore;
  /** Whether a write would be accepted now. */
  isReady(): Promise<boolean>;
  /** Whether a call failed because the store was not there, and not through a fault of ours. */
  isAbsence(error: unknown): boolean;
  /** Declarations stored, generated ones included. */
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
};
