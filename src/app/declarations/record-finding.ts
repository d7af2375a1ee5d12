import { versionOf } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import type { RecordedFinding } from '../ports/store.ts';
import { findDeclaration } from './read-declarations.ts';

export type FindingResultOf =
  | { readonly kind: 'recorded'; readonly recorded: RecordedFinding }
  | { readonly kind: 'missing' };

/** Records what officers found. A later finding stands beside an earlier one; none is ever edited. */
export async function recordFinding(app: App, user: User, finding: Finding): Promise<FindingResultOf> {
  const stored = await findDeclaration(app, user, finding.declarationId, finding.version);
  if (stored === undefined) return { kind: 'missing' };
  const item = finding.item;
  if (item !== undefined && !stored.declaration.items.some(({ sequence }) => sequence === item))
    return { kind: 'missing' };
  const recorded: RecordedFinding = { finding, at: app.now(), by: user.name };
  await app.store.declarations.recordFindings(
    [{ ...recorded, version: versionOf(stored.declaration) }],
    app.knowledge.with(app.ruleBook.current).history,
  );
  return { kind: 'recorded', recorded };
}
