import type { ReactNode } from 'react';
import classes from './box.module.css';
import { BoxNumber } from './box-number.tsx';

type Props = {
  /** The number of the box on the paper form, where it has one. */
  readonly number?: string;
  readonly label: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** A box of the declaration, as on the paper form: its number, its label, and what was declared in it. */
export function Box({ number, label, wide = false, children }: Props) {
  return (
    <div className={classes.box} data-wide={wide}>
      <dt>
        {number === undefined ? null : <BoxNumber number={number} />}
        {label}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
