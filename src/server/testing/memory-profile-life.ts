import type { MatchStore } from '../../app/ports/match-store.ts';
import type { ProfileEvent, ProfileHistoryStore } from '../../app/ports/profile-history-store.ts';
import type { ReadStore } from '../../app/ports/read-store.ts';
import type { RuleBookEvent, RuleBookHistoryStore } from '../../app/ports/rule-book-history-store.ts';
import { type Act, profileSetKinds, profileStepKinds } from '../../domain/act.ts';
import type { ProfileVersion } from '../../domain/profile-version.ts';
import type { MemoryChain } from './memory-chain.ts';
import type { MemoryDeclarations } from './memory-declarations.ts';
import type { MemoryProfiles } from './memory-profiles.ts';

const stepKinds: ReadonlySet<string> = new Set(profileStepKinds);
const setKinds: ReadonlySet<string> = new Set(profileSetKinds);

/** The life of profiles, read from the acts in memory. */
export function memoryProfileHistory(chain: MemoryChain, profiles: MemoryProfiles): ProfileHistoryStore {
  return {
    events: async (id) => chain.acts.flatMap((act) => eventsOf(act, id)),
    due: async (now) => [
      ...new Set(
        profiles.all
          .filter(({ state, scheduledFor = '' }) => state === 'scheduled' && scheduledFor <= now)
          .map(({ profile }): string => profile.id),
      ),
    ],
  };
}

function eventsOf({ kind, subject, at, actor, body }: Act, id: string): readonly ProfileEvent[] {
  const told = JSON.parse(body) as Partial<ProfileVersion> & {
    readonly reason?: string;
    readonly versions?: Readonly<Record<string, { readonly state: ProfileVersion['state'] }>>;
  };
  const versionIn = (text: string) =>
    text.startsWith(`${id}@`) ? Number(text.slice(id.length + 1)) : Number.NaN;
  if (stepKinds.has(kind)) {
    const version = versionIn(subject);
    const { state = 'draft', stateReason: reason, confirmed } = told;
    if (Number.isNaN(version)) return [];
    const why = { ...(reason !== undefined && { reason }), ...(confirmed && { confirmed }) };
    return [{ version, kind, at, by: actor, state, ...why }];
  }
  if (kind === 'profile.backtested') {
    const version = versionIn(subject);
    return Number.isNaN(version) ? [] : [{ version, kind, at, by: actor }];
  }
  if (!setKinds.has(kind)) return [];
  return Object.entries(told.versions ?? {})
    .filter(([text]) => !Number.isNaN(versionIn(text)))
    .map(([text, { state }]) => ({
      version: versionIn(text),
      kind,
      at,
      by: actor,
      state,
      ...(told.reason !== undefined && { reason: told.reason }),
    }));
}

/** Rule books that came in force, read from the acts in memory. */
export function memoryRuleBookHistory(chain: MemoryChain): RuleBookHistoryStore {
  const all = (): readonly RuleBookEvent[] =>
    chain.acts
      .filter(({ kind }) => kind === 'rule-book.in-force')
      .map(({ subject, at, actor, body }, index) => {
        const { ruleBook: _, ...told } = JSON.parse(body);
        return { number: index + 1, hash: subject, at, by: actor, ...told };
      });
  return {
    list: async (before, limit) =>
      all()
        .filter(({ number }) => before === undefined || number < before)
        .toReversed()
        .slice(0, limit),
    wasInForce: async (hash) => all().some((each) => each.hash === hash),
  };
}

/** Who read what, in memory. */
export function memoryReads(chain: MemoryChain, profiles: MemoryProfiles): ReadStore {
  const shows = async ({ kind, subject, body }: Act, id: string): Promise<boolean> => {
    if (kind === 'profile.read') return JSON.parse(body).profiles.includes(id);
    if (kind !== 'rule-book.read') return false;
    const ruleBook = await profiles.ruleBooks.find(subject);
    return ruleBook?.profiles.some((profile) => profile.id === id) ?? false;
  };
  return {
    record: async (act) => {
      chain.append([act]);
    },
    ofProfile: async (id, before, limit) => {
      const found: Act[] = [];
      for (const act of chain.acts.toReversed()) {
        if ((before === undefined || act.sequence < before) && (await shows(act, id))) found.push(act);
      }
      return found.slice(0, limit);
    },
  };
}

/** Matches of profiles, counted anew each time from the decisions in memory. */
export function memoryMatches(declarations: MemoryDeclarations, profiles: MemoryProfiles): MatchStore {
  const lastDecidedAt = (): string | undefined =>
    declarations.decisions
      .map(({ decidedAt }): string => decidedAt)
      .sort()
      .at(-1);
  const matchedAt = (id: string, from: string): readonly string[] =>
    declarations.decisions
      .filter(({ reasons, decidedAt }) => decidedAt >= from && reasons.some((each) => each.id === id))
      .map(({ decidedAt }): string => decidedAt)
      .sort();
  return {
    count: async () => {
      const countedUpTo = lastDecidedAt();
      return { isComplete: true, ...(countedUpTo !== undefined && { countedUpTo }) };
    },
    countedUpTo: async () => lastDecidedAt(),
    recent: async (ids, since) =>
      new Map(
        ids.flatMap((id) => {
          const matched = matchedAt(id, since);
          const lastMatchedAt = matched.at(-1);
          return lastMatchedAt === undefined ? [] : [[id, { matches: matched.length, lastMatchedAt }]];
        }),
      ),
    idle: async (unmatchedSince, today) => {
      return profiles.all
        .filter(({ state, profile, changedAt }) => {
          if (state !== 'active') return false;
          if (profile.validTo !== undefined && profile.validTo.slice(0, 10) < today) return true;
          return (
            changedAt.slice(0, 10) <= unmatchedSince && matchedAt(profile.id, unmatchedSince).length === 0
          );
        })
        .sort((a, b) => (a.profile.id < b.profile.id ? -1 : 1))
        .map((version) => {
          const matched = matchedAt(version.profile.id, version.changedAt.slice(0, 10));
          const lastMatchedAt = matched.at(-1);
          return { version, matches: matched.length, ...(lastMatchedAt !== undefined && { lastMatchedAt }) };
        });
    },
  };
}
