import type { Declaration } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Money } from '../../domain/money.ts';
import type { SchemeKind } from './schemes/scheme-kind.ts';

/** What a generated declaration really is; no officer sees it. */
export type Truth = {
  readonly violating: boolean;
  readonly scheme?: SchemeKind;
  /** Sequences of the items concerned; none where the whole declaration is. */
  readonly items: readonly number[];
  /** Duty and tax on the true goods less those on the declared ones, where that is positive. */
  readonly evadedRevenue?: Money;
};

/** How a declaration came to be controlled in the past, with the probability it had of it beforehand. */
export type PastSelection = { readonly by: 'random' | 'signs'; readonly probability: number };

/**
 * One generated declaration. A finding is there only when the simulated policy of the past selected it, so
 * that findings are a chosen sample, as they are in life.
 */
export type GeneratedDeclaration = {
  readonly declaration: Declaration;
  readonly truth: Truth;
  readonly selection?: PastSelection;
  readonly finding?: Finding;
};
