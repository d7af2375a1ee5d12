import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/use-formats.ts';
import classes from './item-links.module.css';

const most = 12;

/** The items something speaks of, each leading to its line. */
export function ItemLinks({ items }: { readonly items: readonly number[] | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (items === undefined || items.length === 0) return null;
  const more = items.length - most;
  return (
    <span className={classes.items}>
      {t(items.length === 1 ? 'items.one' : 'items.named')}{' '}
      {items.slice(0, most).map((item, index) => (
        <Fragment key={item}>
          {index === 0 ? '' : ', '}
          <Link from="/declarations/$id" to="." search={{ item }} resetScroll={false} translate="no">
            {item}
          </Link>
        </Fragment>
      ))}
      {more > 0 ? <> {t('items.andMore', { more: formats.number(more) })}</> : null}
    </span>
  );
}
