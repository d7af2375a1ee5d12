import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { statusOf } from '../api/request-refused.ts';
import { nobody, sessionQuery } from '../api/session.ts';
import { signOut } from '../api/sign-out.ts';
import { useMayLeave } from './leave-guard.tsx';

/** Ends the session and forgets everything it was shown. */
export function SignOutButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayLeave = useMayLeave();
  const leaving = useMutation({
    mutationFn: signOut,
    async onSettled(_answer, error) {
      // A session that had already ended needs no ending; one that could not be ended is still open.
      if (error !== null && statusOf(error) !== 401) return;
      await client.cancelQueries();
      await navigate({ to: '/login' });
      client.clear();
      client.setQueryData(sessionQuery.queryKey, nobody);
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={leaving.isPending}
        leftSection={<LogOut size={14} aria-hidden="true" />}
        onClick={async () => {
          if (await mayLeave()) leaving.mutate();
        }}
      >
        {t('shell.signOut')}
      </Button>
      {leaving.isError && statusOf(leaving.error) !== 401 ? (
        <span role="alert">{t('shell.signOutFailed')}</span>
      ) : null}
    </>
  );
}
