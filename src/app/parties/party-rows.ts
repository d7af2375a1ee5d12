import type { Party } from '../../domain/party.ts';
import type { Columns } from '../../identify/columns/columns.ts';
import { addressIdentity, partyIdentity } from '../../identify/history/party-identity.ts';
import type { PartyRole } from './party-role.ts';

/** The columns by which parties are known again. */
export function identityPaths(role: PartyRole): readonly string[] {
  return [`${role}.id`, `${role}.name`, `${role}.country`];
}

/** A part of the history, read row by row; what a text stands for is worked out once for each that occurs. */
export class PartyRows {
  readonly columns: Columns;
  readonly #identities = new Map<PartyRole, (row: number) => string | undefined>();
  readonly #addresses = new Map<PartyRole, (row: number) => string | undefined>();

  constructor(columns: Columns) {
    this.columns = columns;
  }

  /** NaN where there is none. */
  number(path: string, row: number): number {
    const column = this.columns.column(path);
    return column?.kind === 'number' ? (column.values[row] as number) : Number.NaN;
  }

  text(path: string, row: number): string | undefined {
    const column = this.columns.column(path);
    const code = column?.kind === 'text' ? (column.codes[row] as number) : 0;
    return column?.kind === 'text' && code !== 0 ? column.dictionary[code] : undefined;
  }

  texts(path: string, row: number): readonly string[] {
    const column = this.columns.column(path);
    if (column?.kind !== 'texts') return [];
    const codes = column.codes.subarray(column.starts[row], column.starts[row + 1]);
    return Array.from(codes, (code) => column.dictionary[code] ?? '');
  }

  /** The rows of a declaration's items, from one to before another. */
  itemsOf(row: number): { readonly from: number; readonly to: number } {
    const { itemStarts } = this.columns;
    return { from: itemStarts[row] as number, to: itemStarts[row + 1] as number };
  }

  /** A party as it was written, as far as its columns were read. */
  party(role: PartyRole, row: number): Party {
    const written = {
      id: this.text(`${role}.id`, row),
      name: this.text(`${role}.name`, row),
      country: this.text(`${role}.country`, row),
      address: this.text(`${role}.address`, row),
    };
    return Object.fromEntries(Object.entries(written).filter(([, text]) => text !== undefined)) as Party;
  }

  /** By what the history knows a party again. */
  identity(role: PartyRole, row: number): string | undefined {
    let of = this.#identities.get(role);
    if (of === undefined) {
      of = this.#identityReader(role);
      this.#identities.set(role, of);
    }
    return of(row);
  }

  /** By what the history knows an address again. */
  address(role: PartyRole, row: number): string | undefined {
    let of = this.#addresses.get(role);
    if (of === undefined) {
      const column = this.columns.column(`${role}.address`);
      of =
        column?.kind === 'text'
          ? rememberedBy(
              (at) => column.codes[at] as number,
              (at) => addressIdentity(this.text(`${role}.address`, at)),
            )
          : () => undefined;
      this.#addresses.set(role, of);
    }
    return of(row);
  }

  #identityReader(role: PartyRole): (row: number) => string | undefined {
    const [ids, names, countries] = identityPaths(role).map((path) => {
      const column = this.columns.column(path);
      return column?.kind === 'text' ? column.codes : undefined;
    });
    const byId = rememberedBy(
      (row) => ids?.[row] ?? 0,
      (row) => {
        const id = this.text(`${role}.id`, row);
        return id === undefined ? undefined : partyIdentity({ id } as Party);
      },
    );
    // A code is below 2^31, and so many countries there are not.
    const byName = rememberedBy(
      (row) => (names?.[row] ?? 0) * 65_536 + (countries?.[row] ?? 0),
      (row) => {
        const { name, country } = this.party(role, row);
        return partyIdentity({
          ...(name !== undefined && { name }),
          ...(country !== undefined && { country }),
        });
      },
    );
    return (row) => byId(row) ?? byName(row);
  }
}

function rememberedBy<Value>(
  keyOf: (row: number) => number,
  make: (row: number) => Value,
): (row: number) => Value {
  const made = new Map<number, Value>();
  return (row) => {
    const key = keyOf(row);
    if (made.has(key)) return made.get(key) as Value;
    const value = make(row);
    made.set(key, value);
    return value;
  };
}
