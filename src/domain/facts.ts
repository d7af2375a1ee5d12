import type { KnownFacts } from './known.ts';
import type { Moment } from './moment.ts';

/**
 * What a decision rests on besides the declaration and the rule book. Time and chance come in here, so that
 * deciding again with the same facts gives the same bytes.
 */
export type Facts = {
  readonly decidedAt: Moment;
  /** The declaration's draw of its day, 0 <= draw < 1; an amendment keeps the draw of the first version. */
  readonly draw: number;
  /** What was known beyond what was declared; absent where nothing was asked. */
  readonly known?: KnownFacts;
};
