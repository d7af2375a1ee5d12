import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ListProposalView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { Notice } from '../shell/notice.tsx';

const most = 50;

/** The lines of a file that were left out of what was proposed, and why. */
export function LeftOut({
  proposal: { rejected = 0, problems = [] },
}: {
  readonly proposal: ListProposalView;
}) {
  const { t } = useTranslation();
  const { number } = useFormats();
  if (rejected === 0) return null;
  return (
    <Notice icon={TriangleAlert} title={t('upload.leftOut', { lines: number(rejected) })} urgent>
      {problems.slice(0, most).map(({ line, path, message }) => (
        <p key={`${line ?? ''} ${path} ${message}`} lang="en">
          <Datum>{[line, message].filter((part) => part !== undefined).join(' · ')}</Datum>
        </p>
      ))}
    </Notice>
  );
}
