import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShadowComparisonView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { RateText } from '../risk/rate-text.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Facts } from '../shell/facts.tsx';
import { Moment } from '../shell/moment.tsx';
import { Notice } from '../shell/notice.tsx';
import pairs from './backtest-report.module.css';
import { Examples } from './examples.tsx';
import hits from './hit-rates.module.css';
import classes from './impact-part.module.css';
import { LaneMoves } from './lane-moves.tsx';
import { ShadowOffices } from './shadow-offices.tsx';

const words = {
  profile: {
    about: 'shadow.about',
    title: 'shadow.title',
    lasting: 'shadow.lasting',
    hits: 'hitRate.matches',
  },
  challenger: {
    about: 'challengers.about',
    title: 'challenger.judged',
    lasting: 'challenger.lasting',
    hits: 'challenger.hits',
  },
} as const;

type Props = {
  readonly view: ShadowComparisonView;
  readonly tried: keyof typeof words;
  /** The profile whose items are pointed at in the examples. */
  readonly profile?: string;
  /** After what was judged. */
  readonly children?: ReactNode;
};

/** Would-be decisions beside the decisions, over the same declarations. */
export function ShadowReport({ view, tried, profile: pointed, children }: Props) {
  const { t } = useTranslation();
  const { number, percent } = useFormats();
  const { hitRates, matchesSelectedBy } = view;
  return (
    <div className={classes.parts}>
      <p className={classes.about}>{t(words[tried].about)}</p>
      {view.fault === undefined ? null : (
        <Notice icon={TriangleAlert} title={t('shadow.fault')} urgent>
          <p lang="en">
            <Datum>{view.fault}</Datum>
          </p>
        </Notice>
      )}
      <Card title={t(words[tried].title)}>
        <Facts
          facts={[
            {
              name: t('shadow.since'),
              value: view.since === undefined ? t('shadow.notYet') : <Moment at={view.since} />,
            },
            {
              name: t('shadow.until'),
              value: view.until === undefined ? t(words[tried].lasting) : <Moment at={view.until} />,
            },
            {
              name: t('shadow.judged'),
              value: (
                <Datum>
                  {number(view.judged)} / {number(view.decided)} ({percent(view.judgedShare)})
                </Datum>
              ),
            },
            { name: t('shadow.waiting'), value: <Datum>{number(view.waiting)}</Datum> },
            { name: t('shadow.leftOut'), value: <Datum>{number(view.leftOut)}</Datum> },
            { name: t('shadow.matches'), value: <RateText rate={view.matches} /> },
            {
              name: t('shadow.byProfile'),
              value: <Datum>{number(matchesSelectedBy.profile)}</Datum>,
            },
            { name: t('shadow.byRandom'), value: <Datum>{number(matchesSelectedBy.random)}</Datum> },
            { name: t('shadow.byNone'), value: <Datum>{number(matchesSelectedBy.none)}</Datum> },
          ]}
        />
      </Card>
      {children}
      <div className={pairs.pair}>
        <Card title={t('laneMoves.title')}>
          <LaneMoves matrix={view.lanes} changed={view.moved} of={view.judged} />
        </Card>
        <Card title={t('hitRate.title')}>
          <Facts
            facts={[
              { name: t(words[tried].hits), value: <RateText rate={hitRates.wouldBe} /> },
              { name: t('hitRate.inForce'), value: <RateText rate={hitRates.inForce} /> },
              { name: t('hitRate.randomMatches'), value: <RateText rate={hitRates.drawn.wouldBe} /> },
              { name: t('hitRate.randomInForce'), value: <RateText rate={hitRates.drawn.inForce} /> },
              { name: t('shadow.inspected'), value: <Datum>{number(hitRates.inspected)}</Datum> },
            ]}
          />
          <p className={hits.about}>{t('hitRate.about')}</p>
        </Card>
      </div>
      <ShadowOffices offices={view.offices} />
      <Examples
        examples={view.examples.map(({ inForce, wouldBe, matches, ...example }) => ({
          ...example,
          laneInForce: inForce,
          laneWithProfile: wouldBe,
          items: matches.find(({ profile }) => profile === pointed)?.items ?? [],
        }))}
      />
    </div>
  );
}
