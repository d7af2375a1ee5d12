import type { Lane } from '../domain/lane.ts';
import type { Category } from '../identify/history/behaviour-category.ts';

/** A party as it was written last. */
export type WrittenPartyView = {
  readonly id?: string;
  readonly name?: string;
  readonly country?: string;
  readonly address?: string;
};

/** How far the history reached that was asked: sequences of the last declaration and the last finding. */
type UpTo = { readonly entries: number; readonly findings: number };

export type ViolationRateView = {
  readonly inspected: number;
  readonly violations: number;
  readonly rate: { readonly value: number; readonly low: number; readonly high: number; readonly n: number };
};

type CountedTextView = { readonly value: string; readonly declarations: number };

export type CategoryView = {
  readonly category: Category;
  readonly reasons: readonly { readonly id: string; readonly points: number; readonly text: string }[];
};

export type PartyDeclarationView = {
  readonly id: string;
  readonly version: number;
  readonly heardAt: string;
  readonly office: string;
  readonly lane: Lane;
  readonly items: number;
  readonly value?: number;
};

export type PartyFindingView = {
  readonly declarationId: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly item?: number;
  readonly result: 'compliant' | 'discrepancy' | 'violation';
  readonly recovered?: { readonly amount: number; readonly currency: string };
};

export type PartyMonthView = {
  readonly month: string;
  readonly declarations: number;
  readonly items: number;
  readonly value: number;
  readonly valued: number;
  readonly lanes: Readonly<Record<Lane, number>>;
  readonly inspections: ViolationRateView;
};

/** `GET /api/v1/parties/{role}/{id}` */
export type PartyProfileView = {
  readonly role: string;
  readonly party: WrittenPartyView;
  readonly asOf: string;
  readonly upTo: UpTo;
  readonly declarations: number;
  readonly amended: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly offices: readonly CountedTextView[];
  readonly origins: readonly CountedTextView[];
  readonly codes: readonly CountedTextView[];
  readonly addresses: readonly CountedTextView[];
  readonly months: readonly PartyMonthView[];
  readonly over12Months: ViolationRateView;
  readonly over24Months: ViolationRateView;
  readonly smoothedRate?: number;
  readonly rateOfAll: ViolationRateView;
  readonly burst?: number;
  readonly smallConsignments7d?: number;
  readonly smallValue7d?: number;
  readonly category: CategoryView;
  readonly recent: readonly PartyDeclarationView[];
  readonly findings: readonly PartyFindingView[];
};

/** `GET /api/v1/parties/{role}/{id}/categories` */
export type PartyCategoriesView = {
  readonly asOf: string;
  readonly upTo: UpTo;
  readonly months: readonly (CategoryView & {
    readonly month: string;
    readonly decidedBy: Readonly<Record<Category, number>>;
  })[];
};

/** `GET /api/v1/parties/{role}/{id}/network` */
export type PartyNetworkView = {
  readonly asOf: string;
  readonly upTo: UpTo;
  readonly parties: readonly {
    readonly identity: string;
    readonly party: WrittenPartyView;
    readonly step: number;
    readonly weight: number;
    readonly inspections: ViolationRateView;
  }[];
  readonly shared: readonly {
    readonly id: string;
    readonly kind: 'address' | 'declarant' | 'exporter' | 'importer' | 'container';
    readonly text: string;
    readonly parties: number;
    readonly isTooCommon: boolean;
  }[];
  readonly edges: readonly {
    readonly party: string;
    readonly shared: string;
    readonly declarations: number;
    readonly firstAt: string;
    readonly lastAt: string;
  }[];
  readonly partiesLeftOut: number;
  readonly edgesLeftOut: number;
  readonly sharedLeftOut: number;
};

/** A row of `GET /api/v1/parties`. */
export type FoundPartyView = {
  readonly party: WrittenPartyView;
  readonly declarations: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly category?: Category;
};
