import type { Notice } from '../app/declarations/notice.ts';
import type { TrustedTrader } from '../assess/trusted-trader.ts';
import type { Decision, SelectedBy } from '../domain/decision.ts';
import type { Flow } from '../domain/declaration.ts';
import type { Finding } from '../domain/finding.ts';
import type { Lane } from '../domain/lane.ts';
import type { Problem } from '../domain/problem.ts';
import type { RiskLevel } from '../domain/risk-level.ts';
import type { Role } from '../domain/role.ts';
import type { ProfileView } from './api-profile-life.ts';

// What pages and programs see of the server, beyond the nouns themselves. The pages import these types and
// nothing else from this side.

export type { Notice } from '../app/declarations/notice.ts';
export type { Decision, Reason, SelectedBy } from '../domain/decision.ts';
export type { Declaration, PartyRole } from '../domain/declaration.ts';
export type { Finding } from '../domain/finding.ts';
export type { GoodsItem } from '../domain/goods-item.ts';
export type { Lane } from '../domain/lane.ts';
export type { Money } from '../domain/money.ts';
export type { Party } from '../domain/party.ts';
export type { Problem } from '../domain/problem.ts';
export type { RiskLevel } from '../domain/risk-level.ts';
export type { Right, Role } from '../domain/role.ts';
export type { BacktestView, BacktestWish, OutcomeView } from './api-backtests.ts';
export type * from './api-fields.ts';
export type * from './api-library.ts';
export type * from './api-lists.ts';
export type * from './api-profile-life.ts';
export type * from './api-references.ts';
export type * from './api-shadow.ts';

/** `GET /api/v1/sessions`: who is signed in, and what they may do. */
export type SessionView = {
  readonly name: string;
  readonly roles: readonly string[];
  readonly offices?: readonly string[];
  readonly rights: readonly string[];
  /** True where what is stored was generated, and tells of no one. */
  readonly generatedData?: boolean;
};

/** A page of a list; ask again with `cursor=next` for the rest. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly next?: string };

/** One line of `GET /api/v1/declarations?office=&lane=&flow=&cursor=&limit=`, the newest first. */
export type DeclarationRow = {
  readonly id: string;
  readonly version: number;
  readonly flow: Flow;
  readonly office: string;
  readonly lodgedAt: string;
  readonly decidedAt: string;
  readonly importer?: string;
  readonly items: number;
  /** The first item's. */
  readonly commodityCode?: string;
  /** Where it is now: the decision's lane, or that of the last re-route. */
  readonly lane: Lane;
  readonly selectedBy: SelectedBy;
  readonly level: RiskLevel;
  readonly likelihood: number;
  readonly measures: readonly string[];
  /** The strongest reason, in words. */
  readonly reason?: string;
};

/** A rate with what it rests on: the 95 % Wilson interval, and the count. */
export type RateView = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
};

export type LaneCounts = Readonly<Record<Lane, number>>;

/** `GET /api/v1/operations?office=&hours=24`: the last hours at a glance. */
export type OperationsView = {
  readonly at: string;
  readonly hours: number;
  readonly office?: string;
  /** Decided in the period. */
  readonly decided: number;
  readonly lanes: LaneCounts;
  /** Drawn at random in the period, of all decided; `expected` is the mean of the recorded rates. */
  readonly random: { readonly drawn: RateView; readonly expected: number };
  /** One entry an hour, the oldest first, hours without arrivals included. */
  readonly arrivals: readonly { readonly from: string; readonly lanes: LaneCounts }[];
  /** Selected for a control that has no finding yet, whenever they came. */
  readonly queue: { readonly red: number; readonly yellow: number; readonly blue: number };
  /** The busiest first, at most 50. */
  readonly offices: readonly {
    readonly office: string;
    readonly decided: number;
    readonly lanes: LaneCounts;
    readonly queue: number;
  }[];
};

/** One event in `GET /api/v1/declarations/{id}/history`, the oldest first. */
export type HistoryEntry =
  | {
      readonly kind: 'decision';
      readonly at: string;
      readonly version: number;
      readonly by: string;
      readonly decision: Decision;
      /** Whose trust made the likelihood less. */
      readonly trust?: TrustedTrader;
    }
  | {
      readonly kind: 'reroute';
      readonly at: string;
      readonly version: number;
      readonly by: string;
      readonly from: Lane;
      readonly to: Lane;
      readonly reason: string;
    }
  | {
      readonly kind: 'finding';
      readonly at: string;
      readonly version: number;
      readonly by: string;
      readonly finding: Finding;
    };

export type HistoryView = { readonly entries: readonly HistoryEntry[] };

/** An error, as RFC 9457 says it; `code` tells errors of one status apart. */
export type ProblemDocument = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly problems?: readonly Problem[];
};

/** One line of the answer to `POST /api/v1/declarations/batch`; a decision, or a notice for a declarant. */
export type BatchLine = {
  readonly line: number;
  readonly status: 'decided' | 'known' | 'rejected';
  readonly decision?: Decision;
  readonly notice?: Notice;
  readonly problems?: readonly Problem[];
};

/** `POST /api/v1/declarations/{id}/reroute` */
export type RerouteOrder = { readonly to: Lane; readonly reason: string };

/** `POST /api/v1/profiles`: the draft, with what is odd about it. */
export type DraftView = ProfileView & { readonly warnings?: readonly Problem[] };

/** `POST /api/v1/profiles/import`: what came in, what was refused, and the rule book if it is in force now. */
export type ImportView = {
  readonly profiles: number;
  readonly ruleBook?: string;
  /** Profiles that were in force and are not in the set. */
  readonly retired?: readonly string[];
  readonly problems?: readonly Problem[];
  readonly warnings?: readonly Problem[];
};

/** One day of `GET /api/v1/draws`; the secret is there once the day is over. */
export type DrawView = { readonly day: string; readonly hash: string; readonly secret?: string };

/** One row of `GET /api/v1/users`. */
export type UserView = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly offices?: readonly string[];
  /** Since then the user has no access. */
  readonly disabledAt?: string;
};

/** `POST /api/v1/users` and `POST /api/v1/users/{id}/token` answer it; the token is shown this once. */
export type NewUserView = { readonly id: string; readonly token: string };
