import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChallengerView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { HashMark } from '../rule-books/hash-mark.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Facts } from '../shell/facts.tsx';
import { Moment } from '../shell/moment.tsx';
import { useMay } from '../shell/use-session.ts';
import { ChallengerSteps } from './challenger-steps.tsx';

/** What the challenger is, who brought it where it stands, and what can be done with it now. */
export function ChallengerCard({ challenger }: { readonly challenger: ChallengerView }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const mayJudge = useMay('profiles.approve');
  return (
    <Card title={t('standing.title')}>
      <Facts
        facts={[
          { name: t('profiles.title'), value: <Datum>{number(challenger.profiles)}</Datum> },
          { name: t('lists.title'), value: <Datum>{number(challenger.lists)}</Datum> },
          { name: t('decision.ruleBook'), value: <HashMark hash={challenger.ruleBook} /> },
          {
            name: t('challenger.registered'),
            value: doneBy(challenger.registeredAt, challenger.author),
          },
          { name: t('challenger.started'), value: doneBy(challenger.startedAt, challenger.starter) },
          { name: t('challenger.stopped'), value: doneBy(challenger.stoppedAt, challenger.stopper) },
        ]}
      />
      {mayJudge ? <ChallengerSteps key={challenger.state} challenger={challenger} /> : null}
    </Card>
  );
}

function doneBy(at: string | undefined, by: string | undefined): ReactNode {
  if (at === undefined) return '–';
  return (
    <>
      <Moment at={at} withoutZone /> · <Datum>{by}</Datum>
    </>
  );
}
