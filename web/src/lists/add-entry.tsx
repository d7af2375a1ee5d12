import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListView } from '../../../src/server/api.ts';
import type { ListChange } from '../api/lists.ts';
import { Card } from '../shell/card.tsx';
import { DetailInputs } from './detail-inputs.tsx';
import { entryOf } from './entry-of.ts';
import classes from './form.module.css';

type Props = { readonly list: ListView; readonly onAdd: (change: ListChange) => void };

/** One more entry for what is to be proposed. */
export function AddEntry({ list, onAdd }: Props) {
  const { t } = useTranslation();
  const { kind } = list;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    onAdd(entryOf(new FormData(form), list));
    form.reset();
    form.querySelector<HTMLElement>('input')?.focus();
  };
  return (
    <Card title={t('list.add')}>
      <form onSubmit={submit} className={classes.fields}>
        <TextInput
          size="xs"
          name="value"
          required
          maxLength={512}
          autoComplete="off"
          spellCheck={false}
          label={t(kind === 'table' ? 'entry.key' : 'entry.value')}
          {...(kind === 'number' ? { inputMode: 'decimal', pattern: '-?[0-9]+([.][0-9]+)?' } : {})}
        />
        <DetailInputs list={list} />
        <TextInput size="xs" name="validFrom" type="date" label={t('profile.validFrom')} />
        <TextInput size="xs" name="validTo" type="date" label={t('profile.validTo')} />
        <TextInput size="xs" name="remark" maxLength={1_024} autoComplete="off" label={t('entry.remark')} />
        <TextInput size="xs" name="source" maxLength={1_024} autoComplete="off" label={t('entry.source')} />
        <Button type="submit" size="xs" variant="default">
          {t('list.add.do')}
        </Button>
      </form>
      <p className={classes.about}>{t('list.add.about')}</p>
    </Card>
  );
}
