import { useTranslation } from 'react-i18next';
import type { ListVersionView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';

type Counts = Pick<ListVersionView, 'added' | 'changed' | 'removed' | 'entries'>;

/** How much a version changes, and how many entries it then has, in words. */
export function CountsWords({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (
    <span>
      {t('list.counts', {
        added: number(counts.added),
        changed: number(counts.changed),
        removed: number(counts.removed),
        entries: number(counts.entries),
      })}
    </span>
  );
}
