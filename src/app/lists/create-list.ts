import type { ListHeader } from '../../domain/list-version.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import { createdAct } from './import-lists.ts';

/** Writes down that there is a list. It has no entries yet, and no profile can ask for it. */
export async function createList(
  app: App,
  user: User,
  list: Pick<ListHeader, 'name' | 'kind' | 'owner' | 'description'>,
): Promise<{ readonly kind: 'created'; readonly header: ListHeader } | { readonly kind: 'name-taken' }> {
  const header: ListHeader = { ...list, createdBy: user.name, createdAt: app.now() };
  const outcome = await app.store.lists.create(header, createdAct(header));
  return outcome === 'created' ? { kind: 'created', header } : { kind: 'name-taken' };
}
