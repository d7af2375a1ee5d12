import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isSignedIn } from '../api/session.ts';
import { Brand } from '../shell/brand.tsx';
import { Datum } from '../shell/datum.tsx';
import { LanguageSelect } from '../shell/language-select.tsx';
import { MainRegion } from '../shell/main-region.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useSession } from '../shell/use-session.ts';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in-page.module.css';

/** The way in. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next } = useSearch({ from: '/login' });
  const session = useSession();
  return (
    <MainRegion className={classes.page}>
      <div className={classes.box}>
        <div className={classes.top}>
          <Brand />
          <LanguageSelect />
        </div>
        <PageHeader title={t('signIn.title')} />
        {isSignedIn(session) ? (
          <p className={classes.already}>
            {t('signIn.already')} <Datum>{session.name}</Datum>. <Link to="/">{t('signIn.onward')}</Link>
          </p>
        ) : null}
        <SignInForm next={next} />
        <p className={classes.what}>{t('signIn.what')}</p>
      </div>
    </MainRegion>
  );
}
