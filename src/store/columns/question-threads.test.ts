import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../app/ports/history-store.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Moment } from '../../domain/moment.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { openColumnsWriter } from './columns-writer.ts';
import { questionThreads } from './question-threads.ts';
import { lastOf, recordOf } from './testing/a-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'tamga-questions-'));
const store = recordOf('store');

const entryOf = (at: number): HistoryEntry => ({
  sequence: at + 1,
  declaration: aDeclaration({ id: `D${at}`, items: [anItem({ description: `goods ${at} `.repeat(100) })] }),
  decision: {
    lane: 'green',
    selectedBy: 'none',
    level: 'low',
    likelihood: 0,
    decidedAt: '2026-03-01T00:00:00Z',
    reasons: [],
    randomDraw: { value: 0.5, rate: 0.01, stratum: '' },
    ruleBook: 'sha256:1',
  } as unknown as Decision,
  facts: { draw: 0.5 } as Facts,
  heardAt: '2026-03-01T00:00:00Z' as Moment,
});

beforeAll(async () => {
  const writer = (await openColumnsWriter(folder, recordOf('store')))!;
  writer.append(
    Array.from({ length: 40_000 }, (_, at) => entryOf(at)),
    [],
  );
  await writer.flush(lastOf(writer));
  await writer.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const staying = (by: string) => ({ by, signal: new AbortController().signal });

describe('questions', () => {
  it('wait in a line that a burst does not pass, nor one person fill', async () => {
    const { ask } = questionThreads(folder, store);
    const kinds = async (asked: readonly ReturnType<typeof ask>[]) => {
      const counts = new Map<string, number>();
      for (const { kind } of await Promise.all(asked)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return Object.fromEntries(counts);
    };
    const people = Array.from({ length: 20 }, (_, at) => ask({}, {}, staying(`analyst ${at}`)));
    expect(await kinds(people)).toEqual({ answered: 9, busy: 11 });
    const alone = Array.from({ length: 6 }, () => ask({}, {}, staying('ana')));
    expect(await kinds([...alone, ask({}, {}, staying('ben'))])).toEqual({ answered: 4, busy: 3 });
  }, 60_000);

  it('are not answered by columns of a state that the store was set back from', async () => {
    const { ask } = questionThreads(folder, recordOf('the store, set back'));
    expect(await ask({}, {}, staying('ana'))).toEqual({ kind: 'not-ready' });
  });

  it('of those who left are not answered, and make room', async () => {
    const { ask } = questionThreads(folder, store);
    const leaving = new AbortController();
    const left = Array.from({ length: 9 }, (_, at) =>
      ask({}, {}, { by: `analyst ${at}`, signal: leaving.signal }).catch(String),
    );
    expect(await ask({}, {}, staying('ana'))).toEqual({ kind: 'busy' });
    leaving.abort('gone');
    expect(await Promise.all(left)).toEqual(left.map(() => 'gone'));
    expect((await ask({}, {}, staying('ana'))).kind).toBe('answered');
  }, 60_000);

  it('that take too much memory or time are told so, and the next is answered', async () => {
    const question = { by: 'item.description' };
    const narrow = questionThreads(folder, store, { milliseconds: 60_000, megabytes: 24 });
    expect(await narrow.ask(question, {}, staying('ana'))).toEqual({ kind: 'too-much-memory' });
    expect((await narrow.ask({}, {}, staying('ana'))).kind).toBe('answered');
    const brief = questionThreads(folder, store, { milliseconds: 1, megabytes: 768 });
    expect(await brief.ask(question, {}, staying('ana'))).toEqual({ kind: 'too-long' });
  }, 60_000);
});
