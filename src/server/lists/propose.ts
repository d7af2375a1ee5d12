import type { FastifyRequest } from 'fastify';
import { type Proposal, proposeChanges } from '../../app/lists/propose-changes.ts';
import { recordListRead } from '../../app/profiles/record-read.ts';
import type { User } from '../../domain/user.ts';
import { type Answer, created } from '../answer.ts';
import type { ListProposalView } from '../api.ts';
import type { RefusalCode } from '../refusal.ts';
import { refusal } from '../refusal.ts';
import { refuseContent } from '../refuse-content.ts';
import type { ResolvedOptions } from '../server-options.ts';
import type { Serving } from '../serving.ts';
import { BrokenOff, type Upload } from './read-upload.ts';
import { versionView } from './show-lists.ts';

/** What a proposal may be refused for, beside its content. */
export const proposalRefusals: readonly RefusalCode[] = [
  'not-found',
  'unchanged',
  'open-proposal',
  'overtaken',
  'invalid-content',
];

/** Proposes what an upload brings, and answers with the version it became. */
export async function propose(
  { app }: Serving,
  user: User,
  proposal: Proposal,
  upload: Upload,
  isPartial: boolean,
): Promise<Answer> {
  // What is refused leaves no version behind, and yet tells whether an entry is on the list.
  const recordTold = () => recordListRead(app, user, proposal.list, { operation: 'proposeEntries' });
  const outcome = await proposeChanges(app, user, proposal, upload.batches(), (staged) =>
    upload.accepts(staged, isPartial),
  );
  switch (outcome.kind) {
    case 'proposed': {
      const { problems, rejected } = upload;
      const view: ListProposalView = {
        ...versionView(outcome.version, undefined),
        ...(rejected > 0 && { problems, rejected }),
      };
      return created(view);
    }
    case 'missing':
      return refusal('not-found');
    case 'not-accepted':
      if (upload.tellsWhatIsThere) await recordTold();
      return refuseContent(upload.problems);
    case 'unchanged':
      await recordTold();
      if (upload.rejected > 0) return refuseContent(upload.problems);
      return refusal('unchanged', 'The list has every entry as it is given here.');
    case 'overtaken':
      return refusal('overtaken', 'Read the list again, and propose the change to what it is now.');
    case 'open-proposal':
      return refusal(
        'open-proposal',
        `Version ${outcome.version}, proposed by ${outcome.author}, waits to be accepted or withdrawn.`,
      );
  }
}

/** How long a sender may pause, and how long all may take. */
export type ArrivalLimits = Pick<ResolvedOptions, 'bodyMilliseconds' | 'uploadMilliseconds'>;

/**
 * The bytes of a request as they come. A sender who pauses for too long is not waited for, nor one who sends without
 * an end: an upload holds a place and a transaction until it is whole.
 */
export async function* arriving(
  request: FastifyRequest,
  { bodyMilliseconds, uploadMilliseconds }: ArrivalLimits,
): AsyncGenerator<Uint8Array> {
  const bytes = request.raw.iterator({ destroyOnReturn: false });
  const end = performance.now() + uploadMilliseconds;
  let timer: NodeJS.Timeout | undefined;
  try {
    for (;;) {
      const left = end - performance.now();
      // What has arrived is read before any timer ends.
      if (left <= 0) throw tookTooLong(uploadMilliseconds);
      const pause = new Promise<never>((_, reject) => {
        timer =
          left < bodyMilliseconds
            ? setTimeout(() => reject(tookTooLong(uploadMilliseconds)), left)
            : setTimeout(() => reject(new BrokenOff('too-slow')), bodyMilliseconds);
      });
      const next = (await Promise.race([bytes.next(), pause])) as IteratorResult<Uint8Array>;
      clearTimeout(timer);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    clearTimeout(timer);
  }
}

function tookTooLong(milliseconds: number): BrokenOff {
  const seconds = Math.round(milliseconds / 1_000);
  const detail = `An upload may take ${seconds} s. Nothing was proposed; send it packed, or in parts that are accepted one after another.`;
  return new BrokenOff('too-slow', detail);
}
