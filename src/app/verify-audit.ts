import { chainStart, linkHash } from '../domain/act.ts';
import type { ActStore } from './store.ts';

export type AuditResult =
  | { readonly kind: 'intact'; readonly links: number; readonly head: string }
  | { readonly kind: 'broken'; readonly sequence: number; readonly why: string };

/**
 * Walks the chain of acts from its start. It finds an act that was changed, moved or taken out, a stored
 * declaration, decision or finding that is not the one the act recorded, and an end that was cut off.
 */
export async function verifyAudit(acts: ActStore): Promise<AuditResult> {
  const head = await acts.head();
  let previous = chainStart;
  let links = 0;
  for await (const { act, recordedBody } of acts.replayable()) {
    const sequence = links + 1;
    // Acts appended while this runs beside a live server lie beyond the head taken at the start.
    if (sequence > head.sequence) break;
    if (act.sequence !== sequence) return { kind: 'broken', sequence, why: `link ${sequence} is missing` };
    if (linkHash(previous, sequence, act) !== act.hash)
      return { kind: 'broken', sequence, why: 'its hash does not follow' };
    if (recordedBody !== undefined && recordedBody !== act.body) {
      return { kind: 'broken', sequence, why: `what is stored of ${act.subject} is not what was recorded` };
    }
    previous = act.hash;
    links = sequence;
  }
  if (links !== head.sequence || previous !== head.hash) {
    return {
      kind: 'broken',
      sequence: links + 1,
      why: `the chain ends at ${links}, and its head says ${head.sequence}`,
    };
  }
  const unrecorded = await acts.unrecorded();
  if (unrecorded !== undefined)
    return { kind: 'broken', sequence: links, why: `no act tells of ${unrecorded}` };
  return { kind: 'intact', links, head: previous };
}
