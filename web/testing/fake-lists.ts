import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ListEntry, ListVersionView, ListView } from '../../src/server/api.ts';
import { refuse, send } from './fake-answer.ts';
import { pageOf } from './fake-profiles.ts';

const at = '2026-11-20T09:00:00Z';

function aVersion(list: string, version: number, changes: Partial<ListVersionView> = {}): ListVersionView {
  return {
    list,
    version,
    ...(version > 1 ? { base: version - 1 } : {}),
    author: 'analyst-2',
    createdAt: at,
    added: 3,
    changed: 0,
    removed: 1,
    entries: 130,
    changes: `sha256:${'cd'.repeat(32)}`,
    state: 'accepted',
    decidedBy: 'approver-2',
    decidedAt: '2026-11-21T09:00:00Z',
    reason: 'Report 7 of the intelligence unit',
    isInForce: true,
    ...changes,
  };
}

const undecided = { state: 'proposed', isInForce: false } as const;

function proposedVersion(list: string, version: number, author: string): ListVersionView {
  const { decidedBy: _, decidedAt: __, ...rest } = aVersion(list, version, { ...undecided, author });
  return rest;
}

const names = ['watched importers', 'risk countries', 'fresh', 'tariff-rates'] as const;

/** Made-up lists, and what can be done with them. */
export function fakeLists(isEmpty: boolean) {
  const lists = new Map<string, ListView>();
  if (!isEmpty) {
    const header = { owner: 'Risk unit 4', createdBy: 'analyst-2', createdAt: at };
    const [watched, countries, fresh, rates] = names;
    lists.set(watched, {
      ...header,
      name: watched,
      kind: 'party',
      description: 'Importers with a violation in the last two years',
      inForce: aVersion(watched, 2),
      proposed: proposedVersion(watched, 3, 'analyst-2'),
    });
    lists.set(countries, { ...header, name: countries, kind: 'country', inForce: aVersion(countries, 1) });
    lists.set(rates, { ...header, name: rates, kind: 'table', holds: 'number', inForce: aVersion(rates, 1) });
    lists.set(fresh, { ...header, name: fresh, kind: 'text' });
  }

  const entriesOf = (list: ListView): readonly ListEntry[] =>
    list.kind === 'table'
      ? [
          { value: '8517', is: 5, remark: 'Tariff of 2026' },
          { value: '851713', is: 7.5, validFrom: '2026-07-01' },
        ]
      : list.kind === 'country'
        ? [
            { value: 'CN' },
            { value: 'AE', validFrom: '2026-01-01', validTo: '2026-12-31', remark: 'Until the treaty' },
          ]
        : Array.from({ length: 130 }, (_, index) => ({
            value: String(301_000_000 + index),
            name: `Example Trading ${index}`,
            ...(index % 4 === 0 ? { names: ['Example', 'Namuna savdo'], country: 'TR' } : {}),
            ...(index % 5 === 0 ? { identifiers: ['7700123456', 'TR-88'] } : {}),
            ...(index % 3 === 0 ? { validTo: '2027-06-30' } : {}),
            remark: `Case ${index}`,
            source: 'Decision 44/2026',
          }));

  async function change(
    asked: IncomingMessage,
    answer: ServerResponse,
    list: ListView,
    part: string,
  ): Promise<void> {
    asked.resume();
    if (part === 'entries') {
      const proposed = proposedVersion(list.name, (list.inForce?.version ?? 0) + 1, 'analyst-1');
      lists.set(list.name, { ...list, proposed });
      return send(answer, proposed);
    }
    const { proposed, ...rest } = list;
    if (proposed === undefined) return refuse(answer, 409, 'The state does not allow this step.');
    if (part === 'accept' && !asked.url?.includes('confirm=true')) {
      const message = 'Of the last 8,100 declarations profile R-001 would send 9 % (8.4 % to 9.6 %) to red.';
      return refuse(answer, 409, 'This wants to be confirmed, with a reason.', {
        code: 'needs-confirmation',
        problems: [{ source: 'request', path: '', code: 'too-much-to-red', message }],
      });
    }
    const decided = part === 'accept' ? aVersion(list.name, proposed.version) : undefined;
    lists.set(list.name, { ...rest, ...(decided === undefined ? {} : { inForce: decided }) });
    send(answer, decided ?? proposed);
  }

  return {
    /** Answers what is asked below /api/v1/lists. */
    async serve(
      asked: IncomingMessage,
      answer: ServerResponse,
      name: string | undefined,
      part = '',
    ): Promise<void> {
      const query = new URL(asked.url ?? '/', 'http://fake').searchParams;
      if (name === undefined) return send(answer, pageOf([...lists.values()], query));
      const list = lists.get(name);
      if (list === undefined) return refuse(answer, 404, 'There is nothing here.');
      if (asked.method === 'POST') return change(asked, answer, list, part);
      const contains = query.get('contains')?.toLowerCase() ?? '';
      const entries = entriesOf(list).filter(({ value, remark = '' }) =>
        `${value} ${remark}`.toLowerCase().includes(contains),
      );
      if (part === 'entries') return send(answer, pageOf(entries, query));
      if (part === 'versions')
        return send(answer, { rows: [list.proposed, list.inForce].filter((each) => each !== undefined) });
      if (part === 'difference')
        return send(answer, {
          rows: [{ after: { value: '309111222', remark: 'New' } }, { before: { value: '301' } }],
        });
      send(answer, list);
    },
  };
}
