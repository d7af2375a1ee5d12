import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { createList } from '../api/lists.ts';
import { Card } from '../shell/card.tsx';
import { Refused } from '../shell/refused.tsx';
import classes from './form.module.css';
import { kindNames, listKinds } from './list-kind.ts';

/** Writes down that there is a list, and leads to it; what is on it is proposed there. */
export function CreateList() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const creating = useMutation({
    mutationFn: createList,
    async onSuccess({ name }) {
      await client.invalidateQueries();
      await navigate({ to: '/lists/$name', params: { name } });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (field: string) => String(form.get(field) ?? '').trim();
    const kind = listKinds.find((one) => one === textOf('kind'));
    if (kind === undefined) return;
    const description = textOf('description');
    creating.mutate({
      name: textOf('name'),
      kind,
      owner: textOf('owner'),
      ...(description === '' ? {} : { description }),
    });
  };
  return (
    <Card title={t('lists.create')}>
      <form onSubmit={submit} className={classes.fields}>
        <TextInput
          size="xs"
          name="name"
          required
          maxLength={128}
          autoComplete="off"
          label={t('lists.name')}
        />
        <NativeSelect size="xs" name="kind" label={t('lists.kind')}>
          {listKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(kindNames[kind])}
            </option>
          ))}
        </NativeSelect>
        <TextInput
          size="xs"
          name="owner"
          required
          maxLength={128}
          autoComplete="off"
          label={t('profile.owner')}
        />
        <TextInput
          size="xs"
          name="description"
          maxLength={1_024}
          autoComplete="off"
          label={t('lists.about')}
        />
        <Button type="submit" size="xs" loading={creating.isPending}>
          {t('lists.create.do')}
        </Button>
      </form>
      {creating.isError ? <Refused error={creating.error} /> : null}
    </Card>
  );
}
