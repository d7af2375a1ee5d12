import type { ErrorComponentProps } from '@tanstack/react-router';
import { Failed } from './failed.tsx';
import classes from './plain-page.module.css';

/** The whole page when not even the session could be asked for. */
export function FailedPage(props: ErrorComponentProps) {
  return (
    <main className={classes.main}>
      <Failed {...props} />
    </main>
  );
}
