import { expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Problem } from '../../domain/problem.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import { defaultHistorySettings } from '../../identify/history/history-settings.ts';
import { PastInOrder, type PlacedDeclaration } from './past-in-order.ts';

const place = { source: 'in.ndjson' };
const lodged = (id: string, day: number, changes: Partial<Declaration> = {}): PlacedDeclaration => ({
  declaration: aDeclaration({
    id,
    lodgedAt: `2026-03-${String(day).padStart(2, '0')}T08:00:00Z` as never,
    importer: { id: 'T1', name: 'Trade' } as never,
    ...changes,
  } as never),
  place,
});
const violation = (declarationId: string, day: number): Finding => ({
  declarationId: declarationId as never,
  inspectedAt: `2026-03-${String(day).padStart(2, '0')}T09:00:00Z` as never,
  officers: [],
  measures: [],
  result: 'violation',
});

async function* listed(
  declarations: readonly PlacedDeclaration[],
): AsyncGenerator<PlacedDeclaration, undefined> {
  yield* declarations;
  return undefined;
}

function pastOf(before: readonly PlacedDeclaration[], findings: readonly Finding[] = []) {
  const warnings: Problem[] = [];
  const past = new PastInOrder(defaultHistorySettings, { declarations: listed(before), findings }, (more) =>
    warnings.push(...more),
  );
  const ofImporter = async (placed: PlacedDeclaration) => {
    const { header } = await past.recall(placed);
    past.learn(placed);
    return (header as { history: { importer: Record<string, number> } }).history.importer;
  };
  return { ofImporter, warnings };
}

it('knows what was lodged before, and nothing that came later', async () => {
  const { ofImporter, warnings } = pastOf([lodged('H1', 1), lodged('H2', 5), lodged('H3', 9)]);
  const known = [];
  for (const placed of [lodged('D1', 4), lodged('D2', 5), lodged('D3', 6), lodged('D4', 20)])
    known.push((await ofImporter(placed)).declarations);
  expect(known).toEqual([1, 2, 4, 6]);
  expect(warnings).toEqual([]);
});

it('counts a declaration once that stands in both', async () => {
  const both = [lodged('D1', 1), lodged('D2', 2), lodged('D3', 3)];
  const { ofImporter } = pastOf(both);
  const known = [];
  for (const placed of both) known.push((await ofImporter(placed)).declarations);
  expect(known).toEqual([0, 1, 2]);
});

it('knows of a finding from its inspection on, whatever the order of the file', async () => {
  const { ofImporter } = pastOf(
    [lodged('H1', 1)],
    [violation('D1', 6), violation('H1', 3), violation('X', 2)],
  );
  const known = [];
  for (const placed of [lodged('D1', 2), lodged('D2', 4), lodged('D3', 7)])
    known.push((await ofImporter(placed)).violations24m);
  expect(known).toEqual([0, 1, 2]);
});

it('tells once of what is out of order, with its place', async () => {
  const { ofImporter, warnings } = pastOf([]);
  for (const placed of [lodged('D1', 5), lodged('D2', 4), lodged('D3', 3), lodged('D4', 5)])
    await ofImporter(placed);
  expect(warnings).toMatchObject([
    { source: 'in.ndjson', path: '/lodgedAt', code: 'out-of-order', severity: 'warning' },
  ]);
  expect(warnings[0]?.message).toContain('D2');
});
