import type { OperationsView } from '../../../src/server/api.ts';
import { ArrivalsByHour } from './arrivals-by-hour.tsx';
import classes from './figures.module.css';
import { Headline } from './headline.tsx';
import { LaneShares } from './lane-shares.tsx';
import { Offices } from './offices.tsx';

type Props = {
  readonly view: OperationsView;
  /** Those of other filters, shown until the ones asked for arrive. */
  readonly isOlder: boolean;
};

/** The figures of the period. */
export function Figures({ view, isOlder }: Props) {
  return (
    <div className={classes.figures} data-older={isOlder}>
      <Headline view={view} />
      <ArrivalsByHour view={view} />
      <LaneShares view={view} />
      <Offices view={view} />
    </div>
  );
}
