import { useTranslation } from 'react-i18next';
import type { RuleBooksView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';

type Changes = RuleBooksView['rows'][number]['changes'];

/** How much changed against the rule book before, in words. */
export function ChangesWords({ changes }: { readonly changes: Changes }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (changes === undefined) return <span>{t('changes.unknown')}</span>;
  const { added, removed, changed, lists, settings } = changes;
  const words = [
    ...(added > 0 ? [t('changes.added', { profiles: formats.number(added) })] : []),
    ...(removed > 0 ? [t('changes.removed', { profiles: formats.number(removed) })] : []),
    ...(changed > 0 ? [t('changes.changed', { profiles: formats.number(changed) })] : []),
    ...(lists > 0 ? [t('changes.lists', { lists: formats.number(lists) })] : []),
    ...(settings ? [t('changes.settings')] : []),
  ];
  return <span>{words.length === 0 ? t('changes.nothing') : words.join(' · ')}</span>;
}
