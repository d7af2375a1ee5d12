import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Party } from '../../../src/server/api.ts';
import { Datum } from '../shell/datum.tsx';
import { Country } from './country.tsx';
import classes from './party-facts.module.css';

/** A party, as far as the message tells. */
export function PartyFacts({ party }: { readonly party: Party }) {
  const { t } = useTranslation();
  return (
    <div className={classes.party}>
      <b>{party.name === undefined ? t('party.unnamed') : <Datum>{party.name}</Datum>}</b>
      {party.id === undefined ? null : <Datum code>{party.id}</Datum>}
      {party.country === undefined ? null : (
        <span>
          <Country code={party.country} />
        </span>
      )}
      {party.address === undefined ? null : <Datum>{party.address}</Datum>}
      {party.aeo === true ? (
        <span className={classes.trusted}>
          <BadgeCheck size={14} aria-hidden="true" />
          {t('party.aeo')}
        </span>
      ) : null}
    </div>
  );
}
