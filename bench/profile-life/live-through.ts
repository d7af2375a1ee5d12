import { setTimeout as pause } from 'node:timers/promises';
import { generatedFinding } from '../../src/app/demonstration/generated-finding.ts';
import type { Condition } from '../../src/domain/condition.ts';
import type { RiskProfile } from '../../src/domain/risk-profile.ts';
import type { RuleBook } from '../../src/domain/rule-book.ts';
import type {
  BacktestView,
  OutcomeView,
  ProfileShadowView,
  ProfileVersionsView,
} from '../../src/server/api.ts';
import type { HistoryAnswerView } from '../../src/server/api-history.ts';
import type { GeneratedDeclaration } from '../../src/simulate/traffic/generated-declaration.ts';
import { type Lodged, lodge, recordFindings } from '../running/lodge.ts';
import { type Person, succeeded } from '../running/person.ts';
import type { Server } from '../running/server.ts';
import type { Periods } from './periods.ts';
import { newestOf } from './tally.ts';

/** A step that somebody must not take, and the answer. */
export type Refusal = { readonly what: string; readonly status: number; readonly code: string };

/** All that was answered and decided in the course of a profile's life. */
export type Life = {
  readonly past: readonly Lodged[];
  readonly inShadow: readonly Lodged[];
  readonly inForce: readonly Lodged[];
  /** Findings in the past on what the profile asks for, by their results, before anybody wrote it. */
  readonly seen: HistoryAnswerView;
  readonly backtest: BacktestView;
  readonly backtestSeconds: number;
  readonly shadow: ProfileShadowView;
  readonly outcome: OutcomeView;
  readonly history: ProfileVersionsView;
  readonly refusals: readonly Refusal[];
};

/** A question starts a thread, and following takes seconds after a load. */
const pauseMilliseconds = 1_000;

/**
 * Takes a profile through its life over HTTP: Ana writes it, Ben approves it, Cem sets it in shadow and brings it in
 * force. Ana and Cem hold more roles than they need, so that what they are refused is refused to the person.
 */
export async function liveThrough(
  server: Server,
  before: RuleBook,
  profile: RiskProfile,
  periods: Periods,
  tell: (line: string) => void,
): Promise<Life> {
  await server.request('POST', '/profiles/import?activate=true', JSON.stringify(before));
  const clearance = await server.person('clearance', ['customs-system']);
  const officer = await server.person('officer', ['officer']);
  const ana = await server.person('ana', ['analyst', 'approver']);
  const ben = await server.person('ben', ['approver']);
  const cem = await server.person('cem', ['approver', 'manager']);
  const address = `/profiles/${profile.id}`;
  const step = async (person: Person, name: string): Promise<void> => {
    const { state } = await asked<{ state: string }>(person, 'POST', `${address}/${name}`);
    tell(`${name}: ${state}`);
  };
  const refused = async (what: string, person: Person, name: string): Promise<Refusal> => {
    const { status, text } = await person.ask('POST', `${address}/${name}`);
    return { what, status, code: (JSON.parse(text) as { code: string }).code };
  };
  const lived = async (name: keyof Periods): Promise<readonly Lodged[]> => {
    tell(`${name}: ${periods[name].length} declarations`);
    return lodgeAndInspect(clearance, officer, periods[name]);
  };

  const past = await lived('past');
  const seen = await findingsSeen(ana, profile.when, past);
  await asked(ana, 'POST', '/profiles', profile);
  await step(ana, 'submit');
  const beganAt = performance.now();
  const backtest = await asked<BacktestView>(ana, 'POST', `${address}/backtest`);
  const backtestSeconds = (performance.now() - beganAt) / 1_000;
  const early = [await refused('its author approves', ana, 'approve')];
  await step(ben, 'approve');
  const late = [
    await refused('its author activates', ana, 'activate'),
    await refused('its approver activates', ben, 'activate'),
  ];
  await step(cem, 'shadow');
  const inShadow = await lived('inShadow');
  const shadow = await judged(ana, `${address}/shadow`, inShadow.length);
  await step(cem, 'activate');
  const inForce = await lived('inForce');
  return {
    past,
    inShadow,
    inForce,
    seen,
    backtest,
    backtestSeconds,
    shadow,
    outcome: await asked<OutcomeView>(ana, 'GET', `${address}/outcome`),
    history: await asked<ProfileVersionsView>(ana, 'GET', `${address}/versions`),
    refusals: [...early, ...late],
  };
}

async function asked<View>(person: Person, method: string, path: string, content?: unknown): Promise<View> {
  const body = content === undefined ? undefined : JSON.stringify(content);
  return succeeded(method, path, await person.ask(method, path, body)) as View;
}

/** Lodges what was generated, and records what is found on whatever is selected. */
async function lodgeAndInspect(
  clearance: Person,
  officer: Person,
  generated: readonly GeneratedDeclaration[],
): Promise<readonly Lodged[]> {
  const lodged = await lodge(clearance, generated);
  const findings = lodged.flatMap(
    (each) => generatedFinding(each.generated, each.decision, each.decision.decidedAt) ?? [],
  );
  await recordFindings(officer, findings);
  return lodged;
}

/** What an analyst is told of the findings on what a condition asks for, once the history has come so far. */
async function findingsSeen(
  analyst: Person,
  when: Condition,
  lodged: readonly Lodged[],
): Promise<HistoryAnswerView> {
  const selected = newestOf(lodged).filter(({ decision }) => decision.lane !== 'green').length;
  for (;;) {
    const all = await askHistory(analyst, {});
    if (all !== undefined && inspectedOf(all) === selected) break;
    await pause(pauseMilliseconds);
  }
  const answer = await askHistory(analyst, { when });
  if (answer === undefined) throw new Error('The history was there and is not');
  return answer;
}

/** The answer by results of findings; undefined while the history is being laid out. */
async function askHistory(
  analyst: Person,
  question: { readonly when?: Condition },
): Promise<HistoryAnswerView | undefined> {
  const path = '/history/questions';
  const answer = await analyst.ask('POST', path, JSON.stringify({ ...question, by: 'finding.result' }));
  return answer.status === 503 ? undefined : (succeeded('POST', path, answer) as HistoryAnswerView);
}

function inspectedOf({ groups = [] }: HistoryAnswerView): number {
  return groups.reduce((sum, { value, declarations }) => sum + (value === null ? 0 : declarations), 0);
}

/** The figures of a profile in shadow, once all that was decided has been judged. */
async function judged(analyst: Person, path: string, decided: number): Promise<ProfileShadowView> {
  for (;;) {
    const view = await asked<ProfileShadowView>(analyst, 'GET', path);
    if (view.judged + view.leftOut >= decided) return view;
    await pause(pauseMilliseconds);
  }
}
