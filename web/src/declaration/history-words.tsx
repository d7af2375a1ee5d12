import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../src/server/api.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { selectorNames } from '../lanes/selected-by.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { FindingWords } from './finding-words.tsx';
import classes from './history-words.module.css';

/** What came of an event. */
export function HistoryWords({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  switch (entry.kind) {
    case 'decision':
      return (
        <p className={classes.words}>
          <LaneBadge lane={entry.decision.lane} /> {t(selectorNames[entry.decision.selectedBy])},{' '}
          <Datum>{formats.percent(entry.decision.likelihood)}</Datum>
        </p>
      );
    case 'reroute':
      return (
        <>
          <p className={classes.words}>
            <LaneBadge lane={entry.from} />
            <ArrowRight size={14} role="img" aria-label={t('history.then')} />
            <LaneBadge lane={entry.to} />
          </p>
          <p>
            <Datum>{entry.reason}</Datum>
          </p>
        </>
      );
    case 'finding':
      return <FindingWords finding={entry.finding} />;
  }
}
