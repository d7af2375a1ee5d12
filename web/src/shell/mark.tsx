import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageKey } from '../language/message-key.ts';
import classes from './mark.module.css';

type Props = {
  readonly icon: LucideIcon;
  readonly name: MessageKey;
  /** What is at work is told from what is over at a glance. */
  readonly standing?: 'at-work' | 'over' | undefined;
  readonly size?: 'small' | 'large';
};

/** Where something stands, as a word with its icon; without colour, which belongs to the lanes. */
export function Mark({ icon: Icon, name, standing, size = 'small' }: Props) {
  const { t } = useTranslation();
  return (
    <span className={classes.mark} data-size={size} data-standing={standing}>
      <Icon size={size === 'large' ? 16 : 13} aria-hidden="true" />
      {t(name)}
    </span>
  );
}
