import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Evidence } from '../declaration/evidence.tsx';
import { FieldName } from '../declaration/field-name.tsx';
import type { MessageKey } from '../language/message-key.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import classes from './predicate-words.module.css';
import type { Predicate } from './shown-version.ts';

/** What operators are called, between a field and its values. */
export const operatorNames = {
  eq: 'operator.eq',
  ne: 'operator.ne',
  lt: 'operator.lt',
  lte: 'operator.lte',
  gt: 'operator.gt',
  gte: 'operator.gte',
  in: 'operator.in',
  notIn: 'operator.notIn',
  startsWith: 'operator.startsWith',
  contains: 'operator.contains',
  between: 'operator.between',
  exists: 'operator.exists',
  missing: 'operator.missing',
  inList: 'operator.inList',
  notInList: 'operator.notInList',
} as const satisfies Record<Predicate['op'], MessageKey>;

/** One question: the field, what is asked of it, and the values it is compared with. */
export function PredicateWords({ predicate }: { readonly predicate: Predicate }) {
  const { t } = useTranslation();
  return (
    <span className={classes.predicate}>
      <b>
        <FieldName path={predicate.field} />
      </b>{' '}
      <span className={classes.operator}>{t(operatorNames[predicate.op])}</span>{' '}
      <Compared predicate={predicate} />
    </span>
  );
}

function Compared({ predicate }: { readonly predicate: Predicate }): ReactNode {
  if (!('value' in predicate)) return null;
  if (predicate.op === 'inList' || predicate.op === 'notInList') {
    return (
      <Link to="/lists/$name" params={{ name: predicate.value }}>
        <Datum>{predicate.value}</Datum>
      </Link>
    );
  }
  const { value, field } = predicate;
  if (Array.isArray(value)) {
    const joint = predicate.op === 'between' ? ' – ' : ', ';
    return <Values values={value} field={field} joint={joint} />;
  }
  if (typeof value === 'object' && 'field' in value)
    return <OtherField path={value.field} times={value.times} />;
  return <Evidence value={value} field={field} />;
}

const most = 20;

type ValuesProps = {
  readonly values: readonly (string | number)[];
  readonly field: string;
  readonly joint: string;
};

/** The first values of many; all of them are there to be opened. */
function Values({ values, field, joint }: ValuesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const written = (some: readonly (string | number)[]) =>
    some.map((value, index) => (
      <Fragment key={value}>
        {index === 0 ? '' : joint}
        <Evidence value={value} field={field} />
      </Fragment>
    ));
  if (values.length <= most) return written(values);
  return (
    <>
      {written(values.slice(0, most))}
      <details className={classes.more}>
        <summary>{t('items.andMore', { more: formats.number(values.length - most) })}</summary>
        {written(values.slice(most))}
      </details>
    </>
  );
}

function OtherField({ path, times = 1 }: { readonly path: string; readonly times?: number | undefined }) {
  const formats = useFormats();
  return (
    <>
      {times === 1 ? null : <Datum>{formats.exact(times)} × </Datum>}
      <b>
        <FieldName path={path} />
      </b>
    </>
  );
}
