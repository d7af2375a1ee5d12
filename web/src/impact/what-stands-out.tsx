import { useTranslation } from 'react-i18next';
import type { BacktestView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import classes from './what-stands-out.module.css';

/** Shares of what a profile would select that another already selects, from which on it is worth a sentence. */
const worthASentence = 0.5;

/** What one should not overlook, in sentences, each with the counts it rests on. */
export function WhatStandsOut({ report }: { readonly report: BacktestView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { matches, overlap, hitRate, history } = report;
  if (matches === 0) {
    return (
      <ul className={classes.sentences}>
        <li>{t('standsOut.nothing', { declarations: formats.number(history.declarations) })}</li>
      </ul>
    );
  }
  const redundant = overlap.profiles
    .filter(({ selectedShare }) => selectedShare >= worthASentence)
    .toSorted((a, b) => b.selectedShare - a.selectedShare)
    .slice(0, 3);
  return (
    <ul className={classes.sentences}>
      {redundant.map(({ profile, selected, selectedShare }) => (
        <li key={profile}>
          {t('standsOut.redundant', {
            share: formats.percent(selectedShare),
            selected: formats.number(selected),
            matches: formats.number(matches),
          })}{' '}
          <Datum code>{profile}</Datum>
        </li>
      ))}
      <li>
        {t('standsOut.new', {
          share: formats.percent(overlap.newShare.value),
          fresh: formats.number(overlap.selectedByNothing),
          matches: formats.number(matches),
        })}
      </li>
      {hitRate.matches.tooFew ? (
        <li>
          {t('standsOut.tooFew', {
            violations: formats.number(hitRate.matches.violations),
            inspected: formats.number(hitRate.matches.n),
          })}
        </li>
      ) : null}
    </ul>
  );
}
