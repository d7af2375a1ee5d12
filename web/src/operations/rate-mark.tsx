import type { RateView } from '../../../src/server/api.ts';
import classes from './rate-mark.module.css';

const width = 120;
const height = 18;
const middle = height / 2;

/** A rate as a dot on its interval, with a stroke where it was expected. The figures stand beside it. */
export function RateMark({ rate, expected }: { readonly rate: RateView; readonly expected: number }) {
  const end = Math.max(rate.high, expected) * 1.15 || 1;
  const at = (share: number) => 2 + (Math.min(share, end) / end) * (width - 4);
  return (
    <svg
      className={classes.mark}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <line className={classes.axis} x1={2} x2={width - 2} y1={height - 2} y2={height - 2} />
      <line className={classes.interval} x1={at(rate.low)} x2={at(rate.high)} y1={middle} y2={middle} />
      <line className={classes.expected} x1={at(expected)} x2={at(expected)} y1={1} y2={height - 2} />
      <circle className={classes.value} cx={at(rate.value)} cy={middle} r={3.5} />
    </svg>
  );
}
