import { History, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import line from '../declaration/history-line.module.css';
import type { MessageKey } from '../language/message-key.ts';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import { stateMarks } from './profile-state.ts';
import type { VersionEvent } from './shown-version.ts';
import classes from './version-events.module.css';

const eventNames: { readonly [Kind in VersionEvent['kind']]?: MessageKey } = {
  'profile.drafted': 'profileEvent.drafted',
  'profile.submitted': 'profileEvent.submitted',
  'profile.approved': 'profileEvent.approved',
  'profile.scheduled': 'profileEvent.scheduled',
  'profile.activated': 'profileEvent.activated',
  'profile.shadowed': 'profileEvent.shadowed',
  'profile.suspended': 'profileEvent.suspended',
  'profile.retired': 'profileEvent.retired',
  'profile.backtested': 'profileEvent.backtested',
  'profiles.imported': 'profileEvent.imported',
  'profiles.taken-over': 'profileEvent.takenOver',
  'rule-book.rolled-back': 'profileEvent.rolledBack',
};

/** No account may have this name: it is Tamga's own. */
const theSystem = 'system';

/** What was done with a version, the oldest first. */
export function VersionEvents({ events }: { readonly events: readonly VersionEvent[] }) {
  return (
    <ol className={classes.events}>
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added at the end
        <EventLine key={index} event={event} />
      ))}
    </ol>
  );
}

function EventLine({ event }: { readonly event: VersionEvent }) {
  const { t } = useTranslation();
  const Icon: LucideIcon = event.state === undefined ? History : stateMarks[event.state].icon;
  const name = eventNames[event.kind];
  return (
    <li className={line.event}>
      <span className={line.mark}>
        <Icon size={14} aria-hidden="true" />
      </span>
      <div className={line.words}>
        <p>
          <b>{name === undefined ? <Datum code>{event.kind}</Datum> : t(name)}</b>
        </p>
        {event.reason === undefined ? null : (
          <p>
            <Datum>{event.reason}</Datum>
          </p>
        )}
        {event.confirmed?.map(({ message }) => (
          <p key={message} lang="en">
            <Datum>{message}</Datum>
          </p>
        ))}
        <p className={line.when}>
          <Moment at={event.at} /> ·{' '}
          {event.by === theSystem ? t('history.system') : <Datum>{event.by}</Datum>}
        </p>
      </div>
    </li>
  );
}
