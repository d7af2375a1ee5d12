import { ActionIcon, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

/** Opens a declaration by its number. */
export function FindDeclaration() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const id = String(new FormData(form).get('id') ?? '').trim();
    if (id === '') return;
    form.reset();
    void navigate({ to: '/declarations/$id', params: { id } });
  };
  return (
    <search>
      <form onSubmit={open}>
        <TextInput
          size="xs"
          name="id"
          required
          maxLength={128}
          autoComplete="off"
          spellCheck={false}
          aria-label={t('shell.find')}
          placeholder={t('shell.find')}
          rightSection={
            <ActionIcon type="submit" variant="subtle" aria-label={t('shell.find.open')}>
              <Search size={14} aria-hidden="true" />
            </ActionIcon>
          }
        />
      </form>
    </search>
  );
}
