import type { ReactNode } from 'react';
import classes from './datum.module.css';

type Props = {
  readonly children: ReactNode;
  /** Codes and identifiers are set so that 0 and O can be told apart. */
  readonly code?: boolean;
  readonly title?: string | undefined;
};

/** Data among labels: what was declared, found or named by someone is never translated. */
export function Datum({ children, code = false, title }: Props) {
  return (
    <span translate="no" className={code ? classes.code : undefined} title={title}>
      {children}
    </span>
  );
}
