import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ListProposalView, ListView } from '../../../src/server/api.ts';
import type { ListChange } from '../api/lists.ts';
import { Notice } from '../shell/notice.tsx';
import { useMay } from '../shell/use-session.ts';
import { AddEntry } from './add-entry.tsx';
import pages from './lists-page.module.css';
import { PendingCard } from './pending-card.tsx';
import { UploadCard } from './upload-card.tsx';

type Props = {
  readonly list: ListView;
  readonly changes: readonly ListChange[];
  readonly onAdd: (change: ListChange) => void;
  readonly onDrop: (change: ListChange) => void;
  readonly onProposed: (proposal: ListProposalView) => void;
};

/** Where changes are put together and proposed: one by one, or from a file. */
export function ChangePart({ list, changes, onAdd, onDrop, onProposed }: Props) {
  const { t } = useTranslation();
  if (!useMay('profiles.write')) return <Notice icon={Hourglass} title={t('account.notHere')} />;
  if (list.proposed !== undefined) return <Notice icon={Hourglass} title={t('list.waiting')} />;
  return (
    <div className={pages.parts}>
      <AddEntry list={list} onAdd={onAdd} />
      <PendingCard name={list.name} changes={changes} onDrop={onDrop} onProposed={onProposed} />
      <UploadCard list={list} onProposed={onProposed} />
    </div>
  );
}
