import { ActionIcon, NativeSelect } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { operatorNames } from '../profiles/predicate-words.tsx';
import { useCriterion } from './criterion-context.ts';
import { FieldSelect } from './field-select.tsx';
import { NotSwitch } from './not-switch.tsx';
import { PlaceProblems } from './place-problems.tsx';
import type { NodeProblem } from './placed-problems.ts';
import classes from './row-editor.module.css';
import { ValueInputs } from './value-inputs.tsx';
import type { Operator, WrittenRow } from './written-condition.ts';

type Props = { readonly row: WrittenRow; readonly number: number; readonly onRemove: () => void };

/** One question: a field, what is asked of it, and the values; beneath it what the server says of them. */
export function RowEditor({ row, number, onRemove }: Props) {
  const { t } = useTranslation();
  const { catalogue, problemsOf, replace, fresh } = useCriterion();
  const problemsId = useId();
  const field = useRef<HTMLSelectElement>(null);
  const isFresh = fresh === row.key;
  useEffect(() => {
    if (isFresh) field.current?.focus();
  }, [isFresh]);
  const problems = problemsOf(row);
  const isInvalid = (part: NodeProblem['part']) => problems.some((problem) => problem.part === part);
  const change = (changes: Partial<WrittenRow>) => replace(row.key, { ...row, ...changes });
  const chooseField = (path: string) => {
    const operators = catalogue.operatorsOf(path);
    const op = operators.includes(row.op) ? row.op : (operators[0] ?? row.op);
    const isOfSameType = catalogue.typeOf(path) === catalogue.typeOf(row.field);
    change({ field: path, op, ...(isOfSameType ? {} : { isWithField: false }) });
  };
  const operators = catalogue.operatorsOf(row.field);
  return (
    <fieldset
      className={classes.row}
      data-invalid={problems.length > 0}
      aria-describedby={problems.length > 0 ? problemsId : undefined}
    >
      <legend className={classes.legend}>{t('editor.row', { number })}</legend>
      <div className={classes.inputs}>
        <FieldSelect
          label={t('editor.field')}
          path={row.field}
          onChange={chooseField}
          select={field}
          isInvalid={isInvalid('field')}
        />
        <NativeSelect
          size="xs"
          aria-label={t('editor.operator')}
          value={row.op}
          onChange={(event) => change({ op: event.currentTarget.value as Operator })}
          error={isInvalid('op')}
        >
          {(operators.includes(row.op) ? operators : [row.op, ...operators]).map((op) => (
            <option key={op} value={op}>
              {Object.hasOwn(operatorNames, op) ? t(operatorNames[op]) : op}
            </option>
          ))}
        </NativeSelect>
        <div>
          <ValueInputs row={row} onChange={change} isInvalid={isInvalid('value')} />
        </div>
        <NotSwitch node={row} />
        <ActionIcon
          size="md"
          variant="subtle"
          color="gray"
          aria-label={t('editor.row.remove', { number })}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      </div>
      <PlaceProblems id={problemsId} messages={problems.map(({ message }) => message)} />
    </fieldset>
  );
}
