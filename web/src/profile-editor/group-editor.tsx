import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { FolderPlus, Plus, X } from 'lucide-react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCriterion } from './criterion-context.ts';
import classes from './group-editor.module.css';
import { NotSwitch } from './not-switch.tsx';
import { PlaceProblems } from './place-problems.tsx';
import { RowEditor } from './row-editor.tsx';
import { newGroup, newRow, type WrittenGroup } from './written-condition.ts';

type Props = {
  readonly group: WrittenGroup;
  /** As it is called among the parts it stands with; the outermost is the whole criterion. */
  readonly number?: number;
  readonly onRemove?: () => void;
};

/** Questions and groups, and how they are joined. */
export function GroupEditor({ group, number, onRemove }: Props) {
  const { t } = useTranslation();
  const { problemsOf, replace, add } = useCriterion();
  const problemsId = useId();
  const adding = useRef<HTMLButtonElement>(null);
  const problems = problemsOf(group);
  const remove = (key: number) => {
    replace(key, undefined);
    // What had the keyboard is gone; it goes on from here.
    adding.current?.focus();
  };
  return (
    <fieldset
      className={classes.group}
      data-invalid={problems.length > 0}
      aria-describedby={problems.length > 0 ? problemsId : undefined}
    >
      <legend className={classes.legend}>
        {number === undefined ? t('criterion.title') : t('editor.group', { number })}
      </legend>
      <div className={classes.head}>
        <NativeSelect
          size="xs"
          className={classes.join}
          aria-label={t('editor.join')}
          value={group.join}
          onChange={(event) =>
            replace(group.key, { ...group, join: event.currentTarget.value === 'any' ? 'any' : 'all' })
          }
        >
          <option value="all">{t('condition.all')}</option>
          <option value="any">{t('condition.any')}</option>
        </NativeSelect>
        <NotSwitch node={group} />
        {onRemove === undefined || number === undefined ? null : (
          <ActionIcon
            size="md"
            variant="subtle"
            color="gray"
            aria-label={t('editor.group.remove', { number })}
            onClick={onRemove}
          >
            <X size={16} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      <PlaceProblems id={problemsId} messages={problems.map(({ message }) => message)} />
      <ul className={classes.parts}>
        {group.parts.map((part, index) => (
          <li key={part.key}>
            {part.kind === 'row' ? (
              <RowEditor row={part} number={index + 1} onRemove={() => remove(part.key)} />
            ) : (
              <GroupEditor group={part} number={index + 1} onRemove={() => remove(part.key)} />
            )}
          </li>
        ))}
      </ul>
      <div className={classes.add}>
        <Button
          ref={adding}
          size="compact-xs"
          variant="default"
          leftSection={<Plus size={14} aria-hidden="true" />}
          onClick={() => add(group, newRow())}
        >
          {t('editor.row.add')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<FolderPlus size={14} aria-hidden="true" />}
          onClick={() => add(group, newGroup(group.join === 'all' ? 'any' : 'all'))}
        >
          {t('editor.group.add')}
        </Button>
      </div>
    </fieldset>
  );
}
