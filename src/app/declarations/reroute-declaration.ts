import { versionOf } from '../../domain/declaration.ts';
import { type Lane, stricterLane } from '../../domain/lane.ts';
import { rightsOf } from '../../domain/role.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import type { Reroute } from '../ports/store.ts';
import { findDeclaration } from './read-declarations.ts';

export type RerouteResult =
  | { readonly kind: 'rerouted'; readonly reroute: Reroute }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unchanged' }
  /** Only a chief may make a lane laxer. */
  | { readonly kind: 'not-allowed' };

/** Sends a declaration to another lane, as a later record beside the decision, with its reason. */
export async function rerouteDeclaration(
  app: App,
  user: User,
  id: string,
  to: Lane,
  reason: string,
): Promise<RerouteResult> {
  const stored = await findDeclaration(app, user, id);
  if (stored === undefined) return { kind: 'missing' };
  if (stored.lane === to) return { kind: 'unchanged' };
  const { lanePrecedence } = app.ruleBook.current.ruleBook.settings;
  const isStricter = stricterLane(stored.lane, to, lanePrecedence) === to;
  if (!isStricter && !rightsOf(user.roles).has('declarations.reroute')) return { kind: 'not-allowed' };
  const reroute: Reroute = {
    declarationId: id,
    version: versionOf(stored.declaration),
    from: stored.lane,
    to,
    reason,
    at: app.now(),
    by: user.name,
  };
  await app.store.declarations.reroute(reroute);
  return { kind: 'rerouted', reroute };
}
