import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListEntry } from '../../../src/server/api.ts';
import type { ListChange } from '../api/lists.ts';
import { ValidityDays } from '../profiles/validity-days.tsx';
import { Datum } from '../shell/datum.tsx';
import rows from '../shell/rows.module.css';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import classes from './entries-table.module.css';
import { EntryDetails } from './entry-details.tsx';
import { EntryValue } from './entry-value.tsx';
import { hasDetails, type ListKind } from './list-kind.ts';
import { changeOf } from './pending-changes.ts';

type Props = {
  readonly rows: readonly ListEntry[];
  readonly kind: ListKind;
  readonly changes?: readonly ListChange[];
  readonly onChange?: (change: ListChange) => void;
};

/** Entries with when they are valid and why they are there; who may propose ends them or takes them off here. */
export function EntriesTable({ rows: entries, kind, changes = [], onChange }: Props) {
  const { t } = useTranslation();
  const isTable = kind === 'table';
  const tellsDetails = entries.some(hasDetails);
  return (
    <Scrolling label={t('list.part.entries')}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{t(isTable ? 'entry.key' : 'entry.value')}</th>
            {tellsDetails ? <th scope="col">{t(isTable ? 'entry.is' : 'entry.details')}</th> : null}
            <th scope="col">{t('profile.validity')}</th>
            <th scope="col">{t('entry.remark')}</th>
            {onChange === undefined ? null : <th scope="col">{t('entry.propose')}</th>}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const change = changeOf(changes, entry);
            return (
              <tr key={`${typeof entry.value} ${entry.value} ${entry.validFrom ?? ''}`}>
                <th scope="row">
                  <EntryValue value={entry.value} kind={kind} />
                </th>
                {tellsDetails ? (
                  <td>
                    <EntryDetails entry={entry} />
                  </td>
                ) : null}
                <td>
                  <ValidityDays from={entry.validFrom} to={entry.validTo} />
                </td>
                <td>
                  {entry.remark === undefined ? '–' : <Datum>{entry.remark}</Datum>}
                  {entry.source === undefined ? null : (
                    <span className={rows.second}>
                      <Datum title={entry.source}>{entry.source}</Datum>
                    </span>
                  )}
                </td>
                {onChange === undefined ? null : (
                  <td>
                    {change === undefined ? (
                      <span className={classes.buttons}>
                        <Button
                          size="compact-xs"
                          variant="default"
                          onClick={() => onChange({ ...entry, validTo: today() })}
                        >
                          {t('entry.end')}
                        </Button>
                        <Button
                          size="compact-xs"
                          variant="default"
                          onClick={() => onChange({ ...keyOf(entry), remove: true })}
                        >
                          {t('entry.remove')}
                        </Button>
                      </span>
                    ) : (
                      t(change.remove === true ? 'entry.toBeRemoved' : 'entry.toBeChanged')
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** The UTC day, as validity is counted. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function keyOf({ value, validFrom }: ListEntry): ListEntry {
  return { value, ...(validFrom === undefined ? {} : { validFrom }) };
}
