import type { Known, KnownFacts } from '../../domain/known.ts';
import type { Moment } from '../../domain/moment.ts';
import { smallConsignment } from './declaration-marks.ts';
import type { Footprint } from './footprint.ts';
import { itemFacts } from './item-facts.ts';
import { type LeftMarks, leftMarks } from './left-marks.ts';
import { othersThan } from './others.ts';
import { noOwnPast, type OwnPast, secondOf } from './own-past.ts';
import { partyFacts } from './party-facts.ts';
import { previousVersionFacts } from './previous-version.ts';
import type { Records } from './records.ts';
import { smallConsignmentFacts, traceFacts } from './trace-facts.ts';

/**
 * What the history knows of a declaration at a moment: all fields that begin with `history.` and `item.history.`. The
 * records under `historyKeysOf` must be known, as far as there are any, as they were then. `own` holds its earlier
 * versions and what was found on them, which are never among the others; `left` is what those versions have
 * left, where it is worked out already.
 *
 * Windows of days are the running UTC day and so many before it, those of months the running UTC month and so many
 * before it; traces of containers, documents and small consignments are told to the second.
 */
export function recallFacts({
  footprint: { declared, traces },
  at,
  records,
  own = noOwnPast,
  left = leftMarks(own.versions, traces.settings),
}: {
  readonly footprint: Footprint;
  readonly at: Moment;
  readonly records: Records;
  readonly own?: OwnPast;
  readonly left?: LeftMarks;
}): KnownFacts {
  const { settings } = traces;
  const asked = { traces, others: othersThan(own, left, records, settings), at: secondOf(at), settings };
  const ofParties = partyFacts(asked);
  const small = smallConsignment(traces, at);
  const history: Known = {
    ...ofParties,
    ...traceFacts(asked),
    consignee: { ...(ofParties.consignee as Known | undefined), ...smallConsignmentFacts(asked, small) },
    previous: previousVersionFacts(declared, own.versions),
  };
  return { header: { history }, items: itemFacts(asked) };
}
