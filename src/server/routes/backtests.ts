import { profileOutcome } from '../../app/backtest/profile-outcome.ts';
import { BacktestGivenUp } from '../../app/backtest/run-backtest.ts';
import { lastBacktest, tryProfile } from '../../app/backtest/try-profile.ts';
import type { KeptBacktest } from '../../app/ports/backtest-store.ts';
import { recordProfileRead } from '../../app/profiles/record-read.ts';
import { parseMoment } from '../../domain/moment.ts';
import type { Parsed, Problem } from '../../domain/problem.ts';
import { list, object, optional, text } from '../../domain/shape.ts';
import { problemAt } from '../../intake/problems.ts';
import { ok } from '../answer.ts';
import type { BacktestView, BacktestWish, OutcomeView } from '../api.ts';
import { ofShape, readContent, requestPlace } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { backtestView, backtestWish, outcomeView } from '../openapi/backtest-schemas.ts';
import { operation } from '../operation.ts';
import { comeBack, refusal } from '../refusal.ts';
import { ClientLeft, whileThere } from '../while-there.ts';
import { idParameters, isPossibleId, versionQuery } from './parameters.ts';

const comeBackSeconds = 30;

const wishShape = object<BacktestWish>({
  from: optional(text(10), 'First UTC day of lodgement'),
  to: optional(text(10), 'Last UTC day of lodgement'),
  offices: optional(list(text(32)), 'Only these offices'),
});

const make = operation({
  id: 'backtestProfile',
  method: 'POST',
  path: '/profiles/:id/backtest',
  tag: 'profiles',
  summary: 'Try a version of a profile on history',
  about:
    'What would have come of it beside the rule book in force: matches, lanes, officer-hours, hit rate, revenue, ' +
    'overlap, and examples to open. It runs beside the deciding; a long history is read from its newest end for as ' +
    'long as there is time. What came of it is kept for whoever judges the version. The back-test of a user of some ' +
    'offices is one of theirs.',
  rights: ['profiles.write', 'profiles.approve'],
  parameters: idParameters,
  query: versionQuery,
  body: {
    ...smallJson('Which part of the history; all of it when absent', backtestWish.ref),
    isOptional: true,
  },
  answers: { 200: { about: 'What would have come of it', schema: backtestView.ref } },
  answer: async ({ serving, user, path: { id }, query: { version }, body, request }) => {
    if (!isPossibleId(id)) return refusal('not-found');
    const wish = body.bytes.length === 0 ? { value: {} } : readContent(body.bytes, readWish);
    if ('refused' in wish) return wish.refused;
    try {
      const result = await whileThere(request, (leaving) => {
        const signal = AbortSignal.any([serving.closing, leaving]);
        return tryProfile(serving.app, user, id, version, wish.value, signal);
      });
      switch (result.kind) {
        case 'tried':
          await recordProfileRead(serving.app, user, 'backtestProfile', [
            { id, version: result.backtest.version },
          ]);
          return ok(viewOf(result.backtest));
        case 'missing':
          return refusal('not-found');
        case 'full':
          return comeBack('too-many-requests', 'Enough back-tests wait already.', comeBackSeconds);
      }
    } catch (error) {
      if (serving.closing.aborted || error instanceof ClientLeft)
        return comeBack('unavailable', 'The server is closing; try it again.', comeBackSeconds);
      if (!(error instanceof BacktestGivenUp)) throw error;
      const detail = `${error.message}; ask for a shorter period, or for fewer offices.`;
      return comeBack('unavailable', detail, comeBackSeconds);
    }
  },
});

const last = operation({
  id: 'getBacktest',
  method: 'GET',
  path: '/profiles/:id/backtest',
  tag: 'profiles',
  summary: 'The last back-test of a profile, or of one of its versions',
  about: 'For a user of some offices, the last that speaks of no other office.',
  rights: ['profiles.read'],
  parameters: idParameters,
  query: versionQuery,
  answers: { 200: { about: 'What would have come of it', schema: backtestView.ref } },
  answer: async ({ serving: { app }, user, path: { id }, query: { version } }) => {
    const kept = isPossibleId(id) ? await lastBacktest(app, user, id, version) : undefined;
    if (kept === undefined) return refusal('not-found');
    await recordProfileRead(app, user, 'getBacktest', [{ id, version: kept.version }]);
    return ok(viewOf(kept));
  },
});

const outcome = operation({
  id: 'getProfileOutcome',
  method: 'GET',
  path: '/profiles/:id/outcome',
  tag: 'profiles',
  summary: 'What really happened while a version of a profile was in force',
  about:
    'Counted over what was decided while this very version was in force, beside the last back-test made before. ' +
    'The version in force when none is named, else the newest.',
  rights: ['profiles.read'],
  parameters: idParameters,
  query: versionQuery,
  answers: { 200: { about: 'What happened, and what was expected', schema: outcomeView.ref } },
  answer: async ({ serving: { app }, user, path: { id }, query: { version } }) => {
    const found: OutcomeView | undefined = isPossibleId(id)
      ? await profileOutcome(app, user, id, version)
      : undefined;
    return found === undefined ? refusal('not-found') : ok(found);
  },
});

function readWish(value: unknown): Parsed<BacktestWish> {
  const read = ofShape<BacktestWish>(wishShape)(value);
  if (!read.ok) return read;
  const { from, to } = read.value;
  const problems = [...dayProblems('from', from), ...dayProblems('to', to)];
  if (problems.length === 0 && from !== undefined && to !== undefined && to < from)
    problems.push(problemAt(requestPlace, ['to'], 'empty-period', 'The last day lies before the first.'));
  return problems.length > 0 ? { ok: false, problems } : read;
}

function dayProblems(key: string, day: string | undefined): Problem[] {
  if (day === undefined) return [];
  const parsed = parseMoment(day);
  if ('moment' in parsed && day.length === 10) return [];
  const code = 'fault' in parsed ? parsed.fault : 'not-a-date';
  return [problemAt(requestPlace, [key], code, 'Give a day, as in 2026-03-01.')];
}

function viewOf({ by, report }: KeptBacktest): BacktestView {
  const { at, ruleBook, history, minutesByLane, notes, profiles } = report;
  const [impact] = profiles;
  if (impact === undefined) throw new Error('A kept back-test is of one profile');
  return { ...impact, by, at, ruleBook, history, minutesByLane, notes };
}

export const backtestOperations = [make, last, outcome];
