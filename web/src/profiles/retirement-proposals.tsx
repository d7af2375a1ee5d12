import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { retirementProposalsQuery } from '../api/profiles.ts';
import { useFormats } from '../language/use-formats.ts';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import { Moment } from '../shell/moment.tsx';
import { Notice } from '../shell/notice.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import { ProposalLine } from './proposal-line.tsx';
import classes from './retirement-proposals.module.css';

/** Profiles in force that nothing matched for long, or whose validity ended; a person decides about each. */
export function RetirementProposals() {
  const { t } = useTranslation();
  const formats = useFormats();
  const proposals = useQuery(retirementProposalsQuery);
  return (
    <Card title={t('proposals.title')}>
      <Answered asked={proposals} pending={<Skeleton height={200} />}>
        {(view) => (
          <>
            <p className={classes.about}>
              {t('proposals.about', { days: formats.number(view.daysWithoutMatch) })}{' '}
              {view.counted.countedUpTo === undefined ? null : (
                <>
                  {t('proposals.countedUpTo')} <Moment at={view.counted.countedUpTo} />
                </>
              )}
            </p>
            {view.counted.isComplete ? null : <p className={classes.about}>{t('proposals.incomplete')}</p>}
            {view.proposals.length === 0 ? (
              <Notice icon={CircleCheck} title={t('proposals.none')} />
            ) : (
              <Scrolling label={t('proposals.title')}>
                <table className={`${tables.table} ${classes.table}`}>
                  <thead>
                    <tr>
                      <th scope="col">{t('profiles.column.profile')}</th>
                      <th scope="col">{t('proposals.why')}</th>
                      <th scope="col">{t('proposals.inForce')}</th>
                      <th scope="col" className={tables.number}>
                        {t('proposals.matches')}
                      </th>
                      <th scope="col">{t('proposals.lastMatch')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {view.proposals.map((proposal) => (
                      <ProposalLine key={`${proposal.id} ${proposal.why}`} proposal={proposal} />
                    ))}
                  </tbody>
                </table>
              </Scrolling>
            )}
          </>
        )}
      </Answered>
    </Card>
  );
}
