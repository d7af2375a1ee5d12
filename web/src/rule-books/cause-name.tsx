import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MessageKey } from '../language/message-key.ts';
import { Datum } from '../shell/datum.tsx';
import { type Cause, readCause } from './cause.ts';
import { HashMark } from './hash-mark.tsx';

const names: Readonly<Record<string, MessageKey>> = {
  'profile.activated': 'profileEvent.activated',
  'profile.suspended': 'profileEvent.suspended',
  'profile.retired': 'profileEvent.retired',
  scheduled: 'cause.scheduled',
  'profiles.imported': 'profileEvent.imported',
  'profiles.taken-over': 'profileEvent.takenOver',
  'rule-book.rolled-back': 'profileEvent.rolledBack',
  'list.in-force': 'cause.list',
};

/** What brought a rule book in force. */
export function CauseName({ cause: text }: { readonly cause: string | undefined }) {
  const { t } = useTranslation();
  if (text === undefined) return null;
  const cause = readCause(text);
  const name = Object.hasOwn(names, cause.kind) ? names[cause.kind] : undefined;
  return (
    <>
      {name === undefined ? <Datum code>{cause.kind}</Datum> : t(name)} <Brought cause={cause} />
    </>
  );
}

function Brought({ cause }: { readonly cause: Cause }) {
  const { t } = useTranslation();
  if ('profile' in cause) {
    const { id, version } = cause.profile;
    return (
      <Link to="/profiles/$id" params={{ id }} search={{ version }}>
        <Datum code>{id}</Datum> · {t('declaration.version', { version })}
      </Link>
    );
  }
  if ('hash' in cause) return <HashMark hash={cause.hash} />;
  // How many profiles came with an import stands beside it already.
  return cause.kind === 'profiles.imported' ? null : <Datum>{cause.rest}</Datum>;
}
