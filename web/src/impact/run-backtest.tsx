import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backtestQuery, runBacktest } from '../api/impact.ts';
import { profileVersionsQuery } from '../api/profiles.ts';
import { Card } from '../shell/card.tsx';
import { Refused } from '../shell/refused.tsx';
import { WaitingMark } from '../shell/waiting-mark.tsx';
import classes from './run-backtest.module.css';

type Props = { readonly id: string; readonly version: number };

/** Tries the version on history: all of it, or some of its days. */
export function RunBacktest({ id, version }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const running = useMutation({
    mutationFn: () =>
      runBacktest(id, version, { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }),
    onSuccess: async (report) => {
      client.setQueryData(backtestQuery(id, version).queryKey, report);
      await client.invalidateQueries({ queryKey: profileVersionsQuery(id).queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    running.mutate();
  };
  return (
    <Card title={t('backtest.run.title')}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          size="xs"
          type="date"
          label={t('backtest.from')}
          value={from}
          {...(to === '' ? {} : { max: to })}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          type="date"
          label={t('backtest.to')}
          value={to}
          {...(from === '' ? {} : { min: from })}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button
          type="submit"
          size="xs"
          loading={running.isPending}
          leftSection={<Play size={14} aria-hidden="true" />}
        >
          {t('backtest.run')}
        </Button>
        <span className={classes.about} role="status">
          {running.isPending ? t('backtest.running') : t('backtest.run.about')}
        </span>
      </form>
      {running.isPending ? <WaitingMark /> : null}
      {running.isError ? <Refused error={running.error} /> : null}
    </Card>
  );
}
