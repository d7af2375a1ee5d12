import { createHash } from 'node:crypto';
import type { Act } from '../../domain/act.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { mayMove, type ProfileState, type ProfileVersion } from '../../domain/profile-version.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import { kindOfState, subjectOf } from '../profiles/profile-act.ts';

/** What of a version no act may change: who wrote it, and the hash of what it says. */
type Identity = { readonly author: string; readonly profile: string };

/** Where the acts left a version, and who brought it there. */
type Stand = {
  readonly state: ProfileState;
  readonly approver?: string | undefined;
  readonly activator?: string | undefined;
  /** Who approved and activated it stands in no act, until the next one that tells of it in full. */
  readonly isTakenOver?: boolean;
};

type SetTold = { readonly versions: Readonly<Record<string, { readonly state: ProfileState }>> };

const stepKinds: ReadonlySet<string> = new Set(Object.values(kindOfState));

/**
 * Follows the lives of versions through the acts, in their order. Each act must lead on from the one before it on that
 * version: the same words by the same author, a move that the states allow, by somebody who may make it. And a rule
 * book that comes in force must hold the versions that are active then, and no others.
 */
export class ProfileLives {
  readonly #identities = new Map<string, Identity>();
  #stands = new Map<string, Stand>();
  /** The active version of each profile. */
  #active = new Map<string, string>();
  #isTakenOver = false;

  /** A version as it is stored now, before the first act; that it is as the last act tells is for others to find. */
  know(version: ProfileVersion): void {
    this.#identities.set(subjectOf(version), identityOf(version));
  }

  /** Why an act cannot have followed on those before; undefined where it can, and where it is of something else. */
  tell(act: Act): string | undefined {
    if (stepKinds.has(act.kind)) return this.#tellStep(act);
    switch (act.kind) {
      case 'profiles.imported':
        return this.#tellSet(act, (subject, state) => this.#whyNotImported(act, subject, state));
      case 'rule-book.rolled-back':
        return this.#tellSet(act, (subject, state) => this.#whyNotRolledBack(act, subject, state));
      case 'profiles.taken-over':
        return this.#takeOver(act);
      default:
        return undefined;
    }
  }

  /** Why a rule book is not that of the active versions; undefined where it is. */
  whyNotActive(profiles: readonly RiskProfile[]): string | undefined {
    const other = profiles.find(
      (profile) => this.#identities.get(this.#active.get(profile.id) ?? '')?.profile !== hashOf(profile),
    );
    if (other !== undefined) return `profile ${other.id} in it is not the version that is active`;
    const held = new Set<string>(profiles.map(({ id }) => id));
    const missing = [...this.#active].find(([id]) => !held.has(id));
    return missing && `${missing[1]} is active and not in it`;
  }

  #tellStep(act: Act): string | undefined {
    const version = JSON.parse(act.body) as ProfileVersion;
    const subject = subjectOf(version);
    const why = this.#whyNotTaken(act, version, this.#stands.get(act.subject));
    if (subject !== act.subject || kindOfState[version.state] !== act.kind)
      return `${act.subject} is not what it tells of`;
    if (why !== undefined) return why;
    const { state, approver, activator } = version;
    return this.#move(subject, { state, approver, activator });
  }

  #whyNotTaken(act: Act, version: ProfileVersion, before: Stand | undefined): string | undefined {
    const { subject, actor } = act;
    const { state, author, approver, activator } = version;
    const identity = identityOf(version);
    const stored = this.#identities.get(subject);
    if (stored?.author !== identity.author || stored.profile !== identity.profile)
      return `${subject} is told of with other words or another author than it has`;
    if (state === 'draft') {
      if (before !== undefined) return `${subject} was there before it was drafted`;
      return author === actor && approver === undefined && activator === undefined
        ? undefined
        : `${subject} was drafted by ${actor}, who is not its author`;
    }
    if (before === undefined) return `${subject} was never drafted`;
    const approvedBy = before.isTakenOver === true ? approver : before.approver;
    if (!isAllowed({ state: before.state, author, approver: approvedBy }, state, actor))
      return `${actor} could not bring ${subject} from ${before.state} to ${state}`;
    const isByPerson = actor !== system && (state === 'active' || state === 'scheduled');
    const expected = {
      approver: state === 'approved' ? actor : approvedBy,
      activator: isByPerson ? actor : before.isTakenOver === true ? activator : before.activator,
    };
    if (approver !== expected.approver || activator !== expected.activator)
      return `${subject} names an approver or activator who did not act`;
    return undefined;
  }

  #tellSet(
    { body }: Act,
    whyNot: (subject: string, state: ProfileState) => string | undefined,
  ): string | undefined {
    let first: string | undefined;
    for (const [subject, { state }] of Object.entries((JSON.parse(body) as SetTold).versions)) {
      first ??= whyNot(subject, state);
    }
    return first;
  }

  #whyNotImported({ actor }: Act, subject: string, state: ProfileState): string | undefined {
    const before = this.#stands.get(subject);
    if (before === undefined) {
      if (this.#identities.get(subject)?.author !== actor)
        return `${subject} was imported by ${actor}, who is not its author`;
      if (state !== 'draft' && state !== 'active') return `${subject} was imported as ${state}`;
      return this.#move(subject, { state, ...(state === 'active' && { activator: actor }) });
    }
    const gaveWay =
      (before.state === 'active' && state === 'retired') ||
      (before.state === 'scheduled' && state === 'suspended');
    if (!gaveWay) return `an import cannot bring ${subject} from ${before.state} to ${state}`;
    return this.#move(subject, { ...before, state });
  }

  #whyNotRolledBack({ actor }: Act, subject: string, state: ProfileState): string | undefined {
    const before = this.#stands.get(subject);
    if (before === undefined) return `${subject} was never drafted`;
    const leaves = before.state === 'active' && state === 'suspended';
    const wasActivated = before.activator !== undefined || before.isTakenOver === true;
    const returns = before.state !== 'active' && state === 'active' && wasActivated;
    if (!leaves && !returns) return `a roll-back cannot bring ${subject} from ${before.state} to ${state}`;
    if (returns && this.#identities.get(subject)?.author === actor)
      return `${actor} is the author of ${subject} and brought it back`;
    return this.#move(subject, { ...before, state });
  }

  /** Before it versions could change without an act, so it begins anew; there is only one, that of the migration. */
  #takeOver({ actor, body }: Act): string | undefined {
    if (actor !== system || this.#isTakenOver) return 'versions were taken over twice, or by a person';
    this.#isTakenOver = true;
    this.#stands = new Map();
    this.#active = new Map();
    for (const [subject, { state }] of Object.entries((JSON.parse(body) as SetTold).versions))
      this.#move(subject, { state, isTakenOver: true });
    return undefined;
  }

  #move(subject: string, stand: Stand): string | undefined {
    this.#stands.set(subject, stand);
    const id = subject.slice(0, subject.lastIndexOf('@'));
    const active = this.#active.get(id);
    if (stand.state !== 'active') {
      if (active === subject) this.#active.delete(id);
      return undefined;
    }
    this.#active.set(id, subject);
    // Acts on what gives way come before the one on what takes its place.
    return active === undefined || active === subject
      ? undefined
      : `${active} and ${subject} are active at once`;
  }
}

/** The name that acts bear which no person did. */
const system = 'system';

/** Whether a version may be moved so. By itself it only comes in force at its time, or leaves. */
function isAllowed(
  from: Pick<ProfileVersion, 'state' | 'author'> & { readonly approver: string | undefined },
  to: ProfileState,
  by: string,
): boolean {
  if (by !== system) return mayMove(from, to, by);
  if (to === 'active') return from.state === 'scheduled';
  return (to === 'suspended' || to === 'retired') && mayMove(from, to, by);
}

function identityOf({ author, profile }: ProfileVersion): Identity {
  return { author, profile: hashOf(profile) };
}

function hashOf(profile: RiskProfile): string {
  return createHash('sha256').update(canonicalJson(profile)).digest('base64');
}
