import { useTranslation } from 'react-i18next';
import type { RiskLevel } from '../../../src/server/api.ts';
import classes from './level-mark.module.css';
import { levelNames, levelSteps } from './risk-level.ts';

const steps = [1, 2, 3, 4];

/** A risk level as a word with four steps before it; without colour, which belongs to the lanes. */
export function LevelMark({ level }: { readonly level: RiskLevel }) {
  const { t } = useTranslation();
  return (
    <span className={classes.mark}>
      <span className={classes.steps} aria-hidden="true">
        {steps.map((step) => (
          <span key={step} data-filled={step <= levelSteps[level]} />
        ))}
      </span>
      {t(levelNames[level])}
    </span>
  );
}
