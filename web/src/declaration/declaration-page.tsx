import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NotForThisAccount } from '../account/not-for-this-account.tsx';
import { declarationQuery } from '../api/declaration.ts';
import { statusOf } from '../api/request-refused.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { Pending } from '../shell/pending.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { useMay } from '../shell/use-session.ts';
import { DeclarationMissing } from './declaration-missing.tsx';
import { DeclarationView } from './declaration-view.tsx';

/** One declaration: what was decided about it and why, what was declared, what happened since. */
export function DeclarationPage() {
  const { t } = useTranslation();
  if (!useMay('declarations.read')) return <NotForThisAccount title={t('declaration.title')} />;
  return <FoundOrNot />;
}

function FoundOrNot() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/signed-in/declarations/$id' });
  const declaration = useQuery(declarationQuery(id));
  if (declaration.data !== undefined) return <DeclarationView key={id} declaration={declaration.data} />;
  if (!declaration.isError) return <Pending />;
  if (statusOf(declaration.error) === 404) return <DeclarationMissing id={id} />;
  return (
    <>
      <PageHeader title={t('declaration.title')} />
      <ProblemNotice error={declaration.error} onRetry={() => void declaration.refetch()} />
    </>
  );
}
