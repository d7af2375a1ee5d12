import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CirclePlay, ListX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListVersionView } from '../../../src/server/api.ts';
import { listVersionsQuery } from '../api/lists.ts';
import type { MessageKey } from '../language/message-key.ts';
import entry from '../rule-books/rule-book-entry.module.css';
import list from '../rule-books/rule-book-list.module.css';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import { MoreButton } from '../shell/more-button.tsx';
import { Notice } from '../shell/notice.tsx';
import { CountsWords } from './counts-words.tsx';
import { ListDifference } from './list-difference.tsx';

const stateNames = {
  proposed: 'listState.proposed',
  accepted: 'listState.accepted',
  withdrawn: 'listState.withdrawn',
} as const satisfies Record<ListVersionView['state'], MessageKey>;

/** The versions of a list, the newest first: who changed how much, and who accepted it. */
export function VersionsCard({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const versions = useInfiniteQuery(listVersionsQuery(name));
  return (
    <Card title={t('list.part.versions')}>
      <Answered asked={versions} pending={<Skeleton height={240} />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <Notice icon={ListX} title={t('list.notInForce')} />;
          return (
            <ol className={list.list}>
              {rows.map((version) => (
                <VersionEntry key={version.version} version={version} />
              ))}
            </ol>
          );
        }}
      </Answered>
      <MoreButton asked={versions} />
    </Card>
  );
}

function VersionEntry({ version }: { readonly version: ListVersionView }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={entry.entry}>
      <div className={entry.head}>
        <b>{t('declaration.version', { version: version.version })}</b>
        {version.isInForce ? (
          <span className={entry.now}>
            <CirclePlay size={13} aria-hidden="true" />
            {t('ruleBooks.now')}
          </span>
        ) : (
          <span className={entry.quiet}>{t(stateNames[version.state])}</span>
        )}
        <span>
          <Moment at={version.createdAt} withoutZone /> · <Datum>{version.author}</Datum>
        </span>
        {version.decidedBy === undefined || version.decidedAt === undefined ? null : (
          <span className={entry.quiet}>
            {t(stateNames[version.state])}: <Moment at={version.decidedAt} withoutZone /> ·{' '}
            <Datum>{version.decidedBy}</Datum>
          </span>
        )}
      </div>
      {version.reason === undefined ? null : (
        <p className={entry.reason}>
          <Datum>{version.reason}</Datum>
        </p>
      )}
      {version.decisionReason === undefined ? null : (
        <p className={entry.reason}>
          <Datum>{version.decisionReason}</Datum>
        </p>
      )}
      {version.confirmed?.map(({ message }) => (
        <p key={message} className={entry.quiet} lang="en">
          <Datum>{message}</Datum>
        </p>
      ))}
      <p className={entry.changes}>
        <CountsWords counts={version} />
        <Link
          to="."
          search={({ part: _, text: __, ...search }) => ({ ...search, version: version.version })}
          className={entry.link}
          resetScroll={false}
        >
          {t('list.showEntries')}
        </Link>
      </p>
      {version.base === undefined ? null : (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('list.showDifference', { version: version.base })}</summary>
          {isOpen ? <ListDifference name={version.list} from={version.base} to={version.version} /> : null}
        </details>
      )}
    </li>
  );
}
