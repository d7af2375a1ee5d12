import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { Answer } from './answer.ts';
import { type RefusalCode, refusal } from './refusal.ts';

const tooLarge: ReadonlySet<ProblemCode> = new Set([
  'record-too-large',
  'message-too-large',
  'expands-too-far',
]);

const unreadable: ReadonlySet<ProblemCode> = new Set([
  'not-json',
  'not-utf8',
  'not-xml',
  'doctype-refused',
  'nesting-too-deep',
  'truncated',
  'unknown-format',
]);

/** Content as it was judged by intake: too large, not in its format (400), or in it and not valid (422). */
export function refuseContent(problems: readonly Problem[], detail?: string): Answer {
  return refusal(refusalOf(problems), detail, { problems });
}

function refusalOf(problems: readonly Problem[]): RefusalCode {
  if (problems.some(isTooLarge)) return 'too-large';
  return problems.some(({ code }) => unreadable.has(code)) ? 'malformed-content' : 'invalid-content';
}

/** A declaration with too many items is too large, whatever the format calls its items. */
function isTooLarge({ code, path }: Problem): boolean {
  return tooLarge.has(code) || (code === 'too-many' && /(^|\/)(items|GovernmentAgencyGoodsItem)$/.test(path));
}
