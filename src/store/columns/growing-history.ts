import {
  boxField,
  type ColumnKind,
  declarationFields,
  entryFields,
  findingFields,
  kindOf,
} from '../../app/history/recorded-fields.ts';
import type { FollowedUpTo, LastFollowed } from '../../app/ports/history-columns.ts';
import type { HistoryEntry, HistoryFinding } from '../../app/ports/history-store.ts';
import { type KnownDeclaration, type KnownItem, withKnown } from '../../domain/known.ts';
import { GrowingArray } from '../../identify/columns/growing-array.ts';
import type { Field } from '../../identify/fields/field.ts';
import { GrowingColumn } from './growing-column.ts';
import { type ColumnScope, itemEndsFile, type Manifest } from './manifest.ts';
import { lastTexts } from './read-texts.ts';
import type { Piece } from './write-pieces.ts';

type Value = ReturnType<Field['read']>;

/** Names of national boxes that get a column; a sender that invents names must not fill the disk with them. */
const mostBoxes = 256;
const headerFields = declarationFields.filter(({ scope }) => scope === 'header');
const itemFields = declarationFields.filter(({ scope }) => scope === 'item');

const newIntegers = () => new GrowingArray((length) => new Int32Array(length));

/** All columns of a history with what waits to be written, row after row. */
export class GrowingHistory {
  #manifest: Manifest;
  readonly #columns = new Map<string, GrowingColumn>();
  readonly #boxes = new Map<string, Field | undefined>();
  #declarations: number;
  #items: number;
  #findings: number;
  #upTo: FollowedUpTo;
  #itemEnds = newIntegers();
  #isWithoutSomeBoxes: boolean;

  /** `folder` is where the files of the manifest stand. */
  constructor(manifest: Manifest, folder: string) {
    this.#manifest = manifest;
    this.#declarations = manifest.declarations;
    this.#items = manifest.items;
    this.#findings = manifest.findings;
    this.#upTo = manifest.upTo;
    this.#isWithoutSomeBoxes = manifest.isWithoutSomeBoxes;
    for (const column of manifest.columns)
      this.#columns.set(column.path, new GrowingColumn(column, lastTexts(folder, column)));
    for (const { path, scope } of manifest.columns) {
      const name = /^(?:item\.)?attributes\.(.+)$/s.exec(path)?.[1];
      if (name !== undefined) this.#boxes.set(path, boxField(scope === 'item' ? 'item' : 'header', name));
    }
  }

  get upTo(): FollowedUpTo {
    return this.#upTo;
  }

  /** Of what was written. */
  get last(): LastFollowed | undefined {
    return this.#manifest.last;
  }

  /** Rows that wait to be written. */
  get waiting(): number {
    const { declarations, items, findings } = this.#manifest;
    return this.#declarations - declarations + (this.#items - items) + (this.#findings - findings);
  }

  append(entry: HistoryEntry): void {
    const declaration = withKnown(entry.declaration, entry.facts.known);
    const row = this.#declarations;
    for (const field of headerFields)
      this.#put(field.path, 'declaration', kindOf(field), row, field.read(declaration, undefined));
    for (const field of this.#boxesOf('header', declaration.attributes))
      this.#put(field.path, 'declaration', 'text', row, field.read(declaration, undefined));
    for (const { path, kind, read } of entryFields) this.#put(path, 'declaration', kind, row, read(entry));
    for (const item of declaration.items) this.#appendItem(declaration, item);
    this.#itemEnds.push(this.#items);
    this.#declarations += 1;
    this.#upTo = { ...this.#upTo, entries: entry.sequence };
  }

  #appendItem(declaration: KnownDeclaration, item: KnownItem): void {
    const row = this.#items;
    for (const field of itemFields)
      this.#put(field.path, 'item', kindOf(field), row, field.read(declaration, item));
    for (const field of this.#boxesOf('item', item.attributes))
      this.#put(field.path, 'item', 'text', row, field.read(declaration, item));
    this.#items += 1;
  }

  appendFinding(finding: HistoryFinding): void {
    const row = this.#findings;
    for (const { path, kind, read } of findingFields) this.#put(path, 'finding', kind, row, read(finding));
    this.#findings += 1;
    this.#upTo = { ...this.#upTo, findings: finding.sequence };
  }

  #put(path: string, scope: ColumnScope, kind: ColumnKind, row: number, value: Value): void {
    if (value === undefined) return;
    let column = this.#columns.get(path);
    if (column === undefined) {
      const file = String(this.#columns.size + 1).padStart(4, '0');
      column = GrowingColumn.beginning(path, scope, kind, file, row);
      this.#columns.set(path, column);
    }
    column.append(row, value);
  }

  /** The national boxes of a declaration or an item, as far as they have a column or may get one. */
  #boxesOf(
    scope: Field['scope'],
    attributes: Readonly<Record<string, string>> | undefined,
  ): readonly Field[] {
    if (attributes === undefined) return [];
    return Object.keys(attributes).flatMap((name) => this.#boxOf(scope, name) ?? []);
  }

  #boxOf(scope: Field['scope'], name: string): Field | undefined {
    const path = `${scope === 'item' ? 'item.' : ''}attributes.${name}`;
    if (this.#boxes.has(path)) return this.#boxes.get(path);
    if (this.#boxes.size >= mostBoxes) {
      this.#isWithoutSomeBoxes = true;
      return undefined;
    }
    const field = boxField(scope, name);
    this.#boxes.set(path, field);
    return field;
  }

  /** What the folder holds once all that waits is written. */
  manifest(last: LastFollowed): Manifest {
    return {
      ...this.#manifest,
      declarations: this.#declarations,
      items: this.#items,
      findings: this.#findings,
      upTo: this.#upTo,
      last,
      columns: [...this.#columns.values()].map((column) => column.stored),
      isWithoutSomeBoxes: this.#isWithoutSomeBoxes,
    };
  }

  pieces(): readonly Piece[] {
    const ends = this.#itemEnds.taken();
    return [
      { name: itemEndsFile, at: this.#manifest.declarations * 4, bytes: new Uint8Array(ends.buffer) },
      ...[...this.#columns.values()].flatMap((column) => column.pieces()),
    ];
  }

  /** What waited was written, as this manifest says. */
  settle(manifest: Manifest): void {
    this.#manifest = manifest;
    for (const column of this.#columns.values()) column.settle();
    this.#itemEnds = newIntegers();
  }
}
