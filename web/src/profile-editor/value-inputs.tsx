import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCriterion } from './criterion-context.ts';
import { FieldSelect } from './field-select.tsx';
import classes from './value-inputs.module.css';
import { firstOf, takes, type WrittenRow, withFirst } from './written-condition.ts';

type Props = {
  readonly row: WrittenRow;
  readonly onChange: (changes: Partial<WrittenRow>) => void;
  readonly isInvalid: boolean;
};

const typed = { size: 'xs', autoComplete: 'off', spellCheck: false } as const;

/** What a field is compared with, as its operator asks for it. */
export function ValueInputs({ row, onChange, isInvalid }: Props) {
  const { t } = useTranslation();
  const { listNames } = useCriterion();
  switch (takes(row.op)) {
    case 'nothing':
      return null;
    case 'value':
      return <ValueOrField row={row} onChange={onChange} isInvalid={isInvalid} />;
    case 'values':
      return (
        <Textarea
          {...typed}
          error={isInvalid}
          rows={Math.min(8, Math.max(2, row.values.split('\n').length))}
          aria-label={t('editor.values')}
          placeholder={t('editor.values')}
          value={row.values}
          onChange={(event) => onChange({ values: event.currentTarget.value })}
        />
      );
    case 'ends':
      return (
        <div className={classes.ends}>
          <TextInput
            {...typed}
            error={isInvalid}
            inputMode="decimal"
            aria-label={t('editor.low')}
            placeholder={t('editor.low')}
            value={row.low}
            onChange={(event) => onChange({ low: event.currentTarget.value })}
          />
          <TextInput
            {...typed}
            error={isInvalid}
            inputMode="decimal"
            aria-label={t('editor.high')}
            placeholder={t('editor.high')}
            value={row.high}
            onChange={(event) => onChange({ high: event.currentTarget.value })}
          />
        </div>
      );
    case 'list':
      return (
        <TextInput
          {...typed}
          error={isInvalid}
          list={listNames}
          maxLength={128}
          aria-label={t('editor.list')}
          placeholder={t('editor.list')}
          value={firstOf(row.values)}
          onChange={(event) => onChange({ values: withFirst(row.values, event.currentTarget.value) })}
        />
      );
  }
}

function ValueOrField({ row, onChange, isInvalid }: Props) {
  const { t } = useTranslation();
  const { catalogue } = useCriterion();
  const type = catalogue.typeOf(row.field);
  return (
    <div className={classes.compared}>
      {type === 'boolean' ? null : (
        <NativeSelect
          size="xs"
          aria-label={t('editor.comparedWith')}
          value={row.isWithField ? 'field' : 'value'}
          onChange={(event) => onChange({ isWithField: event.currentTarget.value === 'field' })}
        >
          <option value="value">{t('editor.withValue')}</option>
          <option value="field">{t('editor.withField')}</option>
        </NativeSelect>
      )}
      {row.isWithField ? (
        <>
          {type === 'number' ? (
            <TextInput
              {...typed}
              inputMode="decimal"
              className={classes.times}
              aria-label={t('editor.times')}
              placeholder="1 ×"
              value={row.times}
              onChange={(event) => onChange({ times: event.currentTarget.value })}
            />
          ) : null}
          <FieldSelect
            label={t('editor.otherField')}
            type={type}
            path={row.otherField}
            onChange={(otherField) => onChange({ otherField })}
            isInvalid={isInvalid}
          />
        </>
      ) : (
        <SingleValue row={row} onChange={onChange} isInvalid={isInvalid} />
      )}
    </div>
  );
}

function SingleValue({ row, onChange, isInvalid }: Props) {
  const { t } = useTranslation();
  const { catalogue } = useCriterion();
  const type = catalogue.typeOf(row.field);
  const value = firstOf(row.values);
  const change = (first: string) => onChange({ values: withFirst(row.values, first) });
  if (type === 'boolean') {
    return (
      <NativeSelect
        size="xs"
        aria-label={t('entry.value')}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
        error={isInvalid}
      >
        <option value="">–</option>
        <option value="true">{t('truth.yes')}</option>
        <option value="false">{t('truth.no')}</option>
      </NativeSelect>
    );
  }
  return (
    <TextInput
      {...typed}
      error={isInvalid}
      inputMode={type === 'number' ? 'decimal' : 'text'}
      aria-label={t('entry.value')}
      placeholder={type === 'moment' ? '2026-03-01' : t('entry.value')}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
