import Type from 'typebox';
import { type Concern, type Confirmation, concernCodes } from '../domain/concern.ts';
import type { Parsed } from '../domain/problem.ts';
import { choice, list, type ObjectShape, object, optional, text } from '../domain/shape.ts';
import { problemAt } from '../intake/problems.ts';
import type { Answer } from './answer.ts';
import type { StepReason } from './api.ts';
import { ofShape, readContent, requestPlace } from './body/read-content.ts';
import type { Body } from './operation.ts';
import { refusal } from './refusal.ts';
import { refuseContent } from './refuse-content.ts';

/** What is asked of whoever does a thing although something speaks against it. */
export const confirmQuery = {
  confirm: Type.Optional(
    Type.Boolean({ description: 'Do it although there are concerns; a reason must come with it' }),
  ),
};

/** The members of a body that confirms. */
export const confirmingMembers = {
  reason: optional(text(2_000), 'Why; kept in the record, and asked for with confirm=true'),
  confirms: optional(
    list(choice(concernCodes)),
    'With confirm=true: only these concerns are confirmed, and any other is refused anew; all when absent',
  ),
};

/** Why a thing is done, and what is confirmed. */
export const reasonShape = object<StepReason>(confirmingMembers);

/** The body of what may be done without saying why. */
export function reasonOf({ bytes }: Body): ReturnType<typeof readContent<StepReason>> {
  return bytes.length === 0 ? { value: {} } : readContent(bytes, confirmingShape<StepReason>(reasonShape));
}

/**
 * Reads a body that may confirm. An empty list is as good as none everywhere else; here it would confirm whatever
 * there is in the name of somebody who named nothing.
 */
export function confirmingShape<Value>(shape: ObjectShape): (value: unknown) => Parsed<Value> {
  const read = ofShape<Value>(shape);
  return (value) => {
    const { confirms } = (value ?? {}) as StepReason;
    if (!Array.isArray(confirms) || confirms.length > 0) return read(value);
    const message = 'Name what is confirmed, or leave this out to confirm all there is.';
    return { ok: false, problems: [problemAt(requestPlace, ['confirms'], 'missing', message)] };
  };
}

/** What a request confirms, or its refusal where it does not say why. */
export function confirmationOf(
  confirm: boolean | undefined,
  { reason, confirms }: StepReason,
): { readonly confirms?: Confirmation } | { readonly refused: Answer } {
  if (confirm !== true) return {};
  if (reason !== undefined) return { confirms: confirms ?? 'all' };
  const message = 'Say why: what is confirmed is recorded with its reason.';
  return { refused: refuseContent([problemAt(requestPlace, ['reason'], 'missing', message)]) };
}

/** Nothing was done, because something speaks against it that was not confirmed. */
export function refuseUnconfirmed(concerns: readonly Concern[]): Answer {
  const problems = concerns.map(({ code, message }) => problemAt(requestPlace, [], code, message));
  const told = problems.map(({ message }) => message).join(' ');
  const detail = `${told} Nothing was done; send confirm=true and a reason to do it.`;
  return refusal('needs-confirmation', detail, { problems });
}
