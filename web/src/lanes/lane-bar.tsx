import type { LaneCounts } from '../../../src/server/api.ts';
import { lanes } from './lane.ts';
import classes from './lane-bar.module.css';
import { useLaneCountsWords } from './use-lane-counts-words.ts';

/** The shares of the lanes as one thin bar, which says its counts to those who do not see it. */
export function LaneBar({ counts }: { readonly counts: LaneCounts }) {
  const words = useLaneCountsWords(counts);
  return (
    <span className={classes.bar} role="img" aria-label={words} title={words}>
      {lanes
        .filter((lane) => counts[lane] > 0)
        .map((lane) => (
          <span key={lane} data-lane={lane} style={{ flexGrow: counts[lane] }} />
        ))}
    </span>
  );
}
