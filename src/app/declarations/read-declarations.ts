import { rightsOf } from '../../domain/role.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import type {
  DeclarationFilter,
  DeclarationHistory,
  DeclarationSummary,
  StoredDeclaration,
} from '../ports/store.ts';
import { type Notice, noticeOf } from './notice.ts';

/** A stored declaration, where the user may see it; undefined for a missing one and for another office's alike. */
export async function findDeclaration(
  app: App,
  user: User,
  id: string,
  version?: number,
): Promise<StoredDeclaration | undefined> {
  const stored = await app.store.declarations.find(id, version);
  return stored !== undefined && seesOffice(user, stored.declaration.office) ? stored : undefined;
}

/** All that is recorded of a declaration the user may see. */
export async function readHistory(app: App, user: User, id: string): Promise<DeclarationHistory | undefined> {
  const history = await app.store.declarations.history(id);
  const newest = history.versions.at(-1)?.told;
  return newest !== undefined && seesOffice(user, newest.declaration.office) ? history : undefined;
}

/** The newest versions of the declarations the user may see, the last decided first. */
export async function listDeclarations(
  app: App,
  user: User,
  filter: DeclarationFilter,
  before: number | undefined,
  limit: number,
): Promise<readonly DeclarationSummary[]> {
  return app.store.declarations.list(withinOffices(user, filter), before, limit);
}

/** What the trader is told. A declarant hears of its own only; whoever reads decisions may look it up. */
export async function readNotice(app: App, user: User, id: string): Promise<Notice | undefined> {
  const stored = await app.store.declarations.find(id);
  if (stored === undefined) return undefined;
  const isOwn = stored.owner === user.id;
  const maySee =
    isOwn || (rightsOf(user.roles).has('decisions.read') && seesOffice(user, stored.declaration.office));
  return maySee ? noticeOf(stored, app.ruleBook.current.ruleBook.settings.appeal) : undefined;
}

/** A filter narrowed to the user's offices. */
export function withinOffices(user: User, filter: DeclarationFilter): DeclarationFilter {
  if (user.offices === undefined) return filter;
  const offices = filter.offices?.filter((office) => seesOffice(user, office)) ?? user.offices;
  return { ...filter, offices };
}

export function seesOffice(user: User, office: string): boolean {
  return user.offices === undefined || user.offices.includes(office);
}
