import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BadgeCheck, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListVersionView, ListView } from '../../../src/server/api.ts';
import { type DecisionTerms, decideOnList } from '../api/lists.ts';
import { concernsOf } from '../profiles/concerns-of.ts';
import form from '../profiles/step-form.module.css';
import entry from '../rule-books/rule-book-entry.module.css';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import { Refused } from '../shell/refused.tsx';
import { useMay, useSession } from '../shell/use-session.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { CountsWords } from './counts-words.tsx';
import fields from './form.module.css';
import { ListDifference } from './list-difference.tsx';

type Props = { readonly list: ListView; readonly proposed: ListVersionView };

type Decision = { readonly decision: 'accept' | 'withdraw'; readonly terms?: DecisionTerms };

/** Changes that wait for somebody else to accept them. */
export function ProposalCard({ list, proposed }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const mayApprove = useMay('profiles.approve');
  const mayWrite = useMay('profiles.write');
  const isOwn = useSession().name === proposed.author;
  const deciding = useMutation({
    mutationFn: ({ decision, terms }: Decision) => decideOnList(list.name, proposed.version, decision, terms),
    onSuccess: async () => {
      await client.invalidateQueries();
      document.querySelector<HTMLElement>('main h1')?.focus();
    },
  });
  const concerns = concernsOf(deciding.error);
  const { decision: under } = deciding.isPending ? deciding.variables : {};
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
        {concerns === undefined ? (
          <div className={form.buttons}>
            {mayApprove ? (
              <Button
                size="xs"
                disabled={isOwn}
                loading={under === 'accept'}
                leftSection={<BadgeCheck size={14} aria-hidden="true" />}
                onClick={() => deciding.mutate({ decision: 'accept' })}
              >
                {t('proposal.accept')}
              </Button>
            ) : null}
            {mayApprove || mayWrite ? (
              <Button
                size="xs"
                variant="default"
                loading={under === 'withdraw'}
                leftSection={<Undo2 size={14} aria-hidden="true" />}
                onClick={() => deciding.mutate({ decision: 'withdraw' })}
              >
                {t('proposal.withdraw')}
              </Button>
            ) : null}
          </div>
        ) : (
          <ConfirmForm
            concerns={concerns}
            onConfirm={(terms) => deciding.mutate({ decision: 'accept', terms })}
            onCancel={() => deciding.reset()}
          />
        )}
        {isOwn ? <p className={fields.about}>{t('step.notAuthor')}</p> : null}
        {deciding.isError && concerns === undefined ? <Refused error={deciding.error} /> : null}
      </div>
    </Card>
  );
}
