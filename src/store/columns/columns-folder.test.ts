import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { declarationFields, entryFields } from '../../app/history/recorded-fields.ts';
import type { RowRange } from '../../app/ports/history-columns.ts';
import type { HistoryEntry, HistoryFinding } from '../../app/ports/history-store.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Moment } from '../../domain/moment.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { codeDeclarations } from '../../identify/columns/code-declarations.ts';
import type { Column, Columns } from '../../identify/columns/columns.ts';
import { fieldAt } from '../../identify/fields/field-catalogue.ts';
import { arbitraryDeclaration } from '../../identify/profiles/testing/arbitrary-rule-books.ts';
import { askColumns } from './ask-columns.ts';
import { openColumnsWriter } from './columns-writer.ts';
import { HistoryInColumns } from './history-in-columns.ts';
import { readManifest } from './manifest.ts';
import { manifestOf } from './manifest-of.ts';
import { RangeReader } from './range-reader.ts';
import { lastOf, recordOf } from './testing/a-record.ts';

const folders: string[] = [];
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tamga-columns-'));
  folders.push(folder);
  return join(folder, 'columns');
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const decision = (lane: string, profiles: readonly string[]) =>
  ({
    lane,
    selectedBy: profiles.length > 0 ? 'profile' : 'none',
    level: 'low',
    likelihood: 0.25,
    decidedAt: '2026-03-01T00:00:00Z',
    reasons: profiles.map((id) => ({ kind: 'profile', id })),
    randomDraw: { value: 0.5, rate: 0.01, stratum: 'all' },
    ruleBook: 'sha256:1',
  }) as unknown as Decision;

const entryOf = (declaration: Declaration, at: number, supersedes?: number): HistoryEntry => ({
  sequence: at * 2 + 1,
  declaration,
  decision: decision(at % 3 === 0 ? 'red' : 'green', at % 3 === 0 ? ['p1', `p${at}`] : []),
  facts: { draw: at / 100 } as Facts,
  heardAt: declaration.lodgedAt,
  ...(supersedes !== undefined && { supersedes }),
});

const finding = (sequence: number, declaration: number, result: string, amount?: string): HistoryFinding => ({
  sequence,
  declaration,
  at: '2026-03-02T01:00:00Z' as Moment,
  finding: {
    result,
    inspectedAt: '2026-03-02T00:00:00Z',
    ...(amount !== undefined && { revenueRecovered: { amount, currency: 'UZS' } }),
  } as unknown as Finding,
});

const boxes = ['attributes.use', 'attributes.a.b', 'item.attributes.use', 'item.attributes.a.b'];
const fields = [...declarationFields, ...boxes.flatMap((path) => fieldAt(path) ?? [])];
const paths = fields.map(({ path }) => path);

const everything = { declarations: 1_000_000, items: 10_000_000 };

/** The columns of some paths, of all rows or some. */
function read(folder: string, asked: readonly string[], range?: RowRange): Columns {
  const manifest = readManifest(folder)!;
  const whole = { from: 0, to: manifest.declarations };
  return new RangeReader(folder, manifest, everything).read(asked, range ?? whole);
}

/** The values of a column row by row, whatever codes they have. */
function valuesOf(column: Column | undefined, rows: number): readonly unknown[] {
  return Array.from({ length: rows }, (_, row) => {
    if (column === undefined) return undefined;
    if (column.kind === 'number') return column.values[row];
    if (column.kind === 'text') return column.dictionary[column.codes[row]!];
    return Array.from(
      column.codes.subarray(column.starts[row], column.starts[row + 1]),
      (code) => column.dictionary[code],
    );
  });
}

function expectSame(found: Columns, expected: Columns): void {
  expect(found.declarations).toBe(expected.declarations);
  expect(found.items).toBe(expected.items);
  expect(found.itemStarts).toEqual(expected.itemStarts);
  for (const { path, scope } of fields) {
    const rows = scope === 'item' ? expected.items : expected.declarations;
    const column = expected.column(path);
    const values = valuesOf(column, rows);
    const isNowhere = values.every(
      (value) => value === '' || Number.isNaN(value) || (value as unknown[]).length === 0,
    );
    if (found.column(path) === undefined) expect(isNowhere, path).toBe(true);
    else expect(valuesOf(found.column(path), rows), path).toEqual(values);
  }
}

describe('columns in a folder', () => {
  it('hold what was appended, in however many steps, and give back any range of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(arbitraryDeclaration, { maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        fc.nat(25),
        fc.nat(25),
        async (batches, reopens, a, b) => {
          const folder = aFolder();
          let writer = (await openColumnsWriter(folder, recordOf('store')))!;
          let at = 0;
          for (const [index, batch] of batches.entries()) {
            writer.append(
              batch.map((declaration) => entryOf(declaration, at++)),
              [],
            );
            await writer.flush(lastOf(writer));
            if (reopens[index] !== true) continue;
            await writer.close();
            writer = (await openColumnsWriter(folder, recordOf('store')))!;
          }
          await writer.close();
          const all = batches.flat();
          expectSame(read(folder, paths), codeDeclarations(all, fields));
          const [from = 0, to = 0] = [Math.min(a, all.length), Math.min(b, all.length)].sort((x, y) => x - y);
          expectSame(read(folder, paths, { from, to }), codeDeclarations(all.slice(from, to), fields));
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);

  it('hold what was decided beside what was declared', async () => {
    const folder = aFolder();
    const writer = (await openColumnsWriter(folder, recordOf('store')))!;
    writer.append(
      [0, 1, 2, 3].map((at) => entryOf(aDeclaration({ id: `D${at}` }), at)),
      [],
    );
    await writer.flush(lastOf(writer));
    await writer.close();
    const columns = read(
      folder,
      entryFields.map(({ path }) => path),
    );
    expect(readManifest(folder)!.upTo).toEqual({ entries: 7, findings: 0 });
    expect(valuesOf(columns.column('record.sequence'), 4)).toEqual([1, 3, 5, 7]);
    expect(valuesOf(columns.column('decision.lane'), 4)).toEqual(['red', 'green', 'green', 'red']);
    expect(valuesOf(columns.column('decision.profiles'), 4)).toEqual([['p1', 'p0'], [], [], ['p1', 'p3']]);
    expect(valuesOf(columns.column('decision.draw'), 4)).toEqual([0, 0.01, 0.02, 0.03]);
    expect(valuesOf(columns.column('decision.decidedAt'), 1)).toEqual([Date.UTC(2026, 2, 1)]);
  });

  it('tell the last finding on each declaration, and which versions were followed by another', async () => {
    const folder = aFolder();
    const writer = (await openColumnsWriter(folder, recordOf('store')))!;
    const entries = [undefined, 1, undefined, undefined, 9].map((supersedes, at) =>
      entryOf(aDeclaration({ id: `D${at}` }), at, supersedes),
    );
    writer.append(entries.slice(0, 3), [finding(20, 5, 'violation', '100.5'), finding(22, 3, 'compliant')]);
    await writer.flush(lastOf(writer));
    writer.append(entries.slice(3), [
      finding(24, 5, 'compliant'),
      finding(26, 7, 'discrepancy', '3'),
      finding(28, 99, 'violation'),
    ]);
    await writer.flush(lastOf(writer));
    await writer.close();
    const asked = [
      'finding.result',
      'finding.recovered.amount',
      'finding.recovered.currency',
      'record.isSuperseded',
    ];
    const inParts = (declarations: number): readonly unknown[][] => {
      const limits = { ...everything, declarations };
      const history = new HistoryInColumns(new RangeReader(folder, readManifest(folder)!, limits), asked);
      const told: unknown[][] = asked.map(() => []);
      for (let part = history.next(); part !== undefined; part = history.next())
        for (const [place, path] of asked.entries())
          told[place]?.unshift(...valuesOf(part.column(path), part.declarations));
      return told;
    };
    for (const declarations of [5, 2, 1])
      expect(inParts(declarations)).toEqual([
        ['', 'compliant', 'compliant', 'discrepancy', ''],
        [NaN, NaN, NaN, 3, NaN],
        ['', '', '', 'UZS', ''],
        [1, 0, 0, 0, 1],
      ]);
  });

  it('are asked part by part, with the texts of each part alone, and answer the same', async () => {
    const folder = aFolder();
    const writer = (await openColumnsWriter(folder, recordOf('store')))!;
    const entries = Array.from({ length: 60 }, (_, at) => {
      const items = [1, 2].map((sequence) => anItem({ sequence, description: `goods ${at * sequence}` }));
      return entryOf(aDeclaration({ id: `D${at}`, items }), at, at % 7 === 6 ? at * 2 - 3 : undefined);
    });
    writer.append(entries, [finding(500, 41, 'violation'), finding(501, 7, 'compliant')]);
    await writer.flush(lastOf(writer));
    await writer.close();
    const small = { declarations: 7, items: 9 };
    for (const by of ['item.description', 'decision.profiles', 'finding.result']) {
      const whole = askColumns(folder, readManifest(folder)!.folder, { by, top: 1_000 }, {}, everything);
      expect(askColumns(folder, readManifest(folder)!.folder, { by, top: 1_000 }, {}, small)).toEqual(whole);
      expect(whole).toMatchObject({ answer: { declarations: 52, ofDeclarations: 52 } });
    }
    const path = 'item.description';
    const history = new HistoryInColumns(new RangeReader(folder, readManifest(folder)!, small), [path]);
    for (let part = history.next(); part !== undefined; part = history.next()) {
      const column = part.column(path);
      expect(column?.kind === 'text' && column.dictionary.length - 1).toBeLessThanOrEqual(part.items);
    }
  });

  it('keep every text as it is, also halves of characters', async () => {
    const folder = aFolder();
    const texts = ['a\ud800b', '\udfff', 'ÿ', 'й\0', '漢字😀'];
    const writer = (await openColumnsWriter(folder, recordOf('store')))!;
    const declarations = texts.map((name) => aDeclaration({ importer: { name } }));
    writer.append(
      declarations.map((each, at) => entryOf(each, at)),
      [],
    );
    await writer.flush(lastOf(writer));
    await writer.close();
    const column = read(folder, ['importer.name']).column('importer.name');
    expect(valuesOf(column, 5)).toEqual(texts);
  });

  it('give a text that is met again after many others a code that means the same', async () => {
    const folder = aFolder();
    const writer = (await openColumnsWriter(folder, recordOf('store')))!;
    const names = ['first', ...Array.from({ length: 66_000 }, (_, index) => `N${index}`), 'first'];
    const items = names.map((description, place) => anItem({ sequence: place + 1, description }));
    writer.append([entryOf(aDeclaration({ items }), 0)], []);
    await writer.flush(lastOf(writer));
    await writer.close();
    const column = read(folder, ['item.description']).column('item.description');
    expect(valuesOf(column, names.length)).toEqual(names);
  }, 60_000);

  it('stop making columns of national boxes before their names fill the disk', async () => {
    const folder = aFolder();
    const writer = (await openColumnsWriter(folder, recordOf('store')))!;
    const attributes = Object.fromEntries(Array.from({ length: 400 }, (_, box) => [`box${box}`, 'x']));
    writer.append([entryOf(aDeclaration({ attributes }), 0)], []);
    await writer.flush(lastOf(writer));
    await writer.close();
    const manifest = readManifest(folder)!;
    expect(manifest.columns.filter(({ path }) => path.startsWith('attributes.'))).toHaveLength(256);
    expect(manifest.isWithoutSomeBoxes).toBe(true);
  }, 60_000);
});

describe('a folder of columns after trouble', () => {
  const three = [0, 1, 2].map((at) => entryOf(aDeclaration({ id: `D${at}`, containers: [`C${at}`] }), at));
  const written = async (folder: string, entries: readonly HistoryEntry[]): Promise<void> => {
    const writer = (await openColumnsWriter(folder, recordOf('store')))!;
    writer.append(entries, []);
    await writer.flush(lastOf(writer));
    await writer.close();
  };
  const idsIn = (folder: string): readonly unknown[] => {
    const columns = read(folder, ['id']);
    return valuesOf(columns.column('id'), columns.declarations);
  };
  const filesIn = (folder: string): readonly string[] => {
    const within = join(folder, readManifest(folder)!.folder);
    return readdirSync(within).map((name) => join(within, name));
  };

  it('is what it was before, where writing ended in the middle', async () => {
    const folder = aFolder();
    await written(folder, three.slice(0, 2));
    for (const file of filesIn(folder)) {
      const size = statSync(file).size;
      truncateSync(file, size + 5);
    }
    expect(idsIn(folder)).toEqual(['D0', 'D1']);
    await written(folder, three.slice(2));
    expect(idsIn(folder)).toEqual(['D0', 'D1', 'D2']);
    expect(valuesOf(read(folder, ['containers']).column('containers'), 3)).toEqual([['C0'], ['C1'], ['C2']]);
  });

  it('begins anew where any file lacks something that was whole', async () => {
    const folder = aFolder();
    await written(folder, three);
    const count = filesIn(folder).length;
    for (let place = 0; place < count; place += 9) {
      const file = filesIn(folder).toSorted()[place]!;
      truncateSync(file, statSync(file).size - 1);
      const { columns } = readManifest(folder)!;
      expect(() =>
        read(
          folder,
          columns.map(({ path }) => path),
        ),
      ).toThrow();
      const writer = (await openColumnsWriter(folder, recordOf('store')))!;
      expect(writer.upTo).toEqual({ entries: 0, findings: 0 });
      writer.append(three, []);
      await writer.flush(lastOf(writer));
      await writer.close();
      expect(idsIn(folder)).toEqual(['D0', 'D1', 'D2']);
    }
    expect(count).toBeGreaterThan(20);
  }, 60_000);

  it('is what it was at the last checkpoint, where the machine stopped since', async () => {
    const folder = aFolder();
    await written(folder, three.slice(0, 2));
    const writer = (await openColumnsWriter(folder, recordOf('store')))!;
    writer.append(three.slice(2), []);
    await writer.flush(lastOf(writer));
    expect(idsIn(folder)).toEqual(['D0', 'D1', 'D2']);
    const manifest = join(folder, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"boot":"[^"]+"/, '"boot":"before"'));
    expect(idsIn(folder)).toEqual(['D0', 'D1']);
    expect(readManifest(folder)!.upTo.entries).toBe(3);
  });

  it('begins anew for another store, or one that was set back, and leaves nothing behind', async () => {
    const folder = aFolder();
    await written(folder, three);
    const first = readManifest(folder)!.folder;
    for (const other of [recordOf('another store'), { hashOf: async () => undefined }]) {
      expect(await manifestOf(folder, other)).toBeUndefined();
      const writer = (await openColumnsWriter(folder, other))!;
      expect(writer.upTo.entries).toBe(0);
      await writer.close();
      await written(folder, three);
      expect(idsIn(folder)).toEqual(['D0', 'D1', 'D2']);
    }
    expect(existsSync(join(folder, first))).toBe(false);
    expect(askColumns(folder, first, {}, {})).toEqual({ kind: 'not-ready' });
  });

  const damages: readonly (readonly [what: string, damaged: (manifest: object) => unknown])[] = [
    ['is no JSON', () => '{"format":3,'],
    ['is nothing', () => 'null'],
    ['is of another format', (manifest) => ({ ...manifest, format: 2 })],
    ...['folder', 'declarations', 'upTo', 'last', 'columns', 'isWithoutSomeBoxes'].map(
      (key) => [`lacks ${key}`, (manifest: object) => ({ ...manifest, [key]: undefined })] as const,
    ),
    ['names a folder elsewhere', (manifest) => ({ ...manifest, folder: '../columns-0123456789ab' })],
    ['has half of a column', (manifest) => ({ ...manifest, columns: [{ path: 'id', file: '0001' }] })],
    ['has an act without its hash', (manifest) => ({ ...manifest, last: { sequence: 5 } })],
    ['counts backwards', (manifest) => ({ ...manifest, declarations: -1 })],
  ];
  it.each(damages)('begins anew where the manifest %s', async (_, damaged) => {
    const folder = aFolder();
    await written(folder, three);
    const file = join(folder, 'manifest.json');
    const found = damaged(JSON.parse(readFileSync(file, 'utf8')) as object);
    writeFileSync(file, typeof found === 'string' ? found : JSON.stringify(found));
    expect(readManifest(folder)).toBeUndefined();
    await written(folder, three);
    expect(idsIn(folder)).toEqual(['D0', 'D1', 'D2']);
  });

  it('is written by one at a time, and leaves alone what is not its own', async () => {
    const folder = aFolder();
    const writer = (await openColumnsWriter(folder, recordOf('store')))!;
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(await openColumnsWriter(folder, recordOf('store'))).toBeUndefined();
    await writer.close();
    await written(folder, three);
    expect(existsSync(join(folder, 'notes.txt'))).toBe(true);
  });
});
