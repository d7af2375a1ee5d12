import { useTranslation } from 'react-i18next';
import type { Money } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import classes from './evidence.module.css';
import { Fact } from './fact.tsx';
import { FieldName } from './field-name.tsx';
import { shownAs } from './shown-as.ts';

type Props = {
  readonly value: unknown;
  /** The path of the field the value stands in. */
  readonly field?: string | undefined;
  readonly depth?: number;
};

/** Facts of any shape: those that have names by the field they stand in, and again inside each other. */
export function Evidence({ value, field, depth = 0 }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const shown = shownAs(value, depth);
  switch (shown.kind) {
    case 'nothing':
      return '–';
    case 'truth':
      return t(shown.value ? 'truth.yes' : 'truth.no');
    case 'number':
    case 'text':
      return <Fact field={field} value={shown.value} />;
    case 'money':
      return <Datum>{formats.money(shown.value as Money)}</Datum>;
    case 'list':
      return (
        <>
          {shown.value.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: facts have no other identity, and never change
            <span key={index}>
              {index === 0 ? '' : ', '}
              <Evidence value={one} field={field} depth={depth + 1} />
            </span>
          ))}
          {shown.more > 0 ? ` ${t('items.andMore', { more: formats.number(shown.more) })}` : null}
        </>
      );
    case 'table':
      return (
        <Scrolling label={t('reason.evidence', { facts: formats.number(shown.value.length) })}>
          <table className={tables.table}>
            <thead>
              <tr>
                {shown.fields.map((name) => (
                  <th key={name} scope="col">
                    <FieldName path={name} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.value.map((facts, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: facts have no other identity, and never change
                <tr key={index}>
                  {shown.fields.map((name) => (
                    <td key={name}>
                      <Evidence value={facts[name]} field={name} depth={depth + 1} />
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
          {Object.entries(shown.value).map(([name, fact]) => (
            <div key={name}>
              <dt>
                <FieldName path={name} />
              </dt>
              <dd>
                <Evidence value={fact} field={name} depth={depth + 1} />
              </dd>
            </div>
          ))}
        </dl>
      );
  }
}
