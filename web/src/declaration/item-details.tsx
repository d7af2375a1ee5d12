import { useTranslation } from 'react-i18next';
import type { GoodsItem } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { AttributeList } from './attribute-list.tsx';
import { Box } from './box.tsx';
import { Boxes } from './boxes.tsx';
import classes from './item-details.module.css';
import { UnitName } from './unit-name.tsx';

/** Everything about an item that its line has no room for; a box that was left empty is not shown. */
export function ItemDetails({ item }: { readonly item: GoodsItem }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={classes.details}>
      <Boxes>
        {item.description === undefined ? null : (
          <Box number="31" label={t('item.description')} wide>
            <Datum>{item.description}</Datum>
          </Box>
        )}
        {item.packages === undefined ? null : (
          <Box number="31" label={t('item.packages')}>
            <Datum>{formats.number(item.packages)}</Datum>
          </Box>
        )}
        {item.quantity === undefined ? null : (
          <Box number="41" label={t('item.quantity')}>
            <Datum>{formats.number(item.quantity.value)}</Datum> <UnitName code={item.quantity.unit} />
          </Box>
        )}
        {item.itemPrice === undefined ? null : (
          <Box number="42" label={t('item.price')}>
            <Datum>{formats.money(item.itemPrice)}</Datum>
          </Box>
        )}
        {item.customsValue === undefined ? null : (
          <Box number="45" label={t('item.customsValue')}>
            <Datum>{formats.money(item.customsValue)}</Datum>
          </Box>
        )}
        {item.preference === undefined ? null : (
          <Box number="36" label={t('item.preference')}>
            <Datum code>{item.preference}</Datum>
          </Box>
        )}
        {item.dutyRatePercent === undefined ? null : (
          <Box number="47" label={t('item.dutyRate')}>
            <Datum>{formats.percent(item.dutyRatePercent / 100)}</Datum>
          </Box>
        )}
        {item.dutyType === undefined ? null : (
          <Box number="47" label={t('item.dutyType')}>
            <Datum code>{item.dutyType}</Datum>
          </Box>
        )}
        {item.documents === undefined || item.documents.length === 0 ? null : (
          <Box number="44" label={t('item.documents')} wide>
            <ul className={classes.documents}>
              {item.documents.map((document) => (
                <li key={`${document.type} ${document.id ?? ''}`}>
                  <Datum code>{document.type}</Datum> <Datum>{document.id}</Datum>
                </li>
              ))}
            </ul>
          </Box>
        )}
      </Boxes>
      {item.attributes === undefined ? null : <AttributeList attributes={item.attributes} />}
    </div>
  );
}
