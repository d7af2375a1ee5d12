import type { Known } from '../../domain/known.ts';
import type { HistoryKey } from './history-key.ts';
import type { TrailEntry } from './history-record.ts';
import type { Others } from './others.ts';
import type { Traces } from './traces.ts';
import { leftByOthers } from './windows.ts';

type Asked = { readonly traces: Traces; readonly others: Others; readonly at: number };

/** What is known of the things by which a declaration meets others: containers, documents, goods, ways. */
export function traceFacts(asked: Asked): Known {
  const { traces } = asked;
  return {
    route: routeFacts(asked),
    container: { elsewhere: namedByOthers(traces.containers, 7, asked) },
    seal: { reused: namedByOthers(traces.seals, 365, asked) },
    certificate: { reused: namedByOthers(traces.certificates, 365, asked) },
    bill: billFacts(asked),
    invoice: {
      sameTotal90d:
        traces.invoice === undefined
          ? undefined
          : new Set(trailOf(traces.invoice, 90, asked).map(({ id }) => id)).size,
    },
    copyOf: copyOf(asked),
  };
}

/** Small consignments to the consignee or to its address in a week, and what they are worth; this one too, if it is one. */
export function smallConsignmentFacts(asked: Asked, [own]: readonly (readonly string[])[]): Known {
  const { owners, consigneeAddress } = asked.traces;
  if (owners.consignee === undefined && consigneeAddress === undefined) return {};
  const values = new Map<string, number>();
  for (const key of [owners.consignee, consigneeAddress]) {
    for (const { id, texts } of trailOf(key, 7, asked)) values.set(id, Number(texts[0]));
  }
  if (own !== undefined) values.set(asked.traces.id, Number(own[0]));
  // In the order of their ids, so that the sum is the same whatever came first.
  const inOrder = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    smallConsignments7d: values.size,
    smallValue7d: Number(inOrder.reduce((sum, [, value]) => sum + value, 0).toPrecision(9)),
  };
}

function routeFacts({ traces, others }: Asked): Known {
  if (traces.route === undefined) return {};
  const { declarations, lists } = others(traces.route);
  const { borderPost } = traces;
  const atPost = lists[0]?.find(([post]) => post === borderPost)?.[1] ?? 0;
  return {
    declarations,
    postShare: borderPost === undefined || declarations === 0 ? undefined : atPost / declarations,
  };
}

function namedByOthers(
  names: ReadonlyMap<HistoryKey, string>,
  days: number,
  asked: Asked,
): readonly string[] {
  const reused = [...names].filter(([key]) => trailOf(key, days, asked).length > 0);
  return [...new Set(reused.map(([, text]) => text))].sort();
}

function billFacts(asked: Asked): Known {
  const { bills, id, parties } = asked.traces;
  if (bills.length === 0) return {};
  const declarations = new Set([id]);
  const importers = new Set([parties.importer ?? '']);
  const declarants = new Set([parties.declarant ?? '']);
  for (const bill of bills) {
    for (const { id: other, texts } of trailOf(bill, 30, asked)) {
      declarations.add(other);
      importers.add(texts[0] ?? '');
      declarants.add(texts[1] ?? '');
    }
  }
  return {
    declarations: declarations.size,
    importers: known(importers),
    declarants: known(declarants),
  };
}

function known(parties: Set<string>): number {
  parties.delete('');
  return parties.size;
}

function copyOf(asked: Asked): string | undefined {
  const { importer = '' } = asked.traces.parties;
  const those = trailOf(asked.traces.goods, 30, asked);
  return those.findLast(({ texts }) => texts[0] !== importer)?.texts[1];
}

function trailOf(
  key: HistoryKey | undefined,
  days: number,
  { traces, others, at }: Asked,
): readonly TrailEntry[] {
  return leftByOthers(others(key).trail, traces.id, days, at);
}
