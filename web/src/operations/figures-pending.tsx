import { Skeleton } from '@mantine/core';
import classes from './figures-pending.module.css';

/** In the place of the figures before the first of them came. */
export function FiguresPending() {
  return (
    <div className={classes.places} aria-hidden="true">
      <Skeleton height={72} />
      <Skeleton height={236} />
    </div>
  );
}
