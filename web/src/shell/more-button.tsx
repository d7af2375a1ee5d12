import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './more-button.module.css';
import { ProblemNotice } from './problem-notice.tsx';

type Props = {
  readonly asked: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly error: unknown;
    readonly fetchNextPage: () => unknown;
  };
};

/** Shows the next page of a list below those already there. */
export function MoreButton({ asked }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {asked.isFetchNextPageError ? <ProblemNotice error={asked.error} /> : null}
      {asked.hasNextPage ? (
        <Button
          className={classes.more}
          size="xs"
          variant="default"
          loading={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {t('list.more')}
        </Button>
      ) : null}
    </>
  );
}
