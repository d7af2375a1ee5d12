import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProfileReadView } from '../../../src/server/api.ts';
import { profileReadsQuery } from '../api/profiles.ts';
import type { MessageKey } from '../language/message-key.ts';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import { MoreButton } from '../shell/more-button.tsx';
import { Notice } from '../shell/notice.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import { useMay } from '../shell/use-session.ts';

const operationNames: Readonly<Record<string, MessageKey>> = {
  getProfile: 'reads.profile',
  listProfiles: 'reads.list',
  listProfileVersions: 'reads.versions',
  compareProfileVersions: 'reads.difference',
  getBacktest: 'reads.backtest',
  getRuleBook: 'reads.ruleBook',
  compareRuleBooks: 'reads.ruleBookDifference',
};

/** Who saw the profile, and where; the newest first. */
export function ReadersPart({ id }: { readonly id: string }) {
  if (!useMay('audit.read')) return <NotHere />;
  return <Readers id={id} />;
}

function NotHere() {
  const { t } = useTranslation();
  return <Notice icon={EyeOff} title={t('account.notHere')} />;
}

function Readers({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const reads = useInfiniteQuery(profileReadsQuery(id));
  return (
    <Card title={t('reads.title')}>
      <Answered asked={reads} pending={<Skeleton height={200} />}>
        {({ pages }) => (
          <Scrolling label={t('reads.title')}>
            <table className={tables.table}>
              <thead>
                <tr>
                  <th scope="col">{t('reads.at')}</th>
                  <th scope="col">{t('reads.by')}</th>
                  <th scope="col">{t('reads.where')}</th>
                </tr>
              </thead>
              <tbody>
                {pages
                  .flatMap((page) => page.rows)
                  .map((read, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two reads may be alike in everything
                    <ReadLine key={index} read={read} />
                  ))}
              </tbody>
            </table>
          </Scrolling>
        )}
      </Answered>
      <MoreButton asked={reads} />
    </Card>
  );
}

function ReadLine({ read }: { readonly read: ProfileReadView }) {
  const { t } = useTranslation();
  const name = Object.hasOwn(operationNames, read.operation) ? operationNames[read.operation] : undefined;
  return (
    <tr>
      <td>
        <Moment at={read.at} />
      </td>
      <td>
        <Datum>{read.by}</Datum>
      </td>
      <td>
        {name === undefined ? <Datum code>{read.operation}</Datum> : t(name)}
        {read.ruleBook === undefined ? null : (
          <>
            {' '}
            <Datum code title={read.ruleBook}>
              {`${read.ruleBook.slice(0, 19)}…`}
            </Datum>
          </>
        )}
      </td>
    </tr>
  );
}
