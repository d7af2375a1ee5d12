import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RollBackView, RuleBookDifferenceView, RuleBooksView } from '../../src/server/api.ts';
import { send } from './fake-answer.ts';

const hashOf = (number: number) => `sha256:${String(number).padStart(2, '0').repeat(32)}`;

/** Made-up rule books, the newest first. */
export function fakeRuleBooks(isEmpty: boolean) {
  let rows: RuleBooksView['rows'] = isEmpty
    ? []
    : [
        {
          number: 3,
          hash: hashOf(3),
          at: '2026-11-24T10:00:00Z',
          by: 'approver-3',
          profiles: 42,
          changes: { added: 1, removed: 0, changed: 1, lists: 1, settings: true },
          cause: 'profile.activated P-0117/б#@2',
          reason: 'Seizures in May',
        },
        {
          number: 2,
          hash: hashOf(2),
          at: '2026-11-20T10:00:00Z',
          by: 'system',
          profiles: 41,
          changes: { added: 0, removed: 0, changed: 0, lists: 0, settings: false },
          cause: 'scheduled R-001@1 by approver-2',
        },
        {
          number: 1,
          hash: hashOf(1),
          at: '2026-10-01T10:00:00Z',
          by: 'admin-1',
          profiles: 40,
          cause: 'profiles.imported 40 profiles',
        },
      ];

  const difference = (from: string, to: string): RuleBookDifferenceView => ({
    from,
    to,
    added: ['R-044'],
    removed: [],
    changed: [
      {
        id: 'R-003',
        differences: [
          { path: '/then/lane', before: 'yellow', after: 'red', text: 'then.lane: yellow became red' },
        ],
      },
    ],
    moreChanged: 0,
    lists: [{ name: 'risk countries', added: ['AE', 'HK'], removed: ['VN'], moreAdded: 0, moreRemoved: 0 }],
    settings: [{ path: '/randomRate', before: 0.02, after: 0.03, text: 'randomRate: 0.02 became 0.03' }],
  });

  return {
    /** Answers what is asked below /api/v1/rule-books. */
    async serve(
      asked: IncomingMessage,
      answer: ServerResponse,
      hash: string | undefined,
      part: string | undefined,
    ): Promise<void> {
      const query = new URL(asked.url ?? '/', 'http://fake').searchParams;
      const inForce = { hash: rows[0]?.hash ?? hashOf(0), profiles: rows[0]?.profiles ?? 0, lists: 3 };
      if (hash === undefined) return send(answer, { inForce, rows });
      if (part === 'difference') return send(answer, difference(hash, query.get('to') ?? inForce.hash));
      asked.resume();
      const [first] = rows;
      if (first !== undefined) {
        const cause = `rule-book.rolled-back from ${inForce.hash}`;
        rows = [
          { ...first, number: first.number + 1, hash, by: 'approver-1', at: new Date().toISOString(), cause },
          ...rows,
        ];
      }
      const rolled: RollBackView = { ruleBook: hash, from: inForce.hash, activated: [], suspended: [] };
      send(answer, rolled);
    },
  };
}
