import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice.tsx';

type Props<Answer> = {
  readonly asked: UseQueryResult<Answer>;
  /** Keeps the place until the answer is there. */
  readonly pending: ReactNode;
  readonly children: (answer: Answer) => ReactNode;
};

/** What an answer of the server is shown as; until there is one, its place, or what went wrong. */
export function Answered<Answer>({ asked, pending, children }: Props<Answer>) {
  if (asked.data !== undefined) return children(asked.data);
  if (!asked.isError) return pending;
  return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />;
}
