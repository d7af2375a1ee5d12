import type { IncomingMessage, ServerResponse } from 'node:http';
import type {
  Page,
  ProfileRow,
  ProfileVersionsView,
  RetirementProposalsView,
  SessionView,
} from '../../src/server/api.ts';
import { refuse, send } from './fake-answer.ts';
import { fakeBacktest, fakeOutcome, fakeShadow } from './fake-impact.ts';

type Told = ProfileVersionsView['versions'][number];
type Version = Omit<Told, 'steps'>;

const stepsFrom: Readonly<Partial<Record<Version['state'], readonly Told['steps'][number]['step'][]>>> = {
  draft: ['submit', 'retire'],
  submitted: ['approve', 'retire'],
  approved: ['activate', 'schedule', 'shadow', 'retire'],
  active: ['suspend', 'retire'],
};

function stepsFor({ state, author }: Version, { name, rights }: SessionView): Told['steps'] {
  return (stepsFrom[state] ?? [])
    .filter((step) => rights.includes(step === 'submit' ? 'profiles.write' : 'profiles.approve'))
    .map((step) => (step === 'approve' && author === name ? { step, refusedAs: 'author' } : { step }));
}

const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day).toISOString();
const criterion: Version['profile']['when'] = {
  all: [
    { field: 'item.commodityCode', op: 'startsWith', value: ['8517', '8471'] },
    { field: 'item.originCountry', op: 'in', value: ['CN', 'HK', 'VN'] },
    {
      any: [
        { field: 'item.unitValue', op: 'lt', value: { field: 'item.reference.p25', times: 0.6 } },
        { field: 'importer.id', op: 'inList', value: 'watched importers' },
        { not: { field: 'item.netMassKg', op: 'between', value: [10, 2_000] } },
      ],
    },
    { field: 'exporter.name', op: 'missing' },
  ],
};

/** The id of the profile with everything, of one that is nothing yet, and of one that an approver wrote. */
export const fakeProfileIds = { eventful: 'P-0117/б#', fresh: 'V-042', own: 'V-043' } as const;

function aVersion(id: string, changes: Partial<Version>, profile: Partial<Version['profile']> = {}): Version {
  const createdAt = changes.createdAt ?? ago(3);
  const state = changes.state ?? 'draft';
  return {
    id,
    version: 1,
    author: 'analyst-1',
    createdAt,
    changedAt: createdAt,
    inWords: 'item.commodityCode begins with 8517, 8471, and item.originCountry is one of CN, HK, VN',
    profile: {
      id,
      name: `Smartphones below their price ${id}`,
      riskArea: 'undervaluation',
      when: criterion,
      then: { lane: 'yellow', measures: ['value-check'], likelihood: 0.12 },
      ...profile,
    } as Version['profile'],
    events: [{ kind: 'profile.drafted', at: createdAt, by: 'analyst-1', state: 'draft' }],
    ...changes,
    state,
  };
}

const eventful: readonly Version[] = [
  aVersion(
    fakeProfileIds.eventful,
    {
      state: 'active',
      approver: 'approver-2',
      activator: 'approver-3',
      createdAt: ago(60),
      events: [
        { kind: 'profile.drafted', at: ago(60), by: 'analyst-2', state: 'draft' },
        { kind: 'profile.submitted', at: ago(59), by: 'analyst-2', state: 'submitted' },
        { kind: 'profile.backtested', at: ago(58), by: 'approver-2' },
        { kind: 'profile.approved', at: ago(57), by: 'approver-2', state: 'approved' },
        {
          kind: 'profile.activated',
          at: ago(50),
          by: 'approver-3',
          state: 'active',
          reason: 'Seizures in May',
        },
      ],
    },
    { name: 'Смартфоны ниже цены, гарантия отсутствует', owner: 'Risk unit 4' },
  ),
  aVersion(
    fakeProfileIds.eventful,
    {
      version: 2,
      state: 'approved',
      author: 'analyst-2',
      approver: 'approver-2',
      events: [
        { kind: 'profile.drafted', at: ago(3), by: 'analyst-2', state: 'draft' },
        { kind: 'profile.submitted', at: ago(2), by: 'analyst-2', state: 'submitted' },
        { kind: 'profile.backtested', at: ago(1.5), by: 'analyst-2' },
        { kind: 'profile.approved', at: ago(1), by: 'approver-2', state: 'approved' },
        { kind: 'profile.shadowed', at: ago(0.5), by: 'approver-2', state: 'shadow' },
        {
          kind: 'profile.suspended',
          at: ago(0.2),
          by: 'approver-2',
          state: 'suspended',
          reason: 'Enough seen',
        },
      ],
      stateReason: 'Enough seen',
    },
    {
      name: 'Смартфоны ниже цены, гарантия отсутствует',
      owner: 'Risk unit 4',
      legalBasis: 'Customs Code, Article 321; Order 12 of 3 March 2026',
      justification: 'Eleven seizures since May, all of the same three exporters, none of them named.',
      offices: ['26001', '26010'] as unknown as NonNullable<Version['profile']['offices']>,
      flow: 'import',
      validFrom: '2026-03-01',
      validTo: '2026-12-31',
      then: {
        lane: 'red',
        measures: ['physical-examination', 'sampling'],
        likelihood: 0.31,
        selectionRate: 0.8,
        instruction: 'Count the telephones and compare their serial numbers with the invoice.',
      },
    },
  ),
];

/** Made-up profiles, and what can be done with them. */
export function fakeProfiles(count: number) {
  const profiles = new Map<string, readonly Version[]>();
  if (count > 0) profiles.set(fakeProfileIds.eventful, eventful);
  if (count > 0) profiles.set(fakeProfileIds.fresh, [aVersion(fakeProfileIds.fresh, {})]);
  if (count > 0)
    profiles.set(fakeProfileIds.own, [
      aVersion(fakeProfileIds.own, { state: 'submitted', author: 'approver-1' }),
    ]);
  const states = ['active', 'active', 'suspended', 'retired', 'submitted', 'scheduled'] as const;
  for (let number = 0; number < count; number += 1) {
    const id = `R-${String(number).padStart(3, '0')}`;
    const state = states[number % states.length] ?? 'active';
    const riskArea = number % 3 === 0 ? 'origin' : 'undervaluation';
    profiles.set(id, [aVersion(id, { state }, { riskArea })]);
  }

  function rowsFor(asked: URLSearchParams): readonly ProfileRow[] {
    const contains = asked.get('contains')?.toLowerCase() ?? '';
    return [...profiles.values()]
      .flatMap((versions) => versions.at(-1) ?? [])
      .filter(({ state }) => (asked.get('state') ?? state) === state)
      .filter(({ profile }) => (asked.get('riskArea') ?? profile.riskArea) === profile.riskArea)
      .filter(({ profile }) => `${profile.id} ${profile.name}`.toLowerCase().includes(contains))
      .map(({ events: _, ...row }, index) => ({
        ...row,
        ...(row.state === 'active' && {
          recentMatches:
            index % 3 === 0
              ? { since: ago(30).slice(0, 10), matches: 0 }
              : { since: ago(30).slice(0, 10), matches: index * 1_117, lastMatchedAt: ago(index / 10) },
        }),
      }));
  }

  async function step(
    answer: ServerResponse,
    versions: readonly Version[],
    name: string,
    query: URLSearchParams,
  ): Promise<void> {
    const wanted = Number(query.get('version'));
    if (name === 'activate' && query.get('confirm') !== 'true') {
      const message = '12 % of the flow would be sent to red; the settings allow 5 %.';
      const problem = { source: 'request', path: '', code: 'too-much-to-red', message };
      return refuse(answer, 409, 'This wants to be confirmed, with a reason.', {
        code: 'needs-confirmation',
        problems: [problem],
      });
    }
    const to = { submit: 'submitted', approve: 'approved', activate: 'active', retire: 'retired' }[name];
    const state = (to ?? 'suspended') as Version['state'];
    const changed = versions.map((each) => (each.version === wanted ? { ...each, state } : each));
    const [version] = changed;
    if (version !== undefined) profiles.set(version.id, changed);
    send(
      answer,
      changed.find((each) => each.version === wanted),
    );
  }

  /** Takes whatever is written. */
  async function draft(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    const profile = JSON.parse(Buffer.concat(parts).toString('utf8')) as Version['profile'];
    send(answer, aVersion(profile.id, {}, profile));
    profiles.set(profile.id, [...(profiles.get(profile.id) ?? []), aVersion(profile.id, {}, profile)]);
  }

  return {
    /** Answers what is asked below /api/v1/profiles. */
    async serve(
      asked: IncomingMessage,
      answer: ServerResponse,
      user: SessionView,
      id: string | undefined,
      part = '',
    ): Promise<void> {
      const query = new URL(asked.url ?? '/', 'http://fake').searchParams;
      if (id === undefined && asked.method === 'POST') return draft(asked, answer);
      if (id === undefined)
        return send(answer, { ...pageOf(rowsFor(query), query), matchesCountedUpTo: ago(0) });
      const versions = profiles.get(id);
      if (versions === undefined) return refuse(answer, 404, 'There is nothing here.');
      const version = Number(query.get('version') ?? versions.at(-1)?.version);
      const events = versions.find((each) => each.version === version)?.events ?? [];
      if (asked.method === 'POST' && part !== 'backtest') return step(answer, versions, part, query);
      switch (part) {
        case 'versions':
          return send(answer, {
            versions: versions.map((each) => ({ ...each, steps: stepsFor(each, user) })),
          });
        case 'difference':
          return send(answer, differenceOf(id, Number(query.get('from')), Number(query.get('to'))));
        case 'reads':
          return send(answer, { rows: reads });
        case 'backtest':
          if (asked.method === 'GET' && !events.some(({ kind }) => kind === 'profile.backtested'))
            return refuse(answer, 404, 'There is nothing here.');
          return send(answer, fakeBacktest(id, version));
        case 'outcome':
          return send(answer, fakeOutcome(id, version));
        default:
          return events.some(({ kind }) => kind === 'profile.shadowed')
            ? send(answer, fakeShadow(id, version))
            : refuse(answer, 404, 'There is nothing here.');
      }
    },
    proposals: (): RetirementProposalsView => ({
      at: ago(0),
      daysWithoutMatch: 90,
      counted: { countedUpTo: ago(0), isComplete: count > 0 },
      proposals: proposalsAmong([...profiles.values()].flat().filter(({ state }) => state === 'active')),
    }),
  };
}

/** A page of rows, each found again by its place. */
export function pageOf<Row>(rows: readonly Row[], query: URLSearchParams): Page<Row> {
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  const next = from + limit;
  return { rows: rows.slice(from, next), ...(next < rows.length ? { next: String(next) } : {}) };
}

function proposalsAmong(versions: readonly Version[]): RetirementProposalsView['proposals'] {
  return versions.slice(0, 4).map(({ id, version, profile }, index) => ({
    id,
    version,
    name: profile.name,
    riskArea: profile.riskArea,
    owner: 'Risk unit 4',
    why: index % 2 === 0 ? 'no-match' : 'validity-ended',
    ...(index % 2 === 0 ? {} : { validTo: '2026-10-31' }),
    inForceSince: ago(200),
    daysInForce: 200,
    matches: index * 17,
    ...(index === 0 ? {} : { lastMatchedAt: ago(100) }),
  }));
}

const reads = [
  { at: ago(0.1), by: 'approver-2', operation: 'listProfileVersions' },
  { at: ago(0.2), by: 'auditor-1', operation: 'getRuleBook', ruleBook: `sha256:${'ab'.repeat(32)}` },
  { at: ago(0.3), by: 'analyst-2', operation: 'listProfiles' },
];

function differenceOf(id: string, from: number, to: number) {
  const mass = { field: 'item.netMassKg', op: 'gte' };
  const differences = [
    { path: '/then/lane', before: 'yellow', after: 'red', text: 'then.lane: yellow became red' },
    { path: '/legalBasis', after: 'Order 12', text: 'legalBasis: "Order 12" was added' },
    {
      path: '/when/all/1',
      before: { ...mass, value: 100 },
      after: { ...mass, value: 50 },
      text: 'item.netMassKg: at least 100 became at least 50',
    },
  ];
  return { id, from, to, differences };
}
