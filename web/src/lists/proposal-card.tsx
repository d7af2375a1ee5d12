import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BadgeCheck, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListVersionView, ListView } from '../../../src/server/api.ts';
import { decideOnList } from '../api/lists.ts';
import form from '../profiles/step-form.module.css';
import entry from '../rule-books/rule-book-entry.module.css';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import { Refused } from '../shell/refused.tsx';
import { useMay, useSession } from '../shell/use-session.ts';
import { CountsWords } from './counts-words.tsx';
import fields from './form.module.css';
import { ListDifference } from './list-difference.tsx';

type Props = { readonly list: ListView; readonly proposed: ListVersionView };

/** Changes that wait for somebody else to accept them. */
export function ProposalCard({ list, proposed }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const mayApprove = useMay('profiles.approve');
  const mayWrite = useMay('profiles.write');
  const isOwn = useSession().name === proposed.author;
  const deciding = useMutation({
    mutationFn: (decision: 'accept' | 'withdraw') => decideOnList(list.name, proposed.version, decision),
    onSuccess: async () => {
      await client.invalidateQueries();
      document.querySelector<HTMLElement>('main h1')?.focus();
    },
  });
  return (
    <Card title={t('proposal.title')}>
      <div className={fields.stack}>
        <div className={entry.head}>
          <b>{t('declaration.version', { version: proposed.version })}</b>
          <span>
            <Moment at={proposed.createdAt} /> · <Datum>{proposed.author}</Datum>
          </span>
          <CountsWords counts={proposed} />
        </div>
        {proposed.reason === undefined ? null : (
          <p className={`${entry.reason} ${fields.about}`}>
            <Datum>{proposed.reason}</Datum>
          </p>
        )}
        {proposed.base === undefined ? (
          <Link
            to="."
            search={({ part: _, text: __, ...search }) => ({ ...search, version: proposed.version })}
            resetScroll={false}
          >
            {t('list.showEntries')}
          </Link>
        ) : (
          <details onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{t('list.showDifference', { version: proposed.base })}</summary>
            {isOpen ? <ListDifference name={list.name} from={proposed.base} to={proposed.version} /> : null}
          </details>
        )}
        <div className={form.buttons}>
          {mayApprove ? (
            <Button
              size="xs"
              disabled={isOwn}
              loading={deciding.isPending && deciding.variables === 'accept'}
              leftSection={<BadgeCheck size={14} aria-hidden="true" />}
              onClick={() => deciding.mutate('accept')}
            >
              {t('proposal.accept')}
            </Button>
          ) : null}
          {mayApprove || mayWrite ? (
            <Button
              size="xs"
              variant="default"
              loading={deciding.isPending && deciding.variables === 'withdraw'}
              leftSection={<Undo2 size={14} aria-hidden="true" />}
              onClick={() => deciding.mutate('withdraw')}
            >
              {t('proposal.withdraw')}
            </Button>
          ) : null}
        </div>
        {isOwn ? <p className={fields.about}>{t('step.notAuthor')}</p> : null}
        {deciding.isError ? <Refused error={deciding.error} /> : null}
      </div>
    </Card>
  );
}
