import { type ReactNode, useId } from 'react';
import classes from './card.module.css';

type Props = {
  readonly title: string;
  /** Beside the title, such as filters. */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A part of a page under its own heading. */
export function Card({ title, aside, className, children }: Props) {
  const id = useId();
  return (
    <section className={`${classes.card} ${className ?? ''}`} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
