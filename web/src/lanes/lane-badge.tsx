import { useTranslation } from 'react-i18next';
import type { Lane } from '../../../src/server/api.ts';
import { laneNames } from './lane.ts';
import classes from './lane-badge.module.css';
import { LaneIcon } from './lane-icon.tsx';

/** A lane by colour, icon and word: none of them has to be seen for the others to be understood. */
export function LaneBadge({
  lane,
  size = 'small',
}: {
  readonly lane: Lane;
  readonly size?: 'small' | 'large';
}) {
  const { t } = useTranslation();
  return (
    <span className={classes.badge} data-lane={lane} data-size={size}>
      <LaneIcon lane={lane} size={size === 'large' ? 18 : 14} />
      {t(laneNames[lane])}
    </span>
  );
}
