import { type Act, chainStart, linkHash } from '../../domain/act.ts';
import type { ActStore } from '../ports/store.ts';
import { ListDecisions } from './list-decisions.ts';
import { ProfileLives } from './profile-lives.ts';

export type AuditResult =
  | { readonly kind: 'intact'; readonly links: number; readonly head: string }
  | { readonly kind: 'broken'; readonly sequence: number; readonly why: string };

/**
 * Walks the chain of acts from its start. It finds an act that was changed, moved or taken out, a stored
 * declaration, decision or finding that is not the one the act recorded, and an end that was cut off. It also finds
 * acts that nobody could have done: what a step was taken with was not what the step before left, or whoever took it
 * was not allowed to; and a rule book that came in force and was not that of the active versions.
 */
export async function verifyAudit(acts: ActStore): Promise<AuditResult> {
  const head = await acts.head();
  const lawful = await Lawful.of(acts);
  let previous = chainStart;
  let links = 0;
  for await (const { act, recordedBody } of acts.replayable()) {
    const sequence = links + 1;
    // Acts appended while this runs beside a live server lie beyond the head taken at the start.
    if (sequence > head.sequence) break;
    if (act.sequence !== sequence) return { kind: 'broken', sequence, why: `link ${sequence} is missing` };
    if (linkHash(previous, sequence, act) !== act.hash)
      return { kind: 'broken', sequence, why: 'its hash does not follow' };
    if (recordedBody !== undefined && recordedBody !== act.body) {
      return { kind: 'broken', sequence, why: `what is stored of ${act.subject} is not what was recorded` };
    }
    await lawful.tell(act);
    previous = act.hash;
    links = sequence;
  }
  if (links !== head.sequence || previous !== head.hash) {
    return {
      kind: 'broken',
      sequence: links + 1,
      why: `the chain ends at ${links}, and its head says ${head.sequence}`,
    };
  }
  const unrecorded = await acts.unrecorded();
  if (unrecorded !== undefined)
    return { kind: 'broken', sequence: links, why: `no act tells of ${unrecorded}` };
  await lawful.end(links);
  return lawful.broken ?? { kind: 'intact', links, head: previous };
}

/** Whether the acts could have followed on one another; what is wrong in the tables is told before what is wrong in them. */
class Lawful {
  readonly #acts: ActStore;
  readonly #lives = new ProfileLives();
  readonly #lists = new ListDecisions();
  #inForce: string | undefined;
  /** The first act that could not be. */
  broken: (AuditResult & { readonly kind: 'broken' }) | undefined;

  private constructor(acts: ActStore) {
    this.#acts = acts;
  }

  static async of(acts: ActStore): Promise<Lawful> {
    const lawful = new Lawful(acts);
    for await (const version of acts.profileVersions()) lawful.#lives.know(version);
    return lawful;
  }

  async tell(act: Act): Promise<void> {
    const why = this.#whyUnlawful(act) ?? (await this.#whyNotInForce(act));
    // What was before versions were taken over is not known in full.
    if (act.kind === 'profiles.taken-over' && why === undefined) this.broken = undefined;
    if (why !== undefined) this.broken ??= { kind: 'broken', sequence: act.sequence, why };
  }

  #whyUnlawful(act: Act): string | undefined {
    try {
      return this.#lives.tell(act) ?? this.#lists.tell(act);
    } catch (error) {
      // The chain holds whatever somebody appended to it.
      return `${act.kind} ${act.subject} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  /** What came or left after the last rule book that came in force did so without one. */
  async end(links: number): Promise<void> {
    const why = this.#inForce === undefined ? undefined : await this.#whyNotActive(this.#inForce);
    if (why !== undefined) this.broken ??= { kind: 'broken', sequence: links, why };
  }

  async #whyNotInForce({ kind, subject }: Act): Promise<string | undefined> {
    if (kind !== 'rule-book.in-force') return undefined;
    this.#inForce = subject;
    return this.#whyNotActive(subject);
  }

  async #whyNotActive(ruleBook: string): Promise<string | undefined> {
    const profiles = await this.#acts.profilesOf(ruleBook);
    const why = profiles && this.#lives.whyNotActive(profiles);
    return why && `rule book ${ruleBook} is in force: ${why}`;
  }
}
