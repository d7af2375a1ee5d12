import { useTranslation } from 'react-i18next';
import classes from './condition-tree.module.css';
import { PredicateWords } from './predicate-words.tsx';
import type { Condition } from './shown-version.ts';

/** A condition as a nested list: what is joined stands under the word that joins it. */
export function ConditionTree({ condition }: { readonly condition: Condition }) {
  const { t } = useTranslation();
  if ('all' in condition)
    return <Joined title={t('condition.all')} parts={condition.all} empty={t('condition.always')} />;
  if ('any' in condition)
    return <Joined title={t('condition.any')} parts={condition.any} empty={t('condition.never')} />;
  if ('not' in condition) return <Joined title={t('condition.not')} parts={[condition.not]} empty="" />;
  return <PredicateWords predicate={condition} />;
}

type JoinedProps = {
  readonly title: string;
  readonly parts: readonly Condition[];
  /** What a list without parts means. */
  readonly empty: string;
};

function Joined({ title, parts, empty }: JoinedProps) {
  if (parts.length === 0) return <span>{empty}</span>;
  return (
    <div className={classes.joined}>
      <span className={classes.title}>{title}</span>
      <ul>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a version have no other identity, and never change
          <li key={index}>
            <ConditionTree condition={part} />
          </li>
        ))}
      </ul>
    </div>
  );
}
