import type { Amendment } from '../../domain/amendment.ts';
import { applyAmendment } from '../../domain/apply-amendment.ts';
import type { Decision } from '../../domain/decision.ts';
import { type Declaration, versionOf } from '../../domain/declaration.ts';
import type { Problem } from '../../domain/problem.ts';
import { rightsOf } from '../../domain/role.ts';
import type { User } from '../../domain/user.ts';
import { readDeclaration } from '../../intake/read-declaration.ts';
import type { IntakeRecord } from '../../intake/record.ts';
import type { App } from '../app.ts';
import { mostVersions } from './most-versions.ts';
import { contentOf } from './submission-queue.ts';

/** What came of one record of an input. */
export type SubmitResult =
  | { readonly kind: 'decided'; readonly decision: Decision; readonly warnings: readonly Problem[] }
  | { readonly kind: 'known'; readonly decision: Decision; readonly warnings: readonly Problem[] }
  | { readonly kind: 'conflict'; readonly problems: readonly Problem[] }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/** Two amendments of one declaration may meet; the later one is applied again to what the other left. */
const attempts = 5;

/** Takes what intake read: a declaration is decided and stored, an amendment becomes the next version. */
export async function submitRecord(
  app: App,
  record: IntakeRecord,
  by: User,
  source: string,
): Promise<SubmitResult> {
  switch (record.kind) {
    case 'rejected':
      return { kind: 'rejected', problems: record.problems };
    case 'declaration':
      return submitDeclaration(app, record.declaration, record.warnings, by, source);
    case 'amendment':
      return submitAmendment(app, record.amendment, record.warnings, by, source);
  }
}

async function submitDeclaration(
  app: App,
  declaration: Declaration,
  warnings: readonly Problem[],
  by: User,
  source: string,
): Promise<SubmitResult> {
  const outcome = await app.submissions.submit(declaration, by);
  if (outcome.kind === 'conflict') return { kind: 'conflict', problems: [conflict(declaration.id, source)] };
  if (outcome.kind === 'too-many-versions') return rejectedAsTooMany(declaration.id, source);
  return { ...outcome, warnings };
}

async function submitAmendment(
  app: App,
  amendment: Amendment,
  warnings: readonly Problem[],
  by: User,
  source: string,
): Promise<SubmitResult> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const original = await app.store.declarations.find(amendment.declarationId);
    const isOurs =
      original !== undefined && (original.owner === by.id || rightsOf(by.roles).has('decisions.read'));
    if (!isOurs) return { kind: 'rejected', problems: [targetUnknown(amendment, source)] };
    const applied = nextVersion(original.declaration, amendment, source);
    if ('problems' in applied) return { kind: 'rejected', problems: applied.problems };
    if (isUnchanged(original.declaration, applied.declaration)) {
      return { kind: 'known', decision: original.decision, warnings };
    }
    const outcome = await app.submissions.submit(applied.declaration, by);
    if (outcome.kind === 'too-many-versions') return rejectedAsTooMany(amendment.declarationId, source);
    if (outcome.kind !== 'conflict') return { ...outcome, warnings };
  }
  return { kind: 'conflict', problems: [conflict(amendment.declarationId, source)] };
}

function nextVersion(
  original: Declaration,
  amendment: Amendment,
  source: string,
): { readonly declaration: Declaration } | { readonly problems: readonly Problem[] } {
  const applied = applyAmendment(original, amendment);
  if (!applied.ok) return { problems: applied.problems.map((problem) => ({ ...problem, source })) };
  const value = { ...(applied.value as object), version: versionOf(original) + 1 };
  const parsed = readDeclaration(value, { source });
  return parsed.ok ? { declaration: parsed.value } : { problems: parsed.problems };
}

/** Whether an amendment changes nothing, as when the same message is sent twice. */
function isUnchanged(before: Declaration, after: Declaration): boolean {
  return contentOf({ ...before, version: 1 }) === contentOf({ ...after, version: 1 });
}

function conflict(id: string, source: string): Problem {
  const message = 'This id and version are taken by other content; send an amendment with the next version.';
  return { source, path: id, code: 'version-conflict', message };
}

function rejectedAsTooMany(id: string, source: string): SubmitResult {
  const message = `A declaration takes ${mostVersions} versions, large ones fewer; lodge the goods under a new id.`;
  return { kind: 'rejected', problems: [{ source, path: id, code: 'too-many-versions', message }] };
}

function targetUnknown({ declarationId }: Amendment, source: string): Problem {
  const message = `The message amends declaration ${JSON.stringify(declarationId)}, which is not stored here.`;
  return { source, path: declarationId, code: 'amendment-target-unknown', message };
}
