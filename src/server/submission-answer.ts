import { noticeOf } from '../app/declarations/notice.ts';
import type { SubmitResult } from '../app/declarations/submit-record.ts';
import type { Decision } from '../domain/decision.ts';
import { rightsOf } from '../domain/role.ts';
import type { User } from '../domain/user.ts';
import { type Answer, json } from './answer.ts';
import type { BatchLine, Notice } from './api.ts';
import { comeBack, refusal } from './refusal.ts';
import { refuseContent } from './refuse-content.ts';
import type { Serving } from './serving.ts';

/** What one is told of a decision: the decision where one may read it, else what the trader is told. */
type Told = { readonly decision: Decision } | { readonly notice: Notice };

function toldTo(user: User, decision: Decision, { app }: Serving): Told {
  if (rightsOf(user.roles).has('decisions.read')) return { decision };
  const { appeal } = app.ruleBook.current.ruleBook.settings;
  // The lane of the decision, not the one it may be in by now: the same request has the same answer.
  return { notice: noticeOf({ decision, lane: decision.lane }, appeal) };
}

/** The answer to a single submission; nothing but the notice itself depends on what was decided. */
export function answerOfSubmission(result: SubmitResult, user: User, serving: Serving): Answer {
  count(result, serving);
  switch (result.kind) {
    case 'rejected':
      return refuseContent(result.problems);
    case 'conflict':
      return refusal('version-conflict', undefined, { problems: result.problems });
    case 'decided':
    case 'known': {
      const told = toldTo(user, result.decision, serving);
      const remarks = result.warnings.length;
      return json(
        result.kind === 'decided' ? 201 : 200,
        'decision' in told ? told.decision : told.notice,
        remarks === 0 ? undefined : { 'tamga-warnings': String(remarks) },
      );
    }
  }
}

/** The same as one line of a batch. */
export function lineOfSubmission(
  result: SubmitResult,
  line: number,
  user: User,
  serving: Serving,
): BatchLine {
  count(result, serving);
  switch (result.kind) {
    case 'rejected':
    case 'conflict':
      return { line, status: 'rejected', problems: result.problems.slice(0, maximumProblems) };
    case 'decided':
    case 'known':
      return { line, status: result.kind, ...toldTo(user, result.decision, serving) };
  }
}

/** Problems in one line at the most. */
const maximumProblems = 100;

/** Turns a submission away while too many wait already. */
export function admitSubmission(serving: Serving): Answer | undefined {
  if (!isOverloaded(serving)) return undefined;
  return comeBack('too-many-requests', 'Too many declarations wait to be stored.', 1);
}

export function isOverloaded({ app, options }: Serving): boolean {
  return app.submissions.length > options.maximumWaiting;
}

function count(result: SubmitResult, { metrics }: Serving): void {
  metrics.countSubmission(result.kind, 'decision' in result ? result.decision : undefined);
}
