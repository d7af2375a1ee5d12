import { useTranslation } from 'react-i18next';
import type { Money } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import classes from './evidence.module.css';
import { FieldName } from './field-name.tsx';
import { shownAs } from './shown-as.ts';

/** Facts of any shape: those that have names by the field they stand in, and again inside each other. */
export function Evidence({ value, depth = 0 }: { readonly value: unknown; readonly depth?: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const shown = shownAs(value, depth);
  switch (shown.kind) {
    case 'nothing':
      return '–';
    case 'truth':
      return t(shown.value ? 'truth.yes' : 'truth.no');
    case 'number':
      return <Datum>{formats.exact(shown.value)}</Datum>;
    case 'text':
      return <Datum>{shown.value}</Datum>;
    case 'money':
      return <Datum>{formats.money(shown.value as Money)}</Datum>;
    case 'list':
      return (
        <>
          {shown.value.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: facts have no other identity, and never change
            <span key={index}>
              {index === 0 ? '' : ', '}
              <Evidence value={one} depth={depth + 1} />
            </span>
          ))}
          {shown.more > 0 ? ` ${t('items.andMore', { more: formats.number(shown.more) })}` : null}
        </>
      );
    case 'table':
      return (
        <Scrolling label={shown.fields.join(', ')}>
          <table className={classes.table}>
            <thead>
              <tr>
                {shown.fields.map((field) => (
                  <th key={field} scope="col">
                    <FieldName path={field} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.value.map((facts, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: facts have no other identity, and never change
                <tr key={index}>
                  {shown.fields.map((field) => (
                    <td key={field}>
                      <Evidence value={facts[field]} depth={depth + 1} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {shown.more > 0 ? t('items.andMore', { more: formats.number(shown.more) }) : null}
        </Scrolling>
      );
    case 'facts':
      return (
        <dl className={classes.facts}>
          {Object.entries(shown.value).map(([field, fact]) => (
            <div key={field}>
              <dt>
                <FieldName path={field} />
              </dt>
              <dd>
                <Evidence value={fact} depth={depth + 1} />
              </dd>
            </div>
          ))}
        </dl>
      );
  }
}
