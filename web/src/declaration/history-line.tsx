import { ClipboardCheck, type LucideIcon, Scale, Shuffle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import classes from './history-line.module.css';
import { HistoryWords } from './history-words.tsx';

const marks = {
  decision: { name: 'history.decision', icon: Scale },
  reroute: { name: 'history.reroute', icon: Shuffle },
  finding: { name: 'history.finding', icon: ClipboardCheck },
} as const satisfies Record<HistoryEntry['kind'], { name: MessageKey; icon: LucideIcon }>;

/** No account may have this name: it is Tamga's own. */
const theSystem = 'system';

/** One event: what, when, and by whom. */
export function HistoryLine({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const { name, icon: Icon } = marks[entry.kind];
  return (
    <li className={classes.event}>
      <span className={classes.mark}>
        <Icon size={14} aria-hidden="true" />
      </span>
      <div className={classes.words}>
        <p>
          <b>{t(name)}</b> · {t('declaration.version', { version: entry.version })}
        </p>
        <HistoryWords entry={entry} />
        <p className={classes.when}>
          <Moment at={entry.at} /> ·{' '}
          {entry.by === theSystem ? t('history.system') : <Datum>{entry.by}</Datum>}
        </p>
      </div>
    </li>
  );
}
