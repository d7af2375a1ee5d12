import { useTranslation } from 'react-i18next';
import type { LaneCounts } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { laneNames, lanes } from './lane.ts';
import classes from './lane-bar.module.css';

/** The shares of the lanes as one thin bar, which says its counts to those who do not see it. */
export function LaneBar({ counts }: { readonly counts: LaneCounts }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = lanes.map((lane) => `${t(laneNames[lane])} ${formats.number(counts[lane])}`).join(', ');
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
