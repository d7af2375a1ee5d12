import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { profileShadowQuery } from '../api/impact.ts';
import type { ShownVersion } from '../profiles/shown-version.ts';
import { Answered } from '../shell/answered.tsx';
import { Notice } from '../shell/notice.tsx';
import { ShadowReport } from './shadow-report.tsx';
import { wasInShadow } from './was.ts';

/** What the version would have decided on live traffic while it stood in shadow. */
export function ShadowPart({ shown }: { readonly shown: ShownVersion }) {
  const { t } = useTranslation();
  const isJudged = wasInShadow(shown);
  const shadow = useQuery({ ...profileShadowQuery(shown.id, shown.version), enabled: isJudged });
  if (!isJudged) {
    return (
      <Notice icon={EyeOff} title={t('shadow.none')}>
        <p>{t('shadow.about')}</p>
      </Notice>
    );
  }
  return (
    <Answered asked={shadow} pending={<Skeleton height={420} />}>
      {(view) => <ShadowReport view={view} tried="profile" profile={view.id} />}
    </Answered>
  );
}
