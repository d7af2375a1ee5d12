import type { ProfileVersion } from '../../domain/profile-version.ts';
import type { App } from '../app.ts';
import type { RecentMatches } from '../ports/match-store.ts';

/** Days whose matches are told beside a profile. */
const recentDays = 30;
const dayMilliseconds = 86_400_000;

/**
 * What profiles matched of late. Told of what is in force, and of what matched something: the newest version may be a
 * draft while an older one decides.
 */
export async function recentMatches(
  app: App,
  versions: readonly ProfileVersion[],
): Promise<{
  readonly since: string;
  readonly countedUpTo: string | undefined;
  readonly of: (version: ProfileVersion) => RecentMatches | undefined;
}> {
  const since = new Date(Date.parse(app.now()) - recentDays * dayMilliseconds).toISOString().slice(0, 10);
  const { matches } = app.store;
  const [found, countedUpTo] = await Promise.all([
    matches.recent(
      versions.map(({ profile }) => profile.id),
      since,
    ),
    matches.countedUpTo(),
  ]);
  return {
    since,
    countedUpTo,
    of: ({ profile, state }) => found.get(profile.id) ?? (state === 'active' ? { matches: 0 } : undefined),
  };
}
