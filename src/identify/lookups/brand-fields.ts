import type { NamedList } from '../../domain/named-list.ts';
import { dayOfInstant } from '../conditions/list-periods.ts';
import type { Answer, Field, FieldValue } from '../fields/field.ts';
import { foldCase } from '../fields/fold-case.ts';
import { type LookupTable, tableOf } from './lookup-table.ts';

const list = 'trade-marks';
const separator = '|';

/** What trade marks say of an item: the values of the table are names, each holding the ids that may import it. */
export const brandFields: readonly Field[] = [
  brandField({
    path: 'item.brand.name',
    type: 'text',
    many: true,
    means: 'trade marks that stand in the description, whole words in whatever case; table: name',
    from: ['item.description', 'lodgedAt'],
    answerBy: (rows) => {
      const marks = marksOf(rows);
      return ([description, lodgedAt]) => {
        const names = marks.namesIn(description, lodgedAt);
        return names.length === 0 ? undefined : names;
      };
    },
  }),
  brandField({
    path: 'item.brand.isAuthorised',
    type: 'boolean',
    many: false,
    means:
      'whether the importer is among those named by every trade mark that stands in the description; table: name, holding ids joined by |',
    from: ['item.description', 'lodgedAt', 'importer.id'],
    answerBy: (rows) => {
      const marks = marksOf(rows);
      return ([description, lodgedAt, importer]) => {
        const names = marks.namesIn(description, lodgedAt);
        if (names.length === 0 || typeof importer !== 'string') return undefined;
        return names.every((name) => marks.mayImport(name, lodgedAt, importer));
      };
    },
  }),
];

type BrandField = Pick<Field, 'path' | 'type' | 'many'> & {
  readonly means: string;
  readonly from: readonly string[];
  readonly answerBy: (list: NamedList) => Answer;
};

function brandField({ from, answerBy, ...field }: BrandField): Field {
  return {
    ...field,
    scope: 'item',
    needs: 'list',
    lookup: { list, holds: 'text', from, answerBy },
    read: () => undefined,
  };
}

/** A trade mark by its words, as they are compared. */
type Mark = { readonly name: string; readonly words: readonly string[] };

/** The trade marks of a list, found in texts by their words. */
class Marks {
  readonly #table: LookupTable;
  /** By the first word; those of more words come first, then in the order of their names. */
  readonly #byFirstWord = new Map<string, Mark[]>();

  constructor(table: LookupTable) {
    this.#table = table;
    const marks = [...table.keys].map((name): Mark => ({ name, words: wordsOf(name) }));
    marks.sort((a, b) => b.words.length - a.words.length || (a.name < b.name ? -1 : 1));
    for (const mark of marks) {
      const [first] = mark.words;
      if (first === undefined) continue;
      const others = this.#byFirstWord.get(first);
      if (others === undefined) this.#byFirstWord.set(first, [mark]);
      else others.push(mark);
    }
  }

  /** The names in a description that are valid on the day of lodgement; a name within a longer one does not count. */
  namesIn(description: FieldValue, lodgedAt: FieldValue): readonly string[] {
    if (typeof description !== 'string') return [];
    const day = dayOfInstant(lodgedAt as number);
    const words = wordsOf(description);
    const found = new Set<string>();
    for (let at = 0; at < words.length; ) {
      const mark = this.#markAt(words, at, day);
      if (mark !== undefined) found.add(mark.name);
      at += mark?.words.length ?? 1;
    }
    return [...found];
  }

  mayImport(name: string, lodgedAt: FieldValue, importer: string): boolean {
    const ids = this.#table.at(name, dayOfInstant(lodgedAt as number));
    return String(ids ?? '')
      .split(separator)
      .some((id) => id.trim() === importer);
  }

  #markAt(words: readonly string[], at: number, day: number): Mark | undefined {
    return this.#byFirstWord
      .get(words[at] ?? '')
      ?.find(
        (mark) =>
          mark.words.every((word, offset) => words[at + offset] === word) &&
          this.#table.at(mark.name, day) !== undefined,
      );
  }
}

function wordsOf(text: string): readonly string[] {
  return foldCase(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

const known = new WeakMap<LookupTable, Marks>();

function marksOf(list: NamedList): Marks {
  const table = tableOf(list);
  let marks = known.get(table);
  if (marks === undefined) {
    marks = new Marks(table);
    known.set(table, marks);
  }
  return marks;
}
