import type { Lane } from '../../domain/lane.ts';
import type { Party } from '../../domain/party.ts';
import type { Columns } from '../../identify/columns/columns.ts';
import type { Category } from '../../identify/history/behaviour-category.ts';
import { isResidualCode } from '../../identify/history/residual-code.ts';
import { monthOf } from '../../identify/history/spans.ts';
import type { FoundRow } from './history-of-parties.ts';
import { FoundDeclarations } from './inspections.ts';
import type { PartyRole } from './party-role.ts';
import { identityPaths, PartyRows } from './party-rows.ts';
import { TextCounts } from './text-counts.ts';

/** Whom a question is about, and as of when, in milliseconds since 1970. */
export type AskedParty = { readonly role: PartyRole; readonly identity: string; readonly asOf: number };

/** Of an inspected declaration: who is in the part asked about, and where. */
export type FoundTraces = { readonly party: string | undefined; readonly office: string };

/** A version that names the party. Moments in seconds since 1970. */
export type PartyRow = {
  readonly sequence: number;
  readonly version: number;
  readonly heardAt: number;
  readonly office: string;
  readonly lane: Lane;
  readonly items: number;
  /** In the reference currency; NaN where it is not known. */
  readonly value: number;
  readonly residual: number;
  readonly isNight: boolean;
  readonly codes: readonly string[];
  readonly origins: readonly string[];
  /** As the party's is written. */
  readonly address?: string;
};

/** A month of a party. Habits are of the version each declaration was counted with, all else of its newest. */
export type PartyMonth = {
  declarations: number;
  items: number;
  value: number;
  valued: number;
  readonly lanes: Record<Lane, number>;
  night: number;
  habitItems: number;
  residual: number;
  /** Categories that decisions of the month rested on. */
  readonly decidedBy: Record<Category, number>;
};

/** Of the newest version that names the party: how it is written, and what was known when it was decided. */
export type NewestRow = {
  readonly sequence: number;
  readonly party: Party;
  readonly burst: number;
  readonly smallConsignments: number;
  readonly smallValue: number;
};

/** Of so many rows the newest are told one by one. */
export const mostRecent = 50;

const itemPaths = ['item.commodityCode', 'item.hs6', 'item.originCountry'];

/** The columns a tally reads. */
export function columnsOfTally(role: PartyRole): readonly string[] {
  return [
    ...new Set([
      ...identityPaths(role),
      `${role}.address`,
      ...placePaths,
      'version',
      'office',
      'lodgedHour',
      'decision.lane',
      'converted.totalValue',
      `history.${role}.burst`,
      `history.${role}.category`,
      'history.consignee.smallConsignments7d',
      'history.consignee.smallValue7d',
      ...itemPaths,
    ]),
  ];
}

export const placePaths = ['record.sequence', 'record.first', 'record.heardAt'];

/** Counts what a history tells of one party as of a moment; columns come part after part, the newest first. */
export class PartyTally {
  readonly months = new Map<number, PartyMonth>();
  readonly found: FoundDeclarations<FoundTraces>;
  readonly offices = new TextCounts();
  readonly codes = new TextCounts();
  readonly origins = new TextCounts();
  readonly addresses = new TextCounts();
  declarations = 0;
  amended = 0;
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  newest: NewestRow | undefined;
  readonly #asked: AskedParty;
  readonly #seesOffice: (office: string) => boolean;
  /** The newest version of each amended declaration, whomever it names, by its first. */
  readonly #newestVersions = new Map<number, number>();
  /** What names the party, of amended declarations. */
  readonly #amended = new Map<number, PartyRow[]>();
  #recent: PartyRow[] = [];

  constructor(
    asked: AskedParty,
    findings: readonly FoundRow[],
    seesOffice: (office: string) => boolean = () => true,
  ) {
    this.#asked = asked;
    this.#seesOffice = seesOffice;
    this.found = new FoundDeclarations(findings.filter(({ at }) => at <= asked.asOf));
  }

  add(columns: Columns): void {
    const rows = new PartyRows(columns);
    const { role, identity, asOf } = this.#asked;
    for (let row = columns.declarations - 1; row >= 0; row--) {
      if (!(rows.number('record.heardAt', row) <= asOf)) continue;
      const sequence = rows.number('record.sequence', row);
      const firstOf = rows.number('record.first', row);
      const first = Number.isNaN(firstOf) ? sequence : firstOf;
      const isAmended = first !== sequence || this.#newestVersions.has(first);
      if (isAmended) this.#seeVersion(first, rows.number('version', row));
      const party = rows.identity(role, row);
      if (this.found.has(sequence)) {
        const office = rows.text('office', row) ?? '';
        this.found.see({ first, sequence, traces: { party, office } });
      }
      if (party === identity) this.#see(rows, row, { sequence, first, isAmended });
    }
  }

  #seeVersion(first: number, version: number): void {
    const told = Number.isNaN(version) ? 1 : version;
    this.#newestVersions.set(first, Math.max(told, this.#newestVersions.get(first) ?? 0));
  }

  #see(
    rows: PartyRows,
    row: number,
    place: { readonly sequence: number; readonly first: number; readonly isAmended: boolean },
  ): void {
    const { role } = this.#asked;
    this.newest ??= {
      sequence: place.sequence,
      party: rows.party(role, row),
      burst: rows.number(`history.${role}.burst`, row),
      smallConsignments: rows.number('history.consignee.smallConsignments7d', row),
      smallValue: rows.number('history.consignee.smallValue7d', row),
    };
    const address = rows.text(`${role}.address`, row);
    const read = { ...rowOf(rows, row, place.sequence), ...(address !== undefined && { address }) };
    const category = rows.text(`history.${role}.category`, row) as Category | undefined;
    if (category !== undefined) this.#month(read.heardAt).decidedBy[category] += 1;
    this.first = Math.min(this.first, read.heardAt);
    this.last = Math.max(this.last, read.heardAt);
    if (this.#recent.length < 4 * mostRecent && this.#seesOffice(read.office)) this.#recent.push(read);
    if (!place.isAmended) {
      this.#count(read, read);
      return;
    }
    const known = this.#amended.get(place.first);
    if (known === undefined) this.#amended.set(place.first, [read]);
    else known.push(read);
  }

  /** After the last part. */
  finish(): void {
    this.amended = this.#amended.size;
    const older = new Set<PartyRow>();
    for (const [first, versions] of this.#amended) {
      const counted = versions.at(-1) as PartyRow;
      const newest = versions.find(({ version }) => version === this.#newestVersions.get(first));
      this.#count(counted, newest);
      for (const version of versions) if (version !== newest) older.add(version);
    }
    this.#recent = this.#recent.filter((row) => !older.has(row)).slice(0, mostRecent);
  }

  /** The newest versions that name the party, of offices that may be seen, the last recorded first. */
  get recent(): readonly PartyRow[] {
    return this.#recent;
  }

  /** A declaration counts once, in the month in which it first named the party; `shown` is absent if it no longer does. */
  #count(counted: PartyRow, shown: PartyRow | undefined): void {
    const month = this.#month(counted.heardAt);
    this.declarations += 1;
    month.declarations += 1;
    month.habitItems += counted.items;
    month.residual += counted.residual;
    if (counted.isNight) month.night += 1;
    if (shown === undefined) return;
    month.items += shown.items;
    month.lanes[shown.lane] += 1;
    if (!Number.isNaN(shown.value)) {
      month.value += shown.value;
      month.valued += 1;
    }
    this.offices.add(shown.office);
    if (shown.address !== undefined) this.addresses.add(shown.address);
    for (const code of shown.codes) this.codes.add(code);
    for (const origin of shown.origins) this.origins.add(origin);
  }

  #month(at: number): PartyMonth {
    const number = monthOf(at);
    let month = this.months.get(number);
    if (month === undefined) {
      month = {
        declarations: 0,
        items: 0,
        value: 0,
        valued: 0,
        lanes: { red: 0, yellow: 0, blue: 0, green: 0 },
        night: 0,
        habitItems: 0,
        residual: 0,
        decidedBy: { low: 0, medium: 0, high: 0 },
      };
      this.months.set(number, month);
    }
    return month;
  }
}

function rowOf(rows: PartyRows, row: number, sequence: number): PartyRow {
  const { from, to } = rows.itemsOf(row);
  const codes = new Set<string>();
  const origins = new Set<string>();
  let residual = 0;
  for (let item = from; item < to; item++) {
    const code = rows.text('item.commodityCode', item);
    if (code !== undefined && isResidualCode(code)) residual += 1;
    const hs6 = rows.text('item.hs6', item);
    if (hs6 !== undefined) codes.add(hs6);
    const origin = rows.text('item.originCountry', item);
    if (origin !== undefined) origins.add(origin);
  }
  const hour = rows.number('lodgedHour', row);
  const version = rows.number('version', row);
  return {
    sequence,
    version: Number.isNaN(version) ? 1 : version,
    heardAt: Math.floor(rows.number('record.heardAt', row) / 1_000),
    office: rows.text('office', row) ?? '',
    lane: rows.text('decision.lane', row) as Lane,
    items: to - from,
    value: rows.number('converted.totalValue', row),
    residual,
    isNight: hour >= 22 || hour < 6,
    codes: [...codes],
    origins: [...origins],
  };
}
