import type { App } from '../app/app.ts';
import type { Places } from '../app/places.ts';
import type { Identities } from './authentication/identities.ts';
import type { WrongTokens } from './authentication/wrong-tokens.ts';
import type { HeldBytes } from './body/held-bytes.ts';
import type { AnswerMemory } from './idempotency/answer-memory.ts';
import type { Metrics } from './metrics.ts';
import type { ResolvedOptions } from './server-options.ts';

/** What every operation works with: the use cases' app, and the server's own state. */
export type Serving = {
  readonly app: App;
  readonly options: ResolvedOptions;
  readonly metrics: Metrics;
  readonly identities: Identities;
  readonly wrongTokens: WrongTokens;
  readonly answers: AnswerMemory;
  readonly heldBytes: HeldBytes;
  /** Where lists are uploaded. */
  readonly uploads: Places;
  /** Aborted when the server begins to close; what is under way goes on. */
  readonly closing: AbortSignal;
  /** Aborted when it has waited long enough for those who still send. */
  readonly interrupting: AbortSignal;
  /** The OpenAPI document. */
  readonly describe: () => unknown;
};
