import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Lane } from '../../../src/server/api.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import rows from '../shell/rows.module.css';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import { useMay } from '../shell/use-session.ts';
import classes from './examples.module.css';

/** A declaration to open, as back-tests and shadows name them. */
export type Example = {
  readonly declarationId: string;
  readonly version: number;
  readonly office: string;
  readonly items: readonly number[];
  readonly laneInForce: Lane;
  readonly laneWithProfile: Lane;
  readonly lodgedAt?: string;
  readonly importer?: string;
  readonly isNew?: boolean;
};

/** Declarations that match, each leading to its page. */
export function Examples({ examples }: { readonly examples: readonly Example[] }) {
  const { t } = useTranslation();
  const mayOpen = useMay('declarations.read');
  if (examples.length === 0) return null;
  const tellsNew = examples.some(({ isNew }) => isNew !== undefined);
  return (
    <Card title={t('examples.title')}>
      <Scrolling label={t('examples.title')} className={classes.scrolling}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{t('declaration.title')}</th>
              <th scope="col">{t('column.importer')}</th>
              <th scope="col">{t('examples.lanes')}</th>
              {tellsNew ? <th scope="col">{t('examples.new')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {examples.map((example) => (
              <tr key={`${example.declarationId} ${example.version}`}>
                <th scope="row">
                  {mayOpen ? (
                    <Link
                      to="/declarations/$id"
                      params={{ id: example.declarationId }}
                      search={example.items[0] === undefined ? {} : { item: example.items[0] }}
                    >
                      <Datum code>{example.declarationId}</Datum>
                    </Link>
                  ) : (
                    <Datum code>{example.declarationId}</Datum>
                  )}
                  <span className={rows.second}>
                    {example.lodgedAt === undefined ? (
                      t('declaration.version', { version: example.version })
                    ) : (
                      <Moment at={example.lodgedAt} withoutZone />
                    )}
                    {example.items.length === 0 ? null : (
                      <>
                        {' '}
                        · {t(example.items.length === 1 ? 'items.one' : 'items.named')}{' '}
                        <Datum>{itemsOf(example.items)}</Datum>
                      </>
                    )}
                  </span>
                </th>
                <td>
                  {example.importer === undefined ? '–' : <Datum>{example.importer}</Datum>}
                  <span className={rows.second}>
                    {example.office === '' ? t('office.unnamed') : <Datum code>{example.office}</Datum>}
                  </span>
                </td>
                <td>
                  <span className={classes.lanes}>
                    <LaneBadge lane={example.laneInForce} />
                    <ArrowRight size={14} role="img" aria-label={t('history.then')} />
                    <LaneBadge lane={example.laneWithProfile} />
                  </span>
                </td>
                {tellsNew ? <td>{t(example.isNew === true ? 'truth.yes' : 'truth.no')}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Card>
  );
}

const mostItems = 6;

function itemsOf(items: readonly number[]): string {
  return items.length > mostItems ? `${items.slice(0, mostItems).join(', ')}…` : items.join(', ');
}
