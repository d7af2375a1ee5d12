import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import type { ShownVersion } from './shown-version.ts';
import { StateMark } from './state-mark.tsx';
import { VersionEvents } from './version-events.tsx';
import classes from './version-line.module.css';

type Props = { readonly version: ShownVersion; readonly isShown: boolean };

/** One version: where it stands, who made it, and what was done with it. */
export function VersionLine({ version, isShown }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = t('declaration.version', { version: version.version });
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        {isShown ? (
          <b>{name}</b>
        ) : (
          <Link
            to="."
            search={({ against: _, ...search }) => ({ ...search, version: version.version })}
            resetScroll={false}
          >
            {name}
          </Link>
        )}
        <StateMark state={version.state} />
        {isShown ? <span className={classes.quiet}>{t('versions.shown')}</span> : null}
        <span className={classes.quiet}>
          <Moment at={version.createdAt} withoutZone /> · <Datum>{version.author}</Datum>
        </span>
      </div>
      <details className={classes.events}>
        <summary>{t('versions.events', { events: formats.number(version.events.length) })}</summary>
        <VersionEvents events={version.events} />
      </details>
    </li>
  );
}
