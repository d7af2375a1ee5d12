import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FileX, Upload } from 'lucide-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { registerChallenger } from '../api/challengers.ts';
import form from '../lists/form.module.css';
import { Card } from '../shell/card.tsx';
import { Notice } from '../shell/notice.tsx';
import { Refused } from '../shell/refused.tsx';

/** Registers the rule book that a file holds, and leads to it; somebody else starts it. */
export function RegisterChallenger() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const registering = useMutation({
    mutationFn: (given: FormData) =>
      registerChallenger(String(given.get('name') ?? '').trim(), given.get('file') as File),
    async onSuccess({ name }) {
      await client.invalidateQueries();
      await navigate({ to: '/challengers/$name', params: { name } });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    registering.mutate(new FormData(event.currentTarget));
  };
  return (
    <Card title={t('challengers.register')}>
      <form onSubmit={submit} className={form.stack}>
        <p className={form.about}>{t('challengers.register.about')}</p>
        <div className={form.fields}>
          <TextInput
            size="xs"
            name="name"
            required
            maxLength={64}
            autoComplete="off"
            label={t('lists.name')}
          />
          <label className={form.file}>
            {t('challengers.register.file')}
            <input type="file" name="file" required accept=".json,application/json" />
          </label>
          <Button
            type="submit"
            size="xs"
            loading={registering.isPending}
            leftSection={<Upload size={14} aria-hidden="true" />}
          >
            {t('challengers.register.do')}
          </Button>
        </div>
        {registering.error instanceof SyntaxError ? (
          <Notice icon={FileX} title={t('challengers.register.notJson')} urgent />
        ) : null}
        {registering.isError && !(registering.error instanceof SyntaxError) ? (
          <Refused error={registering.error} />
        ) : null}
      </form>
    </Card>
  );
}
