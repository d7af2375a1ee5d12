import { Skeleton } from '@mantine/core';
import { CatchBoundary } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { WaitingMark } from '../shell/waiting-mark.tsx';
import { ChartMissing } from './chart-missing.tsx';

/** Keeps the place of a chart while its code is on its way, and says so when it does not arrive. */
export function ChartPlace({
  className,
  children,
}: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={className}>
      <CatchBoundary getResetKey={() => 'chart'} errorComponent={ChartMissing}>
        <Suspense
          fallback={
            <>
              <WaitingMark />
              <Skeleton height="100%" />
            </>
          }
        >
          {children}
        </Suspense>
      </CatchBoundary>
    </div>
  );
}
