import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Filter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { profilesQuery } from '../api/profiles.ts';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import { Moment } from '../shell/moment.tsx';
import { MoreButton } from '../shell/more-button.tsx';
import { Notice } from '../shell/notice.tsx';
import classes from './profiles-card.module.css';
import { ProfilesFilter } from './profiles-filter.tsx';
import { ProfilesRows } from './profiles-rows.tsx';

/** The profiles that fit the filters, page by page. */
export function ProfilesCard() {
  const { t } = useTranslation();
  const { state, area, text } = useSearch({ from: '/signed-in/profiles' });
  const profiles = useInfiniteQuery(profilesQuery({ state, riskArea: area, contains: text }));
  return (
    <Card
      title={t('profiles.all')}
      aside={<ProfilesFilter key={text ?? ''} state={state} area={area} text={text} />}
    >
      <Answered asked={profiles} pending={<Skeleton height={320} />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return rows.length === 0 ? <NoProfiles /> : <ProfilesRows rows={rows} />;
        }}
      </Answered>
      <MoreButton asked={profiles} />
      <CountedUpTo at={profiles.data?.pages[0]?.matchesCountedUpTo} />
    </Card>
  );
}

function NoProfiles() {
  const { t } = useTranslation();
  const { state, area, text } = useSearch({ from: '/signed-in/profiles' });
  const isFiltered = [state, area, text].some((filter) => filter !== undefined);
  return (
    <Notice icon={Filter} title={t(isFiltered ? 'profiles.nothingFits' : 'profiles.none')}>
      {isFiltered ? (
        <Link to="/profiles" search={{}} resetScroll={false}>
          {t('arrivals.clear')}
        </Link>
      ) : null}
    </Notice>
  );
}

/** Matches are counted behind the decisions: how far they are. */
function CountedUpTo({ at }: { readonly at: string | undefined }) {
  const { t } = useTranslation();
  if (at === undefined) return null;
  return (
    <p className={classes.counted}>
      {t('profiles.countedUpTo')} <Moment at={at} withoutZone />
    </p>
  );
}
