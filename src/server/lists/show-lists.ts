import { listInForce } from '../../app/lists/list-in-force.ts';
import type { ListHeader, ListVersion } from '../../domain/list-version.ts';
import type { ListVersionView, ListView } from '../api.ts';
import type { Serving } from '../serving.ts';
import { tableHeld } from './table-held.ts';

/** Lists with what is in force of them and what waits, seen from this node. */
export async function viewsOf(
  serving: Serving,
  headers: readonly ListHeader[],
): Promise<ReadonlyMap<string, ListView>> {
  const { app } = serving;
  const versions = await app.store.lists.versions(headers.map(({ name }) => name));
  const views = headers.map((header): readonly [string, ListView] => {
    const own = versions.filter(({ list }) => list === header.name);
    const inForce = listInForce(app, header.name, own);
    const holds = tableHeld(serving, header);
    const proposed = own.find(({ state }) => state === 'proposed');
    return [
      header.name,
      {
        ...header,
        ...(holds !== undefined && { holds }),
        ...(inForce !== undefined && { inForce: { ...inForce, isInForce: true } }),
        ...(proposed !== undefined && { proposed: { ...proposed, isInForce: false } }),
      },
    ];
  });
  return new Map(views);
}

/** The versions of a list, the newest first. */
export async function versionViewsOf({ app }: Serving, name: string): Promise<readonly ListVersionView[]> {
  const versions = await app.store.lists.versions([name]);
  const inForce = listInForce(app, name, versions)?.version;
  return versions.map((version) => versionView(version, inForce)).toReversed();
}

export function versionView(version: ListVersion, inForce: number | undefined): ListVersionView {
  return { ...version, isInForce: version.version === inForce };
}
