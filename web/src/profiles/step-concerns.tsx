import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Datum } from '../shell/datum.tsx';
import { Notice } from '../shell/notice.tsx';
import type { Concern } from './concerns-of.ts';

/** What the server wants to be confirmed before a step is taken. */
export function StepConcerns({ concerns }: { readonly concerns: readonly Concern[] }) {
  const { t } = useTranslation();
  return (
    <Notice icon={TriangleAlert} title={t('step.concerns')} urgent>
      {concerns.map(({ message }) => (
        <p key={message} lang="en">
          <Datum>{message}</Datum>
        </p>
      ))}
    </Notice>
  );
}
