import type { Party } from '../../domain/party.ts';
import { plainCode } from '../../identify/history/party-identity.ts';
import { monthOf } from '../../identify/history/spans.ts';
import { wilsonRate } from '../../learn/measurement/wilson-interval.ts';
import type { HistoryOfParties } from './history-of-parties.ts';
import { FoundDeclarations } from './inspections.ts';
import { momentOf, type ViolationRate } from './party-profile.ts';
import type { PartyRole } from './party-role.ts';
import { identityPaths, PartyRows } from './party-rows.ts';
import type { AskedParty } from './party-tally.ts';
import { placePaths } from './party-tally.ts';

/** By what parties are near one another. */
export const linkKinds = ['address', 'declarant', 'exporter', 'importer', 'container'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** Something that parties share. */
export type SharedThing = {
  readonly id: string;
  readonly kind: LinkKind;
  /** As it was written last. */
  readonly text: string;
  /** Parties that have it in the part asked about; where they are too many, nobody is near by it. */
  readonly parties: number;
  readonly isTooCommon: boolean;
};

/** A party in a network, with what was found on its declarations in the 24 months before and the running one. */
export type NetworkParty = {
  readonly identity: string;
  readonly party: Party;
  /** Steps from the party asked about, which is 0 away. */
  readonly step: number;
  /** What nearness and violations weigh together; 0 for the party asked about. */
  readonly weight: number;
  readonly inspections: ViolationRate;
};

export type NetworkEdge = {
  readonly party: string;
  readonly shared: string;
  /** Declarations that name both, amendments not counted. */
  readonly declarations: number;
  readonly firstAt: string;
  readonly lastAt: string;
};

export type PartyNetwork = {
  readonly parties: readonly NetworkParty[];
  readonly shared: readonly SharedThing[];
  readonly edges: readonly NetworkEdge[];
  /** Parties that are near and not told, and edges between what is told. */
  readonly partiesLeftOut: number;
  readonly edgesLeftOut: number;
  /** Things of the party that were not looked at: those it named longest ago. */
  readonly sharedLeftOut: number;
};

/** The nearest that are told of each step. */
const mostNear = 50;
/** What parties have and is looked at, the newest first. */
const mostThings = 2_000;
/** Beyond so many parties at one thing, as at a great broker or a post box, it makes nobody near. */
const mostAtOne = 5_000;
const mostEdges = 1_000;

type Edge = { declarations: number; first: number; last: number };
type Thing = {
  readonly kind: LinkKind;
  readonly text: string;
  readonly edges: Map<string, Edge>;
  isTooCommon: boolean;
};
type Things = Map<string, Thing>;

function columnsOfNetwork(role: PartyRole): readonly string[] {
  const parties = new Set([role, ...linkedRoles(role)]);
  return [...[...parties].flatMap(identityPaths), `${role}.address`, 'containers', ...placePaths];
}

function linkedRoles(role: PartyRole): readonly PartyRole[] {
  return (['declarant', 'exporter', 'importer'] as const).filter((each) => each !== role);
}

/** Who is near a party as of a moment, in one step or two; undefined where nothing names the party. */
export function networkOf(
  history: HistoryOfParties,
  asked: AskedParty,
  steps: number,
): PartyNetwork | undefined {
  const walk = new NetworkWalk(history, asked);
  const near: { identity: string; step: number; weight: number }[] = [
    { identity: asked.identity, step: 0, weight: 0 },
  ];
  let partiesLeftOut = 0;
  for (let step = 1; step <= steps; step++) {
    const known = new Set(near.map(({ identity }) => identity));
    walk.lookAround(new Set(near.filter((each) => each.step === step - 1).map(({ identity }) => identity)));
    if (!walk.written.has(asked.identity)) return undefined;
    const weights = [...walk.weights()].filter(([identity]) => !known.has(identity)).sort(heavierFirst);
    partiesLeftOut += Math.max(0, weights.length - mostNear);
    for (const [identity, weight] of weights.slice(0, mostNear)) near.push({ identity, step, weight });
  }
  return { ...told(walk, near), partiesLeftOut, sharedLeftOut: walk.thingsLeftOut };
}

/** Goes through the history twice a step: what do these have, and who else has it. */
class NetworkWalk {
  readonly things: Things = new Map();
  /** Parties as they were written last. */
  readonly written = new Map<string, Party>();
  thingsLeftOut = 0;
  readonly #history: HistoryOfParties;
  readonly #asked: AskedParty;
  readonly #left = new Set<string>();
  #inspections: ReadonlyMap<string, ViolationRate> | undefined;

  constructor(history: HistoryOfParties, asked: AskedParty) {
    this.#history = history;
    this.#asked = asked;
  }

  lookAround(parties: ReadonlySet<string>): void {
    const fresh: Things = new Map();
    this.#eachRow((rows, row, identity) => {
      if (!parties.has(identity)) return;
      this.#write(identity, rows, row);
      for (const [id, kind, text] of thingsOf(rows, row, this.#asked.role)) {
        if (this.things.has(id) || fresh.has(id)) continue;
        if (fresh.size < mostThings) fresh.set(id, { kind, text, edges: new Map(), isTooCommon: false });
        else this.#left.add(id);
      }
    });
    this.#eachRow((rows, row, identity) => {
      for (const [id] of thingsOf(rows, row, this.#asked.role)) {
        const thing = fresh.get(id);
        if (thing !== undefined) this.#join(thing, identity, rows, row);
      }
    });
    for (const [id, thing] of fresh) this.things.set(id, thing);
    this.thingsLeftOut = this.#left.size;
  }

  /** What the nearness of each weighs: shared by few it weighs more, and each violation as much as being near again. */
  weights(): ReadonlyMap<string, number> {
    const nearness = new Map<string, number>();
    for (const { edges, isTooCommon } of this.things.values()) {
      if (isTooCommon || edges.size < 2) continue;
      for (const identity of edges.keys())
        nearness.set(identity, (nearness.get(identity) ?? 0) + 1 / (edges.size - 1));
    }
    return new Map(
      [...nearness].map(([identity, near]) => [
        identity,
        Number((near * (1 + this.inspectionsOf(identity).violations)).toPrecision(6)),
      ]),
    );
  }

  inspectionsOf(identity: string): ViolationRate {
    return this.#inspections?.get(identity) ?? nobody;
  }

  #eachRow(take: (rows: PartyRows, row: number, identity: string) => void): void {
    const { role, asOf } = this.#asked;
    const isFirst = this.#inspections === undefined;
    const known = this.#history.findings.filter(({ at }) => at <= asOf);
    const found = new FoundDeclarations<string | undefined>(isFirst ? known : []);
    for (const columns of this.#history.parts(columnsOfNetwork(role))) {
      const rows = new PartyRows(columns);
      for (let row = columns.declarations - 1; row >= 0; row--) {
        if (!(rows.number('record.heardAt', row) <= asOf)) continue;
        const identity = rows.identity(role, row);
        const sequence = rows.number('record.sequence', row);
        if (found.has(sequence)) {
          const first = rows.number('record.first', row);
          found.see({ first: Number.isNaN(first) ? sequence : first, sequence, traces: identity });
        }
        if (identity !== undefined) take(rows, row, identity);
      }
    }
    if (isFirst) this.#inspections = ratesOf(found, Math.floor(asOf / 1_000));
  }

  #write(identity: string, rows: PartyRows, row: number): void {
    if (!this.written.has(identity)) this.written.set(identity, rows.party(this.#asked.role, row));
  }

  #join(thing: Thing, identity: string, rows: PartyRows, row: number): void {
    this.#write(identity, rows, row);
    const at = Math.floor(rows.number('record.heardAt', row) / 1_000);
    let edge = thing.edges.get(identity);
    if (edge === undefined) {
      if (thing.edges.size > mostAtOne) {
        thing.isTooCommon = true;
        return;
      }
      edge = { declarations: 0, first: at, last: at };
      thing.edges.set(identity, edge);
    }
    if (Number.isNaN(rows.number('record.first', row))) edge.declarations += 1;
    edge.first = Math.min(edge.first, at);
    edge.last = Math.max(edge.last, at);
  }
}

/** What a row names that others may name too: by what it is known again, its kind, and as it is written. */
function* thingsOf(
  rows: PartyRows,
  row: number,
  role: PartyRole,
): Iterable<readonly [id: string, kind: LinkKind, text: string]> {
  const address = rows.address(role, row);
  if (address !== undefined) yield [`address ${address}`, 'address', rows.text(`${role}.address`, row) ?? ''];
  for (const linked of linkedRoles(role)) {
    const identity = rows.identity(linked, row);
    if (identity === undefined) continue;
    const kind = linked as LinkKind;
    const text = rows.text(`${linked}.name`, row) ?? rows.text(`${linked}.id`, row) ?? '';
    yield [`${kind} ${identity}`, kind, text];
  }
  for (const container of rows.texts('containers', row)) {
    const plain = plainCode(container);
    if (plain !== '') yield [`container ${plain}`, 'container', container];
  }
}

function ratesOf(
  found: FoundDeclarations<string | undefined>,
  second: number,
): ReadonlyMap<string, ViolationRate> {
  const from = monthOf(second) - 24;
  const counts = new Map<string, { inspected: number; violations: number }>();
  for (const { at, isViolation, traces } of found.asOf(() => true)) {
    if (traces === undefined || monthOf(at) < from) continue;
    const count = counts.get(traces) ?? { inspected: 0, violations: 0 };
    count.inspected += 1;
    if (isViolation) count.violations += 1;
    counts.set(traces, count);
  }
  return new Map(
    [...counts].map(([identity, count]) => [
      identity,
      { ...count, rate: wilsonRate(count.violations, count.inspected) },
    ]),
  );
}

const nobody: ViolationRate = { inspected: 0, violations: 0, rate: wilsonRate(0, 0) };

function heavierFirst([a, first]: [string, number], [b, second]: [string, number]): number {
  return second - first || (a < b ? -1 : 1);
}

function told(
  walk: NetworkWalk,
  near: readonly { readonly identity: string; readonly step: number; readonly weight: number }[],
): Pick<PartyNetwork, 'parties' | 'shared' | 'edges' | 'edgesLeftOut'> {
  const shown = new Set(near.map(({ identity }) => identity));
  const between = [...walk.things].flatMap(([id, thing]) => {
    const edges = [...thing.edges].filter(([identity]) => shown.has(identity));
    // What the party alone has joins nobody; what too many have is told, so that nobody thinks it was not seen.
    return edges.length > 1 || thing.isTooCommon ? [{ id, thing, edges }] : [];
  });
  between.sort((a, b) => a.thing.edges.size - b.thing.edges.size || (a.id < b.id ? -1 : 1));
  const edges = between
    .filter(({ thing }) => !thing.isTooCommon)
    .flatMap(({ id, edges: some }) =>
      some.map(([party, { declarations, first, last }]) => ({
        party,
        shared: id,
        declarations,
        firstAt: momentOf(first),
        lastAt: momentOf(last),
      })),
    );
  const toldEdges = edges.slice(0, mostEdges);
  const joined = new Set(toldEdges.map(({ shared }) => shared));
  return {
    parties: near.map((each) => ({
      ...each,
      party: walk.written.get(each.identity) ?? {},
      inspections: walk.inspectionsOf(each.identity),
    })),
    shared: between
      .filter(({ id, thing }) => thing.isTooCommon || joined.has(id))
      .map(({ id, thing: { kind, text, edges: all, isTooCommon } }) => ({
        id,
        kind,
        text,
        parties: all.size,
        isTooCommon,
      })),
    edges: toldEdges,
    edgesLeftOut: edges.length - toldEdges.length,
  };
}
