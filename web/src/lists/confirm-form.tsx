import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionTerms } from '../api/lists.ts';
import { type Concern, confirmationOf } from '../profiles/concerns-of.ts';
import { StepConcerns } from '../profiles/step-concerns.tsx';
import classes from '../profiles/step-form.module.css';

type Props = {
  readonly concerns: readonly Concern[];
  readonly onConfirm: (terms: DecisionTerms) => void;
  readonly onCancel: () => void;
};

/** Tells what speaks against a version of a list, which is then accepted with a reason only. */
export function ConfirmForm({ concerns, onConfirm, onCancel }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm({ ...confirmationOf(concerns), reason: reason.trim() });
  };
  return (
    <form className={classes.form} onSubmit={submit} aria-label={t('proposal.accept')}>
      <StepConcerns concerns={concerns} />
      <Textarea
        size="xs"
        rows={3}
        maxLength={2_000}
        required
        label={t('step.reason.required')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" size="xs">
          {t('step.confirm')}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('step.cancel')}
        </Button>
      </div>
    </form>
  );
}
