import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListProposalView, ListView } from '../../../src/server/api.ts';
import { uploadEntries } from '../api/lists.ts';
import { Card } from '../shell/card.tsx';
import { Refused } from '../shell/refused.tsx';
import classes from './form.module.css';
import { columnsOf } from './list-kind.ts';

type Props = { readonly list: ListView; readonly onProposed: (proposal: ListProposalView) => void };

/** Proposes what a file says: CSV with a line of column names, or NDJSON. */
export function UploadCard({ list, onProposed }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const uploading = useMutation({
    mutationFn: (form: FormData) => {
      const reason = String(form.get('reason') ?? '').trim();
      return uploadEntries(list.name, form.get('file') as File, {
        partial: form.has('partial'),
        replace: form.has('replace'),
        ...(reason === '' ? {} : { reason }),
      });
    },
    async onSuccess(proposal) {
      onProposed(proposal);
      await client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    uploading.mutate(new FormData(event.currentTarget));
  };
  return (
    <Card title={t('upload.title')}>
      <form onSubmit={submit} className={classes.stack}>
        <p className={classes.about}>
          {t('upload.about')} <code translate="no">{columnsOf(list.kind).join(', ')}</code>
          {list.kind === 'party' ? <> {t('upload.several')}</> : null}
        </p>
        <label className={classes.file}>
          {t('upload.file')}
          <input type="file" name="file" required accept=".csv,.ndjson,.jsonl,text/csv" />
        </label>
        <div className={classes.checks}>
          <label>
            <input type="checkbox" name="replace" />
            {t('upload.replace')}
          </label>
          <label>
            <input type="checkbox" name="partial" />
            {t('upload.partial')}
          </label>
        </div>
        <TextInput size="xs" name="reason" maxLength={1_024} autoComplete="off" label={t('step.reason')} />
        {uploading.isError ? <Refused error={uploading.error} /> : null}
        <div>
          <Button
            type="submit"
            size="xs"
            loading={uploading.isPending}
            leftSection={<Upload size={14} aria-hidden="true" />}
          >
            {t('list.propose')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
