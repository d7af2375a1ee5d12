import type { ReactNode } from 'react';
import classes from './facts.module.css';

export type NamedFact = {
  readonly name: string;
  readonly value: ReactNode;
  /** Takes a line of its own. */
  readonly isWide?: boolean;
};

/** Facts under their names, side by side as far as there is room. */
export function Facts({ facts }: { readonly facts: readonly NamedFact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value, isWide = false }) => (
        <div key={name} data-wide={isWide}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
