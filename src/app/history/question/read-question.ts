import { fieldsOf } from '../../../domain/condition.ts';
import type { Fault, Parsed } from '../../../domain/problem.ts';
import type { NamedLists } from '../../../domain/rule-book.ts';
import { fieldAt } from '../../../identify/fields/field-catalogue.ts';
import { pathsBeneath, tablesBeneath } from '../../../identify/lookups/bound-field.ts';
import { checkProfile } from '../../../identify/profiles/check-profile.ts';
import { defaultLimits } from '../../../intake/limits.ts';
import { type Place, problemAt } from '../../../intake/problems.ts';
import { readCondition } from '../../../intake/read-condition.ts';
import { ShapeReader } from '../../../intake/read-shape.ts';
import { groupingFault } from './grouping.ts';
import { type HistoryQuestion, historyQuestionShape, profileOf } from './question.ts';
import { summingFault } from './summing.ts';

/** What a question may ask about: declarations alone, or also what was decided and found. */
export type QuestionedHistory = { readonly lists: NamedLists; readonly hasOutcomes: boolean };

/** A question's JSON as a question, or all that is wrong with it. */
export function readQuestion(
  value: unknown,
  place: Place,
  history: QuestionedHistory,
): Parsed<HistoryQuestion> {
  const reader = new ShapeReader(place, defaultLimits.nesting);
  const question = (reader.read(historyQuestionShape, value) ?? {}) as HistoryQuestion;
  const faults = faultsOf(question, history);
  const problems = [
    ...reader.problems,
    ...reader.warnings.map(({ severity: _, ...problem }) => problem),
    ...faults.map(({ steps, code, message }) => problemAt(place, steps, code, message)),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: question, warnings: [] };
}

function faultsOf(question: HistoryQuestion, history: QuestionedHistory): readonly Fault[] {
  const { when, by, sum } = question;
  return [
    ...(when === undefined ? periodFaults(question) : conditionFaults(when, question, history)),
    ...(by === undefined ? [] : groupingFault(by, history.hasOutcomes)),
    ...(sum === undefined ? [] : summingFault(sum, history.hasOutcomes)),
  ];
}

function conditionFaults(
  value: unknown,
  question: HistoryQuestion,
  history: QuestionedHistory,
): readonly Fault[] {
  const read = readCondition(value);
  if ('faults' in read) return read.faults.map((fault) => ({ ...fault, steps: ['when', ...fault.steps] }));
  const asked = fieldsOf(read.condition);
  // What was known is kept with decisions; files of declarations tell of none.
  const waiting = history.hasOutcomes ? [] : asked.flatMap(pathsBeneath).filter(isFact);
  return [
    ...checkProfile(profileOf(question), history.lists).map(renamed),
    ...waiting.map(
      (path): Fault => ({
        steps: ['when'],
        code: 'data-not-loaded',
        message: `Files of declarations do not tell ${path}; ask the store.`,
      }),
    ),
    ...absentTables(asked, history.lists),
  ];
}

function isFact(path: string): boolean {
  return fieldAt(path)?.needs !== undefined;
}

/** A question that no row can answer is not asked: nobody would see that nothing was looked up. */
function absentTables(paths: readonly string[], lists: NamedLists): readonly Fault[] {
  return paths.flatMap((path) =>
    tablesBeneath(path)
      .filter((name) => !Object.hasOwn(lists, name) || lists[name]?.length === 0)
      .map(
        (name): Fault => ({
          steps: ['when'],
          code: 'data-not-loaded',
          message: `${path} is looked up in list ${name}, in which there are no rows.`,
        }),
      ),
  );
}

function periodFaults(question: HistoryQuestion): readonly Fault[] {
  return checkProfile(profileOf(question), {}).map(renamed);
}

/** The days of a question have names of their own. */
function renamed(fault: Fault): Fault {
  const [first, ...rest] = fault.steps;
  const name = first === 'validFrom' ? 'from' : first === 'validTo' ? 'to' : first;
  return { ...fault, steps: name === undefined ? [] : [name, ...rest] };
}
