import type { ReactNode } from 'react';
import { useBusy } from './use-busy.ts';

/** The main region of every page; the target of the skip link. */
export function MainRegion({
  className,
  children,
}: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <main id="main" tabIndex={-1} aria-busy={useBusy() ? true : undefined} className={className}>
      {children}
    </main>
  );
}
