import { Pending } from './pending.tsx';
import classes from './plain-page.module.css';

/** The whole page while it is not yet known who asks. */
export function PendingPage() {
  return (
    <main aria-busy="true" className={classes.main}>
      <Pending />
    </main>
  );
}
