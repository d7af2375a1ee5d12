import { SegmentedControl, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { EyeOff } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listNamesQuery } from '../api/lists.ts';
import criterion from '../profiles/criterion-card.module.css';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import type { Catalogue } from './catalogue.ts';
import { CriterionContext, type CriterionWriting } from './criterion-context.ts';
import classes from './criterion-field.module.css';
import { GroupEditor } from './group-editor.tsx';
import type { PlacedProblems } from './placed-problems.ts';
import { inRows, inText, type ProfileDraft, readText, type WrittenCriterion } from './profile-draft.ts';
import { conditionOf, type WrittenGroup, type WrittenNode, withNode } from './written-condition.ts';

type Props = {
  readonly draft: ProfileDraft;
  readonly catalogue: Catalogue;
  readonly problems: PlacedProblems;
  readonly onChange: (criterion: WrittenCriterion) => void;
};

/** The criterion, in rows or as text. What is written in one is kept in the other, or stays where it is. */
export function CriterionField({ draft, catalogue, problems, onChange }: Props) {
  const { t } = useTranslation();
  const [whyInText, setWhyInText] = useState<string>();
  const { criterion: written } = draft;
  const switchTo = (kind: string) => {
    setWhyInText(undefined);
    if (kind === written.kind) return;
    if (written.kind === 'rows') return onChange(inText(conditionOf(written.root, catalogue)));
    const read = readText(written.text);
    const rows = read.kind === 'read' ? inRows(read.condition, catalogue) : undefined;
    if (rows !== undefined) return onChange(rows);
    setWhyInText(t(read.kind === 'read' ? 'editor.text.notInRows' : 'editor.text.notJson'));
  };
  return (
    <Card
      title={t('criterion.title')}
      aside={
        <span className={classes.aside}>
          <span className={criterion.secret}>
            <EyeOff size={13} aria-hidden="true" />
            {t('criterion.secret')}
          </span>
          <SegmentedControl
            size="xs"
            aria-label={t('editor.mode')}
            value={written.kind}
            data={[
              { value: 'rows', label: t('editor.mode.rows') },
              { value: 'text', label: t('editor.mode.text') },
            ]}
            onChange={switchTo}
          />
        </span>
      }
    >
      {written.kind === 'rows' ? (
        <Rows root={written.root} catalogue={catalogue} problems={problems} onChange={onChange} />
      ) : (
        <AsText
          text={written.text}
          why={whyInText}
          problems={problems.ofText(draft).map(({ path, message }) => `${path} · ${message}`)}
          onChange={(text) => {
            setWhyInText(undefined);
            onChange({ kind: 'text', text });
          }}
        />
      )}
    </Card>
  );
}

type RowsProps = Omit<Props, 'draft'> & { readonly root: WrittenGroup };

function Rows({ root, catalogue, problems, onChange }: RowsProps) {
  const listNames = useId();
  const lists = useQuery(listNamesQuery);
  const [fresh, setFresh] = useState<number>();
  const writing = useMemo((): CriterionWriting => {
    const replace = (key: number, next: WrittenNode | undefined) =>
      onChange({ kind: 'rows', root: withNode(root, key, next) });
    return {
      catalogue,
      problemsOf: problems.ofNode,
      replace,
      add(group, part) {
        replace(group.key, { ...group, parts: [...group.parts, part] });
        setFresh(part.kind === 'row' ? part.key : part.parts[0]?.key);
      },
      fresh,
      listNames,
    };
  }, [root, catalogue, problems, onChange, fresh, listNames]);
  return (
    <CriterionContext value={writing}>
      <GroupEditor group={root} />
      <datalist id={listNames} translate="no">
        {lists.data?.rows.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </CriterionContext>
  );
}

type AsTextProps = {
  readonly text: string;
  /** Why it cannot be shown in rows. */
  readonly why: string | undefined;
  readonly problems: readonly string[];
  readonly onChange: (text: string) => void;
};

function AsText({ text, why, problems, onChange }: AsTextProps) {
  const { t } = useTranslation();
  const read = readText(text);
  const isWrong = why !== undefined || problems.length > 0;
  return (
    <div className={classes.text}>
      <Textarea
        size="xs"
        rows={18}
        spellCheck={false}
        autoComplete="off"
        label={t('editor.text.label')}
        value={text}
        error={
          isWrong ? (
            <>
              {why} <Datum>{problems.join('\n')}</Datum>
            </>
          ) : undefined
        }
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {read.kind === 'read' ? null : (
        <p className={classes.broken}>
          {t('editor.text.notJson')} <Datum>{read.why}</Datum>
        </p>
      )}
    </div>
  );
}
