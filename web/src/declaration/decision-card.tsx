import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Decision, HistoryView } from '../../../src/server/api.ts';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import classes from './decision-card.module.css';
import { DrawWords } from './draw-words.tsx';
import { laneNow } from './lane-now.ts';
import { OrderedMeasures } from './ordered-measures.tsx';
import { Reasons } from './reasons.tsx';
import { RuleBookMark } from './rule-book-mark.tsx';
import { Verdict } from './verdict.tsx';

type Props = {
  readonly decision: UseQueryResult<Decision>;
  readonly history: HistoryView | undefined;
};

/** What was decided, what is to be done, and why. */
export function DecisionCard({ decision: asked, history }: Props) {
  const { t } = useTranslation();
  return (
    <Card title={t('decision.title')} className={classes.card}>
      <Answered asked={asked} pending={<Skeleton height={240} />}>
        {(decision) => (
          <div className={classes.parts}>
            <Verdict decision={decision} now={laneNow(decision, history)} />
            <OrderedMeasures measures={decision.measures} />
            <Reasons reasons={decision.reasons} />
            <DrawWords draw={decision.randomDraw} />
            <RuleBookMark hash={decision.ruleBook} />
          </div>
        )}
      </Answered>
    </Card>
  );
}
