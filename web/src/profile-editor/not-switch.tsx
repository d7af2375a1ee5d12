import { useTranslation } from 'react-i18next';
import { useCriterion } from './criterion-context.ts';
import classes from './not-switch.module.css';
import type { WrittenNode } from './written-condition.ts';

/** Turns a question or a group into its opposite. */
export function NotSwitch({ node }: { readonly node: WrittenNode }) {
  const { t } = useTranslation();
  const { replace } = useCriterion();
  const isTurned = node.nots % 2 === 1;
  return (
    <label className={classes.not}>
      <input
        type="checkbox"
        checked={isTurned}
        onChange={() => replace(node.key, { ...node, nots: node.nots + (isTurned ? -1 : 1) })}
      />
      {t('editor.not')}
    </label>
  );
}
