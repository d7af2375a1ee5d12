import { type Declaration, versionOf } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import { instantOf, type Moment } from '../../domain/moment.ts';

/** A version of a declaration as it was received. */
export type ReceivedDeclaration = {
  readonly declaration: Declaration;
  readonly at: Moment;
  /** Whether its control is still to come, where that is known. */
  readonly isWaiting?: boolean;
};

/** A finding as it was received, with the version of the declaration it is on. */
export type ReceivedFinding = {
  readonly finding: Finding;
  readonly declaration: Declaration;
  readonly at: Moment;
};

/**
 * What is already known of the declaration itself, in the order in which it was received: its earlier versions, by
 * which it is counted once and is never among the others, and what was found on them.
 */
export type OwnPast = {
  readonly versions: readonly ReceivedDeclaration[];
  readonly findings: readonly ReceivedFinding[];
};

export const noOwnPast: OwnPast = { versions: [], findings: [] };

/** The version a finding is on: the one it names, else the newest; undefined where none is known. */
export function versionFound({ versions }: OwnPast, { version }: Finding): Declaration | undefined {
  const declarations = versions.map(({ declaration }) => declaration);
  return declarations.findLast((each) => versionOf(each) === version) ?? declarations.at(-1);
}

/** Seconds since 1970: the history tells moments no finer. */
export function secondOf(at: Moment): number {
  return Math.floor(instantOf(at) / 1_000);
}
