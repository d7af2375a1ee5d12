import type { SelectedBy } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';

/** What put a declaration in its lane. */
export const selectorNames = {
  profile: 'selectedBy.profile',
  score: 'selectedBy.score',
  random: 'selectedBy.random',
  quota: 'selectedBy.quota',
  manual: 'selectedBy.manual',
  none: 'selectedBy.none',
} as const satisfies Record<SelectedBy, MessageKey>;
