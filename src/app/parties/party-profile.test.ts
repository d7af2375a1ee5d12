import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Declaration, partyRoles as declaredRoles } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import { instantOf, type Moment } from '../../domain/moment.ts';
import type { Party } from '../../domain/party.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { type HistoryEvent, historyAsOf } from '../../identify/history/history-as-of.ts';
import { historyKey } from '../../identify/history/history-key.ts';
import { emptyRecord, partyTally } from '../../identify/history/history-record.ts';
import { MemoryHistory } from '../../identify/history/memory-history.ts';
import { partyIdentity } from '../../identify/history/party-identity.ts';
import { monthOf } from '../../identify/history/spans.ts';
import { anyEvents, testSettings } from '../../identify/history/testing/arbitrary-events.ts';
import { inspectionsOf } from '../../identify/history/violation-rate.ts';
import { askParties } from './ask-parties.ts';
import { secondOfMonth } from './behaviour-at.ts';
import type { HistoryOfParties } from './history-of-parties.ts';
import type { PartyProfile } from './party-profile.ts';
import { type PartyRole, partyRoles } from './party-role.ts';
import { partiesOf, recordOf } from './testing/parties-of-events.ts';

const who = fc.constantFrom(
  { role: 'importer', id: 'p1' },
  { role: 'importer', id: 'p2' },
  { role: 'exporter', id: 'x1' },
  { role: 'declarant', id: 'd1' },
  { role: 'carrier', id: 'k1' },
  { role: 'consignee', id: 'c1' },
) as fc.Arbitrary<{ readonly role: PartyRole; readonly id: string }>;
const anyMoment = fc.record({ which: fc.nat(), offset: fc.constantFrom(-1, 0, 1, 40 * 86_400_000) });

function profileAt(
  history: HistoryOfParties,
  role: PartyRole,
  id: string,
  asOf: number,
): PartyProfile | undefined {
  const asked = { role, identity: partyIdentity({ id } as Party) as string, asOf };
  const answer = askParties(history, { kind: 'profile', asked, settings: { priorInspections: 10 } });
  return answer.kind === 'profile' ? answer.profile : undefined;
}

function names(
  event: HistoryEvent,
  role: PartyRole,
  id: string,
): event is HistoryEvent & { declaration: Declaration } {
  return 'declaration' in event && (event.declaration[role]?.id as string | undefined) === id;
}

describe('a party as of a moment', () => {
  it('is what the history as of then knows, whatever came later', () => {
    let told = 0;
    let inspected = 0;
    fc.assert(
      fc.property(
        anyEvents,
        who,
        anyMoment,
        fc.integer({ min: 1, max: 5 }),
        (happened, { role, id }, when, size) => {
          const recorded = recordOf(happened);
          const at = happened[when.which % happened.length]?.at as Moment;
          const asOf = instantOf(at) + when.offset;
          const history = historyAsOf(recorded.events, new Date(asOf).toISOString() as Moment, testSettings);
          const key = historyKey(role, partyIdentity({ id } as Party) as string);
          const known = history.records.get(key) ?? emptyRecord;
          const profile = profileAt(partiesOf(recorded, size), role, id, asOf);
          expect(profile?.declarations ?? 0).toBe(known.declarations);
          if (profile === undefined) return;
          told += 1;
          expect(instantOf(profile.firstAt as Moment)).toBe((known.firsts[0] ?? 0) * 1_000);
          const second = Math.floor(asOf / 1_000);
          for (const [over, months] of [
            [profile.over12Months, 12],
            [profile.over24Months, 24],
          ] as const) {
            const { inspected: n, violations } = inspectionsOf(known, months, second);
            expect([over.inspected, over.violations]).toEqual([n, violations]);
            inspected += n;
          }
          for (const { month, declarations } of profile.months) {
            const number = monthOf(Date.parse(`${month}-01T00:00:00Z`) / 1_000);
            const bucket = known.months.find((each) => each.at === number);
            expect([month, declarations]).toEqual([month, bucket?.tallies[partyTally.declarations] ?? 0]);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(told).toBeGreaterThan(0);
    expect(inspected).toBeGreaterThan(0);
  });

  it('tells nothing else when more is recorded later', () => {
    fc.assert(
      fc.property(anyEvents, who, anyMoment, (happened, { role, id }, when) => {
        const asOf = instantOf(happened[when.which % happened.length]?.at as Moment) + when.offset;
        const known = happened.filter(({ at }) => instantOf(at) <= asOf);
        const then = profileAt(partiesOf(recordOf(known), 3), role, id, asOf);
        expect(profileAt(partiesOf(recordOf(happened), 3), role, id, asOf)).toEqual(then);
      }),
      { numRuns: 200 },
    );
  });
});

function isAmendment(
  { declaration }: { declaration: Declaration },
  before: readonly HistoryEvent[],
): boolean {
  return before.some((event) => 'declaration' in event && event.declaration.id === declaration.id);
}

/** Whether a declaration that was inspected in an earlier month was inspected again in the month of a moment. */
function movedAnInspection(events: readonly HistoryEvent[], at: Moment): boolean {
  const found = events.flatMap((event) =>
    'finding' in event ? [{ id: event.finding.declarationId, month: event.at.slice(0, 7) }] : [],
  );
  return found.some(
    ({ id, month }) =>
      month === at.slice(0, 7) && found.some((other) => other.id === id && other.month < month),
  );
}

/** Before all else: much is found where one declarant, exporter or address is named, little elsewhere. */
function violationsNearby(): readonly HistoryEvent[] {
  const near = { declarant: { id: 'd1' }, exporter: { id: 'x1' } };
  return Array.from({ length: 40 }, (_, number) => {
    const at = new Date(Date.UTC(2024, 9, 1, number)).toISOString() as Moment;
    const importer = { id: 'other', ...(number < 12 && { address: 'street1' }) };
    const declaration = aDeclaration({ id: `E${number}`, importer, ...(number < 12 && near) });
    const result = number < 12 ? 'violation' : 'compliant';
    const finding = { declarationId: declaration.id, inspectedAt: at, officers: ['o'], measures: [], result };
    return [
      { declaration, at },
      { finding: finding as unknown as Finding, at },
    ] as const;
  }).flat();
}

describe('the category of a month', () => {
  it('is that by which a declaration like the last one would be decided as it begins', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyEvents, who, (happened, { role, id }) => {
        const recorded = recordOf(happened);
        const asOf = instantOf(happened.at(-1)?.at as Moment) + 40 * 86_400_000;
        const asked = { role, identity: partyIdentity({ id } as Party) as string, asOf };
        const answer = askParties(partiesOf(recorded, 4), { kind: 'categories', asked });
        if (answer.kind !== 'categories' || answer.categories === undefined) return;
        for (const { month, category } of answer.categories) {
          const begins = secondOfMonth(monthOf(Date.parse(`${month}-01T00:00:00Z`) / 1_000)) * 1_000;
          const before = recorded.events.filter(({ at }) => instantOf(at) < begins);
          const last = before.findLast((event) => names(event, role, id));
          if (last === undefined || !('declaration' in last)) continue;
          const probe = { ...last.declaration, id: 'probe', version: 1 } as Declaration;
          const now = new Date(begins).toISOString() as Moment;
          const { header } = historyAsOf(before, now, testSettings).recall(probe, now);
          const of = (header.history as Record<string, { category: string }>)[role];
          expect([month, category]).toEqual([month, of?.category]);
          compared += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(0);
  });

  it('is that by which every new declaration of the month is decided, whomever it names beside', () => {
    let compared = 0;
    let known = 0;
    fc.assert(
      fc.property(anyEvents, who, (happened, { role, id }) => {
        const { events, ...record } = recordOf([...violationsNearby(), ...happened]);
        const asOf = instantOf(events.at(-1)?.at as Moment);
        const asked = { role, identity: partyIdentity({ id } as Party) as string, asOf };
        const answer = askParties(partiesOf({ events, ...record }, 16), { kind: 'categories', asked });
        const told = answer.kind === 'categories' ? (answer.categories ?? []) : [];
        const history = new MemoryHistory(testSettings);
        for (const [place, event] of events.entries()) {
          if ('finding' in event) {
            history.found(event.finding, event.at);
            continue;
          }
          const ofMonth = told.find(({ month }) => month === event.at.slice(0, 7));
          const before = events.slice(0, place);
          if (
            ofMonth !== undefined &&
            names(event, role, id) &&
            !isAmendment(event, before) &&
            !movedAnInspection(before, event.at)
          ) {
            const { header } = history.recall(event.declaration, event.at);
            const decided = (header.history as Record<string, { category: string }>)[role]?.category;
            expect([ofMonth.month, decided]).toEqual([ofMonth.month, ofMonth.category]);
            compared += 1;
            if (!ofMonth.reasons.some((reason) => reason.id === 'unknown')) known += 1;
          }
          history.declared(event.declaration, event.at);
        }
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(known);
    expect(known).toBeGreaterThan(50);
  });

  it('tells its reasons, which are those of the decision too', () => {
    const events: HistoryEvent[] = [];
    const lodge = (id: string, at: string, changes: Parameters<typeof aDeclaration>[0]): void => {
      const importer = { id: id.slice(0, 1), address: 'Navoi 7, Tashkent' };
      const lodgedAt = at as Moment;
      events.push({ declaration: aDeclaration({ id, lodgedAt, importer, ...changes }), at: lodgedAt });
    };
    const find = (declarationId: string, at: string, result: string): void => {
      const officers = ['o'];
      const finding = { declarationId, inspectedAt: at, officers, measures: [], result };
      events.push({ finding: finding as unknown as Finding, at: at as Moment });
    };
    const plainGoods = { items: [anItem({ commodityCode: '61091000' })] };
    const residualGoods = {
      items: [1, 2].map((sequence) => anItem({ sequence, commodityCode: '61099090' })),
    };
    for (let day = 1; day <= 9; day++) lodge(`A-${day}`, `2025-09-0${day}T10:00:00Z`, plainGoods);
    for (let day = 10; day <= 21; day++) {
      lodge(`B-${day}`, `2025-10-${day}T10:00:00Z`, plainGoods);
      find(`B-${day}`, `2025-10-${day}T11:00:00Z`, day % 2 === 0 ? 'violation' : 'compliant');
    }
    for (let day = 10; day <= 49; day++) {
      lodge(`C-${day}`, '2025-10-25T10:00:00Z', { importer: { id: 'C' } });
      find(`C-${day}`, '2025-10-25T11:00:00Z', 'compliant');
    }
    for (let day = 10; day <= 29; day++) lodge(`A-1${day}`, `2026-01-${day}T23:10:00Z`, residualGoods);
    for (let day = 11; day <= 13; day++) find(`A-1${day}`, `2026-01-${day}T23:40:00Z`, 'violation');
    const recorded = recordOf(events);
    const asked = { role: 'importer', identity: '#A', asOf: Date.parse('2026-02-10T00:00:00Z') } as const;
    const answer = askParties(partiesOf(recorded, 16), { kind: 'categories', asked });
    const told = answer.kind === 'categories' ? answer.categories : undefined;
    const signs = (month: string): unknown =>
      told
        ?.filter((each) => each.month === month)
        .map(({ category, reasons }) => [category, reasons.map(({ id }) => id)]);
    expect(signs('2025-09')).toEqual([['medium', ['unknown']]]);
    expect(signs('2025-12')).toEqual([['low', ['young']]]);
    expect(signs('2026-02')).toEqual([
      ['high', ['repeated-violations', 'violation-rate', 'young', 'residual-codes', 'night']],
    ]);
    const probe = (events.findLast((event) => names(event, 'importer', 'A')) as { declaration: Declaration })
      .declaration;
    const { header } = historyAsOf(recorded.events, '2026-02-09T00:00:00Z' as Moment).recall(
      { ...probe, id: 'next' } as Declaration,
      '2026-02-09T00:00:00Z' as Moment,
    );
    expect(header).toMatchObject({ history: { importer: { category: 'high' } } });
  });
});

it('parties are looked up in parts that declarations name', () => {
  expect(declaredRoles).toEqual(expect.arrayContaining([...partyRoles]));
});
