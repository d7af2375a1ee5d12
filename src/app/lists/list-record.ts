import type { ActKind, NewAct } from '../../domain/act.ts';
import type { ListVersion } from '../../domain/list-version.ts';
import { versionSubject } from '../../domain/version-subject.ts';

/** What of a version never changes, as the text that is stored and that its first act holds. */
export function proposalText({ state: _, ...version }: ListVersion): string {
  return JSON.stringify(version);
}

/** What was decided on a version, as the text that is stored and that its act holds. */
export function decisionText(decided: ListVersion): string {
  const { list, version, state, decidedBy, decidedAt, content, decisionReason, confirmed } = decided;
  return JSON.stringify({
    list,
    version,
    state,
    decidedBy,
    decidedAt,
    content,
    decisionReason,
    confirmed,
  });
}

/** The act that tells of a version as it is now. */
export function listAct(
  kind: Extract<ActKind, `list.${string}`>,
  version: ListVersion,
  actor: string,
  at: string,
): NewAct {
  const isFirst = kind === 'list.proposed' || kind === 'list.imported';
  const body = isFirst ? proposalText(version) : decisionText(version);
  return { at, actor, kind, subject: versionSubject(version.list, version.version), body };
}

/** A version that takes no further part: withdrawn by somebody. */
export function withdrawn(version: ListVersion, by: string, at: string): ListVersion {
  return { ...version, state: 'withdrawn', decidedBy: by, decidedAt: at };
}
