import type { ListEntry } from '../../../src/server/api.ts';
import { Country } from '../declaration/country.tsx';
import { Datum } from '../shell/datum.tsx';
import type { ListKind } from './list-kind.ts';

type Props = { readonly value: ListEntry['value']; readonly kind: ListKind };

/** What is on a list, as it is compared; a country with its name. */
export function EntryValue({ value, kind }: Props) {
  if (kind === 'country' && typeof value === 'string') return <Country code={value} />;
  return <Datum code>{value}</Datum>;
}
