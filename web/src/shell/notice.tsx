import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

type Props = {
  readonly icon: LucideIcon;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Read out at once when it appears. */
  readonly urgent?: boolean;
};

/** Says something in the place of what would have been shown. */
export function Notice({ icon: Icon, title, children, urgent = false }: Props) {
  return (
    <div className={classes.notice} role={urgent ? 'alert' : undefined}>
      <Icon size={20} aria-hidden="true" className={classes.icon} />
      <div className={classes.words}>
        <p className={classes.title}>{title}</p>
        {children}
      </div>
    </div>
  );
}
