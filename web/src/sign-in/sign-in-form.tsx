import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { statusOf } from '../api/request-refused.ts';
import { sessionQuery } from '../api/session.ts';
import { signIn } from '../api/sign-in.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { innerAddress } from './inner-address.ts';
import classes from './sign-in-form.module.css';

/** Takes a token and begins a session with it. */
export function SignInForm({ next }: { readonly next: string | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const router = useRouter();
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess(session) {
      // Nothing that another user was shown may be left.
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
      router.history.push(innerAddress(next));
    },
  });
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get('token') ?? '').trim();
    if (token !== '') entering.mutate(token);
  };
  const isWrong = statusOf(entering.error) === 401;
  return (
    <form className={classes.form} onSubmit={enter}>
      <PasswordInput
        name="token"
        label={t('signIn.token')}
        description={t('signIn.about')}
        error={isWrong ? <span role="alert">{t('signIn.wrong')}</span> : undefined}
        aria-invalid={isWrong}
        required
        withAsterisk={false}
        autoFocus
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), tabIndex: 0 }}
      />
      {entering.isError && !isWrong ? <ProblemNotice error={entering.error} /> : null}
      <Button type="submit" loading={entering.isPending} fullWidth>
        {t('signIn.enter')}
      </Button>
    </form>
  );
}
