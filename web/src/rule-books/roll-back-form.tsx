import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rollBack } from '../api/rule-books.ts';
import form from '../profiles/step-form.module.css';
import { Refused } from '../shell/refused.tsx';

type Props = { readonly hash: string; readonly onClose: () => void };

/** Asks for the reason before a rule book comes back. */
export function RollBackForm({ hash, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const going = useMutation({
    mutationFn: () => rollBack(hash, reason.trim()),
    async onSuccess() {
      await client.invalidateQueries();
      onClose();
      document.querySelector<HTMLElement>('main h1')?.focus();
    },
  });
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    going.mutate();
  };
  return (
    <form className={form.form} onSubmit={submit} aria-label={t('rollBack.begin')}>
      <p>{t('rollBack.about')}</p>
      <Textarea
        ref={field}
        size="xs"
        rows={3}
        required
        maxLength={2_000}
        label={t('step.reason.required')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {going.isError ? <Refused error={going.error} /> : null}
      <div className={form.buttons}>
        <Button type="submit" size="xs" loading={going.isPending}>
          {t('rollBack.do')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('step.cancel')}
        </Button>
      </div>
    </form>
  );
}
