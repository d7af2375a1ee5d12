import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import { instantOf, type Moment } from '../../domain/moment.ts';
import type { Party } from '../../domain/party.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import type { HistoryEvent } from '../../identify/history/history-as-of.ts';
import { addressIdentity, partyIdentity, plainCode } from '../../identify/history/party-identity.ts';
import { anyEvents } from '../../identify/history/testing/arbitrary-events.ts';
import { networkOf, type PartyNetwork } from './party-network.ts';
import type { PartyRole } from './party-role.ts';
import { partiesOf, recordOf } from './testing/parties-of-events.ts';

const others = ['declarant', 'exporter', 'importer'] as const;

/** All that a version names and others may name too. */
function thingsOf(declaration: Declaration, role: PartyRole): readonly string[] {
  const address = addressIdentity(declaration[role]?.address);
  return [
    ...(address === undefined ? [] : [`address ${address}`]),
    ...others.flatMap((other) => {
      const identity = other === role ? undefined : partyIdentity(declaration[other]);
      return identity === undefined ? [] : [`${other} ${identity}`];
    }),
    ...(declaration.containers ?? []).map((container) => `container ${plainCode(container)}`),
  ];
}

/** Who has which thing, from one version after another. */
function havings(events: readonly HistoryEvent[], role: PartyRole): ReadonlyMap<string, ReadonlySet<string>> {
  const had = new Map<string, Set<string>>();
  for (const event of events) {
    if (!('declaration' in event)) continue;
    const identity = partyIdentity(event.declaration[role]);
    if (identity === undefined) continue;
    for (const thing of thingsOf(event.declaration, role))
      had.set(thing, (had.get(thing) ?? new Set()).add(identity));
  }
  return had;
}

/** The things that join some parties, each with who has it. */
function reached(
  had: ReadonlyMap<string, ReadonlySet<string>>,
  from: string,
  steps: number,
): ReadonlyMap<string, number> {
  const found = new Map([[from, 0]]);
  for (let step = 1; step <= steps; step++) {
    for (const [identity, at] of [...found]) {
      if (at !== step - 1) continue;
      for (const having of had.values())
        if (having.has(identity)) for (const near of having) if (!found.has(near)) found.set(near, step);
    }
  }
  return found;
}

const asked = fc.record({
  role: fc.constantFrom<PartyRole>('importer', 'exporter', 'declarant', 'consignee'),
  id: fc.constantFrom('p1', 'x1', 'd1', 'c1'),
  steps: fc.constantFrom(1, 2),
  which: fc.nat(),
});

describe('a network', () => {
  it('holds those who share something with the party, within its steps, as of then', () => {
    let near = 0;
    fc.assert(
      fc.property(anyEvents, asked, (happened, { role, id, steps, which }) => {
        const asOf = instantOf(happened[which % happened.length]?.at as Moment);
        const known = happened.filter(({ at }) => instantOf(at) <= asOf);
        const identity = partyIdentity({ id } as Party) as string;
        const network = networkOf(partiesOf(recordOf(happened), 3), { role, identity, asOf }, steps);
        const isKnown = known.some(
          (event) => 'declaration' in event && partyIdentity(event.declaration[role]) === identity,
        );
        expect(network !== undefined).toBe(isKnown);
        if (network === undefined) return;
        const had = havings(known, role);
        const steppedTo = new Map(network.parties.map((party) => [party.identity, party.step]));
        expect([...steppedTo].sort()).toEqual([...reached(had, identity, steps)].sort());
        for (const { id: thing, parties } of network.shared)
          expect([thing, parties]).toEqual([thing, had.get(thing)?.size]);
        near += network.parties.length - 1;
      }),
      { numRuns: 300 },
    );
    expect(near).toBeGreaterThan(0);
  });

  it('tells the nearest first, and how many are left out', () => {
    const lodged = (number: number): HistoryEvent => {
      const importer = { id: `I${number}`, address: 'Navoi 7, Tashkent' };
      const at = '2026-03-01T09:00:00Z' as Moment;
      const containers = number <= 1 ? ['MSKU1234565'] : [];
      return { declaration: aDeclaration({ id: `D${number}`, importer, containers }), at };
    };
    const network = askedOf(Array.from({ length: 80 }, (_, number) => lodged(number)));
    expect(network?.parties).toHaveLength(51);
    expect(network?.partiesLeftOut).toBe(29);
    // Who shares a container too is nearer than who is one of 79 others at the address.
    expect(network?.parties[1]).toMatchObject({ identity: '#I1', weight: 1.01266 });
    expect(network?.shared.map(({ kind, parties }) => [kind, parties])).toEqual([
      ['container', 2],
      ['address', 80],
    ]);
  });

  it('makes nobody near by what too many have, and says so', () => {
    const lodged = (number: number): HistoryEvent => ({
      declaration: aDeclaration({
        id: `D${number}`,
        importer: { id: `I${number}` },
        declarant: { id: 'broker' },
      }),
      at: '2026-03-01T09:00:00Z' as Moment,
    });
    const network = askedOf(Array.from({ length: 5_100 }, (_, number) => lodged(number)));
    expect(network?.parties).toMatchObject([{ identity: '#I0' }]);
    expect(network?.shared).toMatchObject([{ id: 'declarant #BROKER', isTooCommon: true }]);
    expect(network?.edges).toEqual([]);
  });
});

function askedOf(events: readonly HistoryEvent[]): PartyNetwork | undefined {
  const of = { role: 'importer', identity: '#I0', asOf: Date.parse('2026-04-01T00:00:00Z') } as const;
  return networkOf(partiesOf(recordOf(events), 1_000), of, 1);
}
