import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RequestRefused, statusOf } from '../api/request-refused.ts';
import type { MessageKey } from '../language/message-key.ts';
import { Datum } from './datum.tsx';
import { Notice } from './notice.tsx';

type Props = { readonly error: unknown; readonly onRetry?: () => void };

/** Says what went wrong, in the page's words first and then in the server's. */
export function ProblemNotice({ error, onRetry }: Props) {
  const { t } = useTranslation();
  return (
    <Notice icon={TriangleAlert} title={t(wordsFor(statusOf(error)))} urgent>
      {error instanceof RequestRefused ? (
        <p>
          <Datum>
            {[error.problem.title, error.problem.detail].filter((text) => text !== undefined).join(': ')}
          </Datum>
        </p>
      ) : null}
      {onRetry === undefined ? null : (
        <Button size="xs" variant="default" onClick={onRetry}>
          {t('problem.retry')}
        </Button>
      )}
    </Notice>
  );
}

function wordsFor(status: number | undefined): MessageKey {
  if (status === undefined) return 'problem.unreachable';
  if (status === 403) return 'problem.forbidden';
  if (status === 404) return 'problem.missing';
  if (status === 429) return 'problem.busy';
  return status >= 500 ? 'problem.server' : 'problem.refused';
}
