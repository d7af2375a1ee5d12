import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListProposalView } from '../../../src/server/api.ts';
import { type ListChange, proposeChanges } from '../api/lists.ts';
import { ValidityDays } from '../profiles/validity-days.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Refused } from '../shell/refused.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import { EntryDetails } from './entry-details.tsx';
import classes from './form.module.css';
import { hasDetails } from './list-kind.ts';

type Props = {
  readonly name: string;
  readonly changes: readonly ListChange[];
  readonly onDrop: (change: ListChange) => void;
  readonly onProposed: (proposal: ListProposalView) => void;
};

/** What is to be proposed, and why. */
export function PendingCard({ name, changes, onDrop, onProposed }: Props) {
  const { t } = useTranslation();
  const tellsDetails = changes.some(hasDetails);
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const proposing = useMutation({
    mutationFn: () =>
      proposeChanges(name, {
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        entries: changes,
      }),
    async onSuccess(proposal) {
      onProposed(proposal);
      await client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    proposing.mutate();
  };
  return (
    <Card title={t('list.pending')}>
      {changes.length === 0 ? (
        <p className={classes.about}>{t('list.pending.none')}</p>
      ) : (
        <form onSubmit={submit} className={classes.stack}>
          <Scrolling label={t('list.pending')}>
            <table className={tables.table}>
              <thead>
                <tr>
                  <th scope="col">{t('entry.value')}</th>
                  {tellsDetails ? <th scope="col">{t('entry.details')}</th> : null}
                  <th scope="col">{t('entry.change')}</th>
                  <th scope="col">{t('profile.validity')}</th>
                  <th scope="col">{t('entry.remark')}</th>
                  <th scope="col">{t('entry.drop')}</th>
                </tr>
              </thead>
              <tbody>
                {changes.map((change) => (
                  <tr key={`${typeof change.value} ${change.value} ${change.validFrom ?? ''}`}>
                    <th scope="row">
                      <Datum code>{change.value}</Datum>
                    </th>
                    {tellsDetails ? (
                      <td>
                        <EntryDetails entry={change} />
                      </td>
                    ) : null}
                    <td>{t(change.remove === true ? 'entry.toBeRemoved' : 'entry.toBeChanged')}</td>
                    <td>
                      <ValidityDays from={change.validFrom} to={change.validTo} />
                    </td>
                    <td>{change.remark === undefined ? '–' : <Datum>{change.remark}</Datum>}</td>
                    <td>
                      <Button size="compact-xs" variant="default" onClick={() => onDrop(change)}>
                        {t('entry.drop')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
          <Textarea
            size="xs"
            rows={2}
            maxLength={1_024}
            label={t('step.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {proposing.isError ? <Refused error={proposing.error} /> : null}
          <div>
            <Button type="submit" size="xs" loading={proposing.isPending}>
              {t('list.propose')}
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
}
