import type { ReactNode } from 'react';
import classes from './scrolling.module.css';

type Props = {
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A region that scrolls by itself, so that the page does not; the keyboard can reach and scroll it. */
export function Scrolling({ label, className, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region without controls is reached only so
    <section className={`${classes.scrolling} ${className ?? ''}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
