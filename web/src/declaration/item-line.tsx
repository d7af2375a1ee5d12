import { ActionIcon } from '@mantine/core';
import { ChevronDown, ChevronUp, Flag } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoodsItem } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import rows from '../shell/rows.module.css';
import { Country } from './country.tsx';
import { ItemDetails } from './item-details.tsx';
import classes from './item-line.module.css';
import { itemValue, valuePerKg } from './item-value.ts';
import { Mass } from './mass.tsx';

type Props = {
  readonly item: GoodsItem;
  readonly isNamed: boolean;
  readonly isPointedAt: boolean;
};

/** One item; the rest of it opens below. */
export function ItemLine({ item, isNamed, isPointedAt }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const detailsId = useId();
  const line = useRef<HTMLTableRowElement>(null);
  const [isOpen, setOpen] = useState(isPointedAt);

  useEffect(() => {
    if (!isPointedAt) return;
    setOpen(true);
    line.current?.scrollIntoView({ block: 'center' });
  }, [isPointedAt]);

  const worth = itemValue(item);
  const perKg = valuePerKg(item);
  const Chevron = isOpen ? ChevronUp : ChevronDown;
  return (
    <>
      <tr ref={line} className={`${rows.row} ${classes.line}`} data-pointed={isPointedAt} data-open={isOpen}>
        <th scope="row" className={classes.sequence}>
          <Datum>{formats.number(item.sequence)}</Datum>
          {isNamed ? (
            <Flag size={13} role="img" aria-label={t('item.named')} className={classes.flag} />
          ) : null}
        </th>
        <td className={classes.goods}>
          <Datum code>{item.commodityCode ?? '–'}</Datum>
          {item.description === undefined ? null : (
            <span className={classes.description}>
              <Datum title={item.description}>{item.description}</Datum>
            </span>
          )}
        </td>
        <td className={classes.origin}>
          {item.originCountry === undefined ? '–' : <Country code={item.originCountry} />}
        </td>
        <td className={classes.mass}>
          <Mass kg={item.netMassKg} />
          <span className={rows.second}>
            <span className={classes.onCard}>{t('item.grossMass')} </span>
            <Mass kg={item.grossMassKg} />
          </span>
        </td>
        <td className={classes.value}>
          <Datum>{worth === undefined ? '–' : formats.money(worth)}</Datum>
          {perKg === undefined ? null : (
            <span className={rows.second}>
              <Datum>
                {formats.exact(perKg.value)} {perKg.currency}
              </Datum>
              /{t('unit.kg')}
            </span>
          )}
        </td>
        <td className={classes.more}>
          <ActionIcon
            variant="subtle"
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            aria-label={t('item.details', { sequence: formats.number(item.sequence) })}
            onClick={() => setOpen(!isOpen)}
          >
            <Chevron size={16} aria-hidden="true" />
          </ActionIcon>
        </td>
      </tr>
      {isOpen ? (
        <tr id={detailsId} className={classes.details}>
          <td colSpan={6}>
            <ItemDetails item={item} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
