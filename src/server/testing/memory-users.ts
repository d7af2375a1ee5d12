import type { ListedUser, NewSession, UserStore } from '../../app/ports/store.ts';
import type { NewAct } from '../../domain/act.ts';
import type { User, UserId } from '../../domain/user.ts';
import type { MemoryChain } from './memory-chain.ts';

/** Users and sessions in memory. */
export class MemoryUsers implements UserStore {
  readonly #chain: MemoryChain;
  readonly #users = new Map<UserId, User>();
  readonly #byToken = new Map<string, UserId>();
  readonly #disabled = new Map<UserId, string>();
  readonly #sessions = new Map<string, { readonly user: UserId; readonly expiresAt: string }>();

  constructor(chain: MemoryChain) {
    this.#chain = chain;
  }

  async create(
    user: User,
    tokenHash: string,
    act: NewAct,
  ): Promise<'created' | 'name-taken' | 'token-taken'> {
    if (this.#byToken.has(tokenHash)) return 'token-taken';
    if ([...this.#users.values()].some(({ name }) => name === user.name)) return 'name-taken';
    this.#chain.append([act]);
    this.#users.set(user.id, user);
    this.#byToken.set(tokenHash, user.id);
    return 'created';
  }

  async findByToken(tokenHash: string): Promise<User | undefined> {
    const id = this.#byToken.get(tokenHash);
    return id && this.#withAccess(id);
  }

  async list(): Promise<readonly ListedUser[]> {
    return [...this.#users.values()].map((user) => {
      const disabledAt = this.#disabled.get(user.id);
      return { ...user, ...(disabledAt !== undefined && { disabledAt }) };
    });
  }

  async disable(
    id: UserId,
    act: NewAct,
  ): Promise<'disabled' | 'missing' | 'unchanged' | 'last-administrator'> {
    if (!this.#users.has(id)) return 'missing';
    if (this.#disabled.has(id)) return 'unchanged';
    const others = [...this.#users.values()].filter((user) => user.id !== id && !this.#disabled.has(user.id));
    if (!others.some(({ roles }) => roles.includes('admin'))) return 'last-administrator';
    this.#chain.append([act]);
    this.#disabled.set(id, act.at);
    this.#endSessions(id);
    return 'disabled';
  }

  async renewToken(id: UserId, tokenHash: string, act: NewAct): Promise<'renewed' | 'missing' | 'disabled'> {
    if (!this.#users.has(id)) return 'missing';
    if (this.#disabled.has(id)) return 'disabled';
    this.#chain.append([act]);
    for (const [known, user] of this.#byToken) if (user === id) this.#byToken.delete(known);
    this.#byToken.set(tokenHash, id);
    this.#endSessions(id);
    return 'renewed';
  }

  #withAccess(id: UserId): User | undefined {
    return this.#disabled.has(id) ? undefined : this.#users.get(id);
  }

  #endSessions(id: UserId): void {
    for (const [session, { user }] of this.#sessions) if (user === id) this.#sessions.delete(session);
  }

  async openSession(session: NewSession, act: NewAct): Promise<'opened' | 'ended'> {
    const { hash, user, tokenHash, expiresAt } = session;
    if (this.#byToken.get(tokenHash) !== user || this.#disabled.has(user)) return 'ended';
    this.#chain.append([act]);
    this.#sessions.set(hash, { user, expiresAt });
    return 'opened';
  }

  async findBySession(sessionHash: string, now: string): Promise<User | undefined> {
    const session = this.#sessions.get(sessionHash);
    return session !== undefined && session.expiresAt > now ? this.#withAccess(session.user) : undefined;
  }

  async closeSession(sessionHash: string, act: NewAct): Promise<void> {
    if (this.#sessions.delete(sessionHash)) this.#chain.append([act]);
  }
}
