import type { ListVersion } from '../../domain/list-version.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import type { NumberedChange, ProposalOutcome, StagedChanges } from '../ports/list-store.ts';
import { listInForce } from './list-in-force.ts';
import { listAct } from './list-record.ts';

export type Proposal = {
  readonly list: string;
  readonly reason?: string;
  /** Whether the entries are the whole list, so that whatever else is on it goes. */
  readonly isWhole: boolean;
};

/**
 * Proposes changes of a list as its next version, which somebody else then accepts or withdraws. They are read
 * while they are written down, so there may be millions. `accept` says whether what came of them may stand.
 */
export async function proposeChanges(
  app: App,
  user: User,
  { list, reason, isWhole }: Proposal,
  changes: AsyncIterable<readonly NumberedChange[]>,
  accept: (staged: StagedChanges) => boolean,
): Promise<ProposalOutcome> {
  await app.ruleBook.refresh();
  const base = listInForce(app, list, await app.store.lists.versions([list]))?.version;
  return app.store.lists.propose({ list, base, isWhole }, changes, accept, (number, staged) => {
    const { added, changed, removed, entries, changes: hash } = staged;
    const at = app.now();
    const version: ListVersion = {
      list,
      version: number,
      ...(base !== undefined && { base }),
      author: user.name,
      createdAt: at,
      ...(reason !== undefined && { reason }),
      added,
      changed,
      removed,
      entries,
      changes: hash,
      state: 'proposed',
    };
    return { version, act: listAct('list.proposed', version, user.name, at) };
  });
}
