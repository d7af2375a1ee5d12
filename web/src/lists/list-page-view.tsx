import { Link, useSearch } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListProposalView, ListView } from '../../../src/server/api.ts';
import type { ListChange } from '../api/lists.ts';
import back from '../shell/back-link.module.css';
import { Datum } from '../shell/datum.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { PartLinks } from '../shell/part-links.tsx';
import { useMay } from '../shell/use-session.ts';
import { ChangePart } from './change-part.tsx';
import { EntriesCard } from './entries-card.tsx';
import { LeftOut } from './left-out.tsx';
import { kindNames } from './list-kind.ts';
import classes from './list-page-view.module.css';
import type { ListPart } from './list-search.ts';
import { withChange, withoutChange } from './pending-changes.ts';
import { ProposalCard } from './proposal-card.tsx';
import { VersionsCard } from './versions-card.tsx';

const partNames = {
  entries: 'list.part.entries',
  versions: 'list.part.versions',
  change: 'list.part.change',
} as const satisfies Record<ListPart, string>;

/** The list, one part at a time; what waits to be accepted stands above them all. */
export function ListPageView({ list }: { readonly list: ListView }) {
  const { t } = useTranslation();
  const mayWrite = useMay('profiles.write');
  const { part = 'entries' } = useSearch({ from: '/signed-in/lists/$name' });
  const [changes, setChanges] = useState<readonly ListChange[]>([]);
  const [proposal, setProposal] = useState<ListProposalView>();
  const mayPropose = mayWrite && list.proposed === undefined;
  const parts = (Object.keys(partNames) as ListPart[])
    .filter((one) => one !== 'change' || mayWrite)
    .map((one) => ({ part: one, name: partNames[one] }));
  const add = (change: ListChange) => setChanges((before) => withChange(before, change));
  return (
    <>
      <Link to="/lists" className={back.back}>
        <ArrowLeft size={14} aria-hidden="true" />
        {t('lists.title')}
      </Link>
      <PageHeader title={`${list.name} · ${t('list.title')}`} heading={<Datum>{list.name}</Datum>}>
        <span className={classes.kind}>
          {t(kindNames[list.kind])} · {t('profile.owner')}: <Datum>{list.owner}</Datum>
          {list.inForce === undefined ? null : (
            <> · {t('declaration.version', { version: list.inForce.version })}</>
          )}
        </span>
      </PageHeader>
      {list.description === undefined ? null : (
        <p className={classes.about}>
          <Datum>{list.description}</Datum>
        </p>
      )}
      {list.proposed === undefined ? null : (
        <div className={classes.proposal}>
          <ProposalCard key={list.proposed.version} list={list} proposed={list.proposed} />
          {proposal?.version === list.proposed.version ? <LeftOut proposal={proposal} /> : null}
        </div>
      )}
      <PartLinks label={t('list.parts')} parts={parts} chosen={part} usual="entries" />
      {part === 'entries' ? (
        <EntriesCard list={list} {...(mayPropose ? { changes, onChange: add } : {})} />
      ) : null}
      {part === 'versions' ? <VersionsCard name={list.name} /> : null}
      {part === 'change' ? (
        <ChangePart
          list={list}
          changes={changes}
          onAdd={add}
          onDrop={(change) => setChanges((before) => withoutChange(before, change))}
          onProposed={(made) => {
            setChanges([]);
            setProposal(made);
          }}
        />
      ) : null}
    </>
  );
}
