import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../language/use-language.ts';
import { Datum } from '../shell/datum.tsx';
import classes from './country.module.css';
import { countryNamesQuery } from './country-names.ts';

/** A country by its code and its name. */
export function Country({ code }: { readonly code: string }) {
  const names = useQuery(countryNamesQuery(useLanguage()));
  const name = names.data?.(code);
  return (
    <>
      <Datum code>{code}</Datum>
      {name === undefined ? null : <span className={classes.name}> {name}</span>}
    </>
  );
}
