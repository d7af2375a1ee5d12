import { useTranslation } from 'react-i18next';
import type { ListEntry } from '../../../src/server/api.ts';
import { Country } from '../declaration/country.tsx';
import { Datum } from '../shell/datum.tsx';
import rows from '../shell/rows.module.css';
import { hasDetails } from './list-kind.ts';

/** Who a party is, or what a reference table holds under a key; a dash where an entry says neither. */
export function EntryDetails({ entry }: { readonly entry: ListEntry }) {
  const { t } = useTranslation();
  const { name, names = [], country, identifiers = [], is } = entry;
  if (!hasDetails(entry)) return '–';
  return (
    <>
      {is === undefined ? null : <Datum code>{is}</Datum>}
      {name === undefined ? null : <Datum>{name}</Datum>}
      {country === undefined ? null : (
        <span className={rows.second}>
          <Country code={country} />
        </span>
      )}
      {names.length === 0 ? null : (
        <span className={rows.second}>
          {t('entry.names')}: <Datum title={names.join(' | ')}>{names.join(' | ')}</Datum>
        </span>
      )}
      {identifiers.length === 0 ? null : (
        <span className={rows.second}>
          {t('entry.identifiers')}:{' '}
          <Datum code title={identifiers.join(' | ')}>
            {identifiers.join(' | ')}
          </Datum>
        </span>
      )}
    </>
  );
}
