import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CirclePlay, CircleStop } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChallengerView } from '../../../src/server/api.ts';
import { stepChallenger } from '../api/challengers.ts';
import form from '../profiles/step-form.module.css';
import steps from '../profiles/steps.module.css';
import { Refused } from '../shell/refused.tsx';
import { useSession } from '../shell/use-session.ts';

const words = {
  start: { name: 'challenger.start', about: 'challenger.start.about', icon: CirclePlay },
  stop: { name: 'challenger.stop', about: 'challenger.stop.about', icon: CircleStop },
} as const;

/** Starts or stops a challenger; asked once more, since neither can be taken back. */
export function ChallengerSteps({ challenger }: { readonly challenger: ChallengerView }) {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const step = challenger.state === 'registered' ? 'start' : 'stop';
  const taking = useMutation({
    mutationFn: () => stepChallenger(challenger.name, step),
    onSuccess: () => client.invalidateQueries(),
  });
  if (challenger.state === 'stopped') return null;
  const isOwn = step === 'start' && challenger.author === session.name;
  const { name, about, icon: Icon } = words[step];
  return (
    <section className={steps.steps} aria-label={t('steps.title')}>
      {isAsking ? (
        <div className={form.form}>
          <p>{t(about)}</p>
          {taking.isError ? <Refused error={taking.error} /> : null}
          <div className={form.buttons}>
            <Button size="xs" loading={taking.isPending} onClick={() => taking.mutate()}>
              {t(name)}
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsking(false)}>
              {t('step.cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <Button
          size="xs"
          disabled={isOwn}
          leftSection={<Icon size={14} aria-hidden="true" />}
          onClick={() => setAsking(true)}
        >
          {t(name)}
        </Button>
      )}
      {isOwn ? <p className={steps.refusal}>{t('challenger.notOwn')}</p> : null}
    </section>
  );
}
