import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Equal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { profileDifferenceQuery } from '../api/profiles.ts';
import { Answered } from '../shell/answered.tsx';
import { Notice } from '../shell/notice.tsx';
import { Differences } from './differences.tsx';

type Props = { readonly id: string; readonly from: number; readonly to: number };

/** What differs between two versions, side by side and in words. */
export function DifferenceTable({ id, from, to }: Props) {
  const { t } = useTranslation();
  const asked = useQuery(profileDifferenceQuery(id, from, to));
  return (
    <Answered asked={asked} pending={<Skeleton height={120} />}>
      {({ differences }) =>
        differences.length === 0 ? (
          <Notice icon={Equal} title={t('versions.same')} />
        ) : (
          <Differences
            differences={differences}
            before={t('declaration.version', { version: from })}
            after={t('declaration.version', { version: to })}
          />
        )
      }
    </Answered>
  );
}
