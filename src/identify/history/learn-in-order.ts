import { type Footprint, footprintOf } from './footprint.ts';
import type { HistoryEvent } from './history-as-of.ts';
import type { HistoryKey } from './history-key.ts';
import { historyKeysOf, historyKeysOfFinding } from './history-keys.ts';
import type { HistoryRecord } from './history-record.ts';
import type { HistorySettings } from './history-settings.ts';
import { type LeftMarks, leftMarks } from './left-marks.ts';
import {
  noOwnPast,
  type OwnPast,
  type ReceivedDeclaration,
  type ReceivedFinding,
  secondOf,
  versionFound,
} from './own-past.ts';
import type { Records } from './records.ts';
import { rememberDeclaration } from './remember-declaration.ts';
import { rememberFinding } from './remember-finding.ts';

/** What was known of declarations themselves, by their ids. */
export type OwnPasts = ReadonlyMap<string, OwnPast>;

/** What happened, ready to be learnt one after the other, and the records that must be known before. */
export type Lessons = { readonly keys: readonly HistoryKey[]; readonly lessons: readonly Lesson[] };

type Declared = {
  readonly kind: 'declared';
  readonly footprint: Footprint;
  readonly at: ReceivedDeclaration['at'];
  readonly own: OwnPast;
};

type Lesson =
  | Declared
  | {
      readonly kind: 'found';
      readonly found: ReceivedFinding;
      readonly earlier: readonly ReceivedFinding[];
    };

/** Makes what happened ready, given what was known of the declarations before. A finding on an unknown one teaches nothing. */
export function lessonsOf(
  events: readonly HistoryEvent[],
  before: OwnPasts,
  settings: HistorySettings,
): Lessons {
  const pasts = new Map(before);
  const lessons: Lesson[] = [];
  for (const event of events) {
    const id = 'finding' in event ? event.finding.declarationId : event.declaration.id;
    const own = pasts.get(id) ?? noOwnPast;
    if ('finding' in event) {
      const declaration = versionFound(own, event.finding);
      if (declaration === undefined) continue;
      const found = { ...event, declaration };
      lessons.push({ kind: 'found', found, earlier: own.findings });
      pasts.set(id, { ...own, findings: [...own.findings, found] });
    } else {
      const footprint = footprintOf(event.declaration, event.at, settings);
      lessons.push({ kind: 'declared', footprint, at: event.at, own });
      pasts.set(id, { ...own, versions: [...own.versions, event] });
    }
  }
  return { keys: [...new Set(lessons.flatMap((lesson) => keysOf(lesson, settings)))], lessons };
}

/** The records that are others after what happened. */
export function learnInOrder(
  { lessons }: Lessons,
  before: Records,
  settings: HistorySettings,
): ReadonlyMap<HistoryKey, HistoryRecord> {
  const records = new Map(before);
  const changed = new Map<HistoryKey, HistoryRecord>();
  const left = new Map<string, LeftMarks>();
  const declared = ({ footprint, at, own }: Declared) => {
    const { id } = footprint.declared;
    const before = left.get(id) ?? leftMarks(own.versions, settings);
    const learnt = rememberDeclaration({ footprint, at, records, left: before });
    // Most are never told of again: what a first version leaves is worked out when a second one comes.
    if (own.versions.length > 0) {
      before.leave(footprint.marks, secondOf(at));
      left.set(id, before);
    }
    return learnt;
  };
  for (const lesson of lessons) {
    const learnt =
      lesson.kind === 'declared' ? declared(lesson) : rememberFinding({ ...lesson, records }, settings);
    for (const [key, record] of learnt) {
      records.set(key, record);
      changed.set(key, record);
    }
  }
  return changed;
}

function keysOf(lesson: Lesson, settings: HistorySettings): readonly HistoryKey[] {
  return lesson.kind === 'declared'
    ? historyKeysOf(lesson.footprint)
    : historyKeysOfFinding(lesson.found, lesson.earlier, settings);
}
