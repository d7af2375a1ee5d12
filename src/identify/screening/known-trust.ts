import type { Declaration } from '../../domain/declaration.ts';
import type { Known } from '../../domain/known.ts';
import type { Day } from '../../domain/moment.ts';
import { type ListRow, type NamedList, rowOf } from '../../domain/named-list.ts';
import type { Party } from '../../domain/party.ts';
import { type Identifier, readIdentifiers } from '../lists/identifiers.ts';
import { isOnListAt } from './screen-party.ts';

/** Authorised operators: the administration's own, and those of countries that are recognised, each with its country. */
export type OperatorLists = { readonly national?: NamedList; readonly partner?: NamedList };

const trustedRoles = ['importer', 'exporter', 'declarant'] as const;

/**
 * Which parties are authorised operators on a day: `national`, or the country by whose recognition. It
 * fills the fields `trust`. What a declaration says of itself (`aeo`) counts for nothing. A national operator may have
 * no country on its list; one by recognition is declared with the country it is listed with.
 */
export function knownTrust(declaration: Declaration, day: Day, operators: OperatorLists): Known {
  const trust: Record<string, Known> = {};
  for (const role of trustedRoles) {
    const status = statusOf(declaration[role], day, operators);
    if (status !== undefined) trust[role] = { status };
  }
  return Object.keys(trust).length === 0 ? {} : { trust };
}

function statusOf(
  party: Party | undefined,
  day: Day,
  { national, partner }: OperatorLists,
): string | undefined {
  if (party?.id === undefined) return undefined;
  const { country } = party;
  const [identifier] = readIdentifiers([party.id]);
  if (identifier === undefined) return undefined;
  const isTrustedBy = (list: NamedList | undefined, isFrom: (row: ListRow) => boolean): boolean =>
    rowsOf(list, identifier).some((row) => isOnListAt(row, day) && isFrom(row));
  if (
    isTrustedBy(
      national,
      (row) => row.country === undefined || country === undefined || row.country === country,
    )
  )
    return 'national';
  return country !== undefined && isTrustedBy(partner, (row) => row.country === country)
    ? country
    : undefined;
}

function rowsOf(list: NamedList | undefined, { kind, value }: Identifier): readonly ListRow[] {
  return (
    (list === undefined ? undefined : byIdentifier(list).get(value))
      ?.filter(({ identifier }) => identifier.kind === '' || kind === '' || identifier.kind === kind)
      .map(({ row }) => row) ?? []
  );
}

type Listed = { readonly identifier: Identifier; readonly row: ListRow };
const known = new WeakMap<NamedList, ReadonlyMap<string, readonly Listed[]>>();

/** Operators by the value and the identifiers of their rows; made once for a list. */
function byIdentifier(list: NamedList): ReadonlyMap<string, readonly Listed[]> {
  let found = known.get(list);
  if (found === undefined) {
    const listed = list.map(rowOf).flatMap((row) =>
      readIdentifiers([String(row.value), ...(row.identifiers ?? [])]).map((identifier) => ({
        identifier,
        row,
      })),
    );
    found = Map.groupBy(listed, ({ identifier }) => identifier.value);
    known.set(list, found);
  }
  return found;
}
