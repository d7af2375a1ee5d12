import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Brand } from './brand.tsx';
import { FindDeclaration } from './find-declaration.tsx';
import { GeneratedMark } from './generated-mark.tsx';
import { LanguageSelect } from './language-select.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { MainRegion } from './main-region.tsx';
import classes from './shell.module.css';
import { SignOutButton } from './sign-out-button.tsx';
import { SiteNav } from './site-nav.tsx';
import { SkipLink } from './skip-link.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';
import { useMay } from './use-session.ts';

/** What every page after sign-in stands in. */
export function Shell() {
  const { t } = useTranslation();
  const mayFind = useMay('declarations.read');
  useHeadingFocus();
  return (
    <LeaveGuard>
      <SkipLink />
      <div className={classes.layout}>
        <header className={classes.side}>
          <Link to="/" className={classes.home} aria-label={t('shell.home')}>
            <Brand />
          </Link>
          <div className={classes.generated}>
            <GeneratedMark />
          </div>
          {mayFind ? (
            <div className={classes.find}>
              <FindDeclaration />
            </div>
          ) : null}
          <div className={classes.nav}>
            <SiteNav />
          </div>
          <div className={classes.tools}>
            <LanguageSelect />
            <SignOutButton />
          </div>
        </header>
        <MainRegion className={classes.main}>
          <Outlet />
        </MainRegion>
      </div>
    </LeaveGuard>
  );
}
