import type { ReactNode } from 'react';
import classes from './box.module.css';

type Props = {
  /** For boxes that hold several lines each. */
  readonly roomy?: boolean;
  readonly children: ReactNode;
};

/** Boxes side by side, as many as there is room for. */
export function Boxes({ roomy = false, children }: Props) {
  return (
    <dl className={classes.boxes} data-roomy={roomy}>
      {children}
    </dl>
  );
}
