import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleBookDifferenceView } from '../../../src/server/api.ts';
import { Evidence } from '../declaration/evidence.tsx';
import { useFormats } from '../language/use-formats.ts';
import { Differences } from '../profiles/differences.tsx';
import { Datum } from '../shell/datum.tsx';
import classes from './rule-book-changes.module.css';

/** The profiles, lists and settings in which two rule books differ. */
export function RuleBookChanges({ difference }: { readonly difference: RuleBookDifferenceView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { added, removed, changed, moreChanged, lists, settings } = difference;
  const isSame = [added, removed, changed, lists, settings].every((part) => part.length === 0);
  if (isSame) return <p className={classes.none}>{t('changes.nothing')}</p>;
  const sides = { before: t('difference.before'), after: t('difference.after') };
  return (
    <div className={classes.parts}>
      <Part title={t('ruleBookChanges.added')} size={added.length}>
        <ProfileLinks ids={added} />
      </Part>
      <Part title={t('ruleBookChanges.removed')} size={removed.length}>
        <ProfileLinks ids={removed} />
      </Part>
      <Part title={t('ruleBookChanges.changed')} size={changed.length + moreChanged}>
        {changed.map(({ id, differences }) => (
          <details key={id} className={classes.profile} open={changed.length <= 3}>
            <summary>
              <Datum code>{id}</Datum>
            </summary>
            <p>
              <Link to="/profiles/$id" params={{ id }}>
                {t('ruleBookChanges.open')}
              </Link>
            </p>
            <Differences differences={differences} {...sides} />
          </details>
        ))}
        {moreChanged === 0 ? null : <p>{t('items.andMore', { more: formats.number(moreChanged) })}</p>}
      </Part>
      <Part title={t('ruleBookChanges.lists')} size={lists.length}>
        {lists.map((list) => (
          <div key={list.name}>
            <h4 className={classes.list}>
              <Link to="/lists/$name" params={{ name: list.name }}>
                <Datum>{list.name}</Datum>
              </Link>
            </h4>
            <ListValues title={t('ruleBookChanges.came')} values={list.added} more={list.moreAdded} />
            <ListValues title={t('ruleBookChanges.went')} values={list.removed} more={list.moreRemoved} />
          </div>
        ))}
      </Part>
      <Part title={t('ruleBookChanges.settings')} size={settings.length}>
        <Differences differences={settings} {...sides} />
      </Part>
    </div>
  );
}

type PartProps = { readonly title: string; readonly size: number; readonly children: ReactNode };

/** A kind of change with its count; nothing where there was none. */
function Part({ title, size, children }: PartProps) {
  const formats = useFormats();
  if (size === 0) return null;
  return (
    <section>
      <h3 className={classes.title}>
        {title} <Datum>{formats.number(size)}</Datum>
      </h3>
      {children}
    </section>
  );
}

const most = 100;

function ProfileLinks({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <span className={classes.ids}>
      {ids.slice(0, most).map((id) => (
        <Link key={id} to="/profiles/$id" params={{ id }}>
          <Datum code>{id}</Datum>
        </Link>
      ))}
      {ids.length > most ? t('items.andMore', { more: formats.number(ids.length - most) }) : null}
    </span>
  );
}

type ListValuesProps = {
  readonly title: string;
  readonly values: readonly unknown[];
  /** How many there are beyond those. */
  readonly more: number;
};

function ListValues({ title, values, more }: ListValuesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (values.length === 0) return null;
  return (
    <p className={classes.values}>
      {title} <Datum>({formats.number(values.length + more)})</Datum>: <Evidence value={values} />{' '}
      {more === 0 ? null : t('items.andMore', { more: formats.number(more) })}
    </p>
  );
}
