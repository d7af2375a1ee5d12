import { type ReactNode, useEffect } from 'react';
import classes from './page-header.module.css';

type Props = {
  /** In plain words, for the title of the window. */
  readonly title: string;
  /** The heading where it holds more than words. */
  readonly heading?: ReactNode;
  readonly children?: ReactNode;
};

/** The one `h1` of a page, with what belongs beside it. */
export function PageHeader({ title, heading = title, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Tamga`;
  }, [title]);
  return (
    <header className={classes.header}>
      <h1 className={classes.heading} tabIndex={-1}>
        {heading}
      </h1>
      {children}
    </header>
  );
}
