import { expect, it } from 'vitest';
import {
  type FollowedUpTo,
  type HistoryColumnsWriter,
  isOfRecord,
  type LastFollowed,
} from '../ports/history-columns.ts';
import type { HistoryEntry, HistoryFinding, HistoryStore } from '../ports/history-store.ts';
import { HistoryFollower, type OpenColumnsWriter } from './follow-history.ts';

const entries = Array.from({ length: 150 }, (_, index) => ({ sequence: index * 3 + 1 }) as HistoryEntry);
const findings = Array.from({ length: 7 }, (_, index) => ({ sequence: index * 3 + 2 }) as HistoryFinding);

const aStore = (name = 'store'): HistoryStore => ({
  hashOf: async (sequence) => `${name} ${sequence}`,
  entriesAfter: async (sequence, limit) => entries.filter((each) => each.sequence > sequence).slice(0, limit),
  findingsAfter: async (sequence, limit) =>
    findings.filter((each) => each.sequence > sequence).slice(0, limit),
});

/** Columns in memory, where what was written outlives the writer. */
class Disk {
  written: FollowedUpTo = { entries: 0, findings: 0 };
  last: LastFollowed | undefined;
  sequences: number[] = [];
  isFull = false;
  isClosed = false;

  beginAnew(): void {
    this.written = { entries: 0, findings: 0 };
    this.last = undefined;
    this.sequences = [];
  }

  readonly open: OpenColumnsWriter = async (record): Promise<HistoryColumnsWriter> => {
    if (!(await isOfRecord(this.last, record))) this.beginAnew();
    let { written: upTo } = this;
    let waiting: number[] = [];
    const disk = this;
    return {
      get upTo() {
        return upTo;
      },
      get last() {
        return disk.last;
      },
      get waiting() {
        return waiting.length;
      },
      append: (more, found) => {
        waiting.push(...more.map(({ sequence }) => sequence));
        upTo = {
          entries: more.at(-1)?.sequence ?? upTo.entries,
          findings: found.at(-1)?.sequence ?? upTo.findings,
        };
      },
      flush: async (last) => {
        if (disk.isFull) throw new Error('The disk is full');
        disk.sequences.push(...waiting);
        waiting = [];
        disk.written = upTo;
        disk.last = last;
      },
      close: async () => {
        disk.isClosed = true;
      },
    };
  };
}

const fail = (error: unknown): void => {
  throw error;
};

it('takes every entry and finding once, and writes when nothing is left', async () => {
  const disk = new Disk();
  const follower = new HistoryFollower(aStore(), disk.open, fail);
  const steps: string[] = [];
  do steps.push(await follower.step());
  while (steps.at(-1) === 'more');
  expect(steps).toEqual(['more', 'more', 'more', 'done']);
  expect(disk.sequences).toEqual(entries.map(({ sequence }) => sequence));
  expect(disk.written).toEqual({ entries: 448, findings: 20 });
  await follower.stop();
  expect(disk.isClosed).toBe(true);
});

it('tells trouble, and follows again from what was written', async () => {
  const disk = new Disk();
  disk.isFull = true;
  const told = Promise.withResolvers<unknown>();
  const follower = new HistoryFollower(aStore(), disk.open, told.resolve);
  follower.start();
  expect(String(await told.promise)).toContain('The disk is full');
  await follower.stop();
  expect(disk.sequences).toEqual([]);
  disk.isFull = false;
  const next = new HistoryFollower(aStore(), disk.open, fail);
  while ((await next.step()) === 'more');
  expect(disk.sequences).toEqual(entries.map(({ sequence }) => sequence));
});

it('waits for a store in which nothing happened yet, and for another process that writes', async () => {
  const disk = new Disk();
  const nothingYet: HistoryStore = { ...aStore(), hashOf: async () => undefined };
  expect(await new HistoryFollower(nothingYet, disk.open, fail).step()).toBe('done');
  expect(await new HistoryFollower(aStore(), async () => undefined, fail).step()).toBe('elsewhere');
  expect(disk.sequences).toEqual([]);
});

it('begins anew when the store is set back, while it follows or between', async () => {
  const disk = new Disk();
  let store = aStore();
  const changing: HistoryStore = {
    hashOf: (sequence) => store.hashOf(sequence),
    entriesAfter: (sequence, limit) => store.entriesAfter(sequence, limit),
    findingsAfter: (sequence, limit) => store.findingsAfter(sequence, limit),
  };
  const follower = new HistoryFollower(changing, disk.open, fail);
  while ((await follower.step()) === 'more');
  expect(disk.last).toEqual({ sequence: 448, hash: 'store 448' });
  const later = { sequence: 600 } as HistoryEntry;
  const afterwards: HistoryStore = {
    ...aStore('set back'),
    entriesAfter: async (sequence) => (sequence < 600 ? [later] : []),
    findingsAfter: async () => [],
  };
  store = afterwards;
  while ((await follower.step()) === 'more');
  await follower.stop();
  expect([disk.sequences, disk.last]).toEqual([[600], { sequence: 600, hash: 'set back 600' }]);
  const next = new HistoryFollower(aStore(), disk.open, fail);
  while ((await next.step()) === 'more');
  expect(disk.sequences).toEqual(entries.map(({ sequence }) => sequence));
});
