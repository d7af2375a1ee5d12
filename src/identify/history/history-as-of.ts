import type { Finding } from '../../domain/finding.ts';
import { instantOf, type Moment } from '../../domain/moment.ts';
import { defaultHistorySettings, type HistorySettings } from './history-settings.ts';
import { MemoryHistory } from './memory-history.ts';
import type { ReceivedDeclaration } from './own-past.ts';

/** Something the history is made of. */
export type HistoryEvent = ReceivedDeclaration | { readonly finding: Finding; readonly at: Moment };

/**
 * The history as it was at a moment: of all that was received up to it, in the order in which it was received. What
 * came later changes nothing of it, so that asking about the past looks at nothing that was not known then.
 */
export function historyAsOf(
  events: Iterable<HistoryEvent>,
  at: Moment,
  settings: HistorySettings = defaultHistorySettings,
): MemoryHistory {
  const history = new MemoryHistory(settings);
  const until = instantOf(at);
  for (const event of events) {
    if (instantOf(event.at) > until) continue;
    if ('finding' in event) history.found(event.finding, event.at);
    else history.declared(event.declaration, event.at);
  }
  return history;
}
