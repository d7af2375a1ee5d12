import type { ReactNode } from 'react';
import classes from './box.module.css';

/** Boxes side by side, as many as there is room for. */
export function Boxes({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.boxes}>{children}</dl>;
}
