import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProfileStep, takeStep } from '../api/profile-step.ts';
import { Refused } from '../shell/refused.tsx';
import { type Concern, concernsOf, confirmationOf } from './concerns-of.ts';
import { StepConcerns } from './step-concerns.tsx';
import classes from './step-form.module.css';
import { stepWords } from './step-words.ts';

type Props = {
  readonly id: string;
  readonly version: number;
  readonly step: ProfileStep;
  readonly onClose: (done: boolean) => void;
};

/**
 * Asks once more before a step is taken. What the server has concerns about is told, and taken only with a reason
 * and a second word.
 */
export function StepForm({ id, version, step, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const taking = useMutation({
    mutationFn: (confirmed: readonly Concern[]) =>
      takeStep(id, {
        step,
        version,
        ...confirmationOf(confirmed),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        ...(step === 'schedule' ? { from: new Date(from).toISOString() } : {}),
      }),
    async onSuccess() {
      await client.invalidateQueries();
      onClose(true);
    },
  });
  const concerns = concernsOf(taking.error);
  const { name, about } = stepWords[step];
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    taking.mutate(concerns ?? []);
  };
  return (
    <form ref={form} className={classes.form} onSubmit={submit} aria-label={t(name)}>
      <p>{t(about)}</p>
      {step === 'schedule' ? (
        <TextInput
          size="xs"
          type="datetime-local"
          required
          label={t('step.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
      ) : null}
      {concerns === undefined ? null : <StepConcerns concerns={concerns} />}
      <Textarea
        size="xs"
        rows={3}
        maxLength={2_000}
        required={concerns !== undefined}
        label={t(concerns === undefined ? 'step.reason' : 'step.reason.required')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {taking.isError && concerns === undefined ? <Refused error={taking.error} /> : null}
      <div className={classes.buttons}>
        <Button type="submit" size="xs" loading={taking.isPending}>
          {concerns === undefined ? t(name) : t('step.confirm')}
        </Button>
        <Button size="xs" variant="default" onClick={() => onClose(false)}>
          {t('step.cancel')}
        </Button>
      </div>
    </form>
  );
}
