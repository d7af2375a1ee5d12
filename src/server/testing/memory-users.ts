import type { UserStore } from '../../app/store.ts';
import type { NewAct } from '../../domain/act.ts';
import type { User, UserId } from '../../domain/user.ts';
import type { MemoryChain } from './memory-chain.ts';

/** Users and sessions in memory. */
export class MemoryUsers implements UserStore {
  readonly #chain: MemoryChain;
  readonly #users = new Map<UserId, User>();
  readonly #byToken = new Map<string, UserId>();
  readonly #sessions = new Map<string, { readonly user: UserId; readonly expiresAt: string }>();

  constructor(chain: MemoryChain) {
    this.#chain = chain;
  }

  async create(user: User, tokenHash: string, act: NewAct): Promise<'created' | 'name-taken'> {
    const isTaken = [...this.#users.values()].some(({ name }) => name === user.name);
    if (isTaken || this.#byToken.has(tokenHash)) return 'name-taken';
    this.#chain.append([act]);
    this.#users.set(user.id, user);
    this.#byToken.set(tokenHash, user.id);
    return 'created';
  }

  async findByToken(tokenHash: string): Promise<User | undefined> {
    const id = this.#byToken.get(tokenHash);
    return id && this.#users.get(id);
  }

  async list(): Promise<readonly User[]> {
    return [...this.#users.values()];
  }

  async openSession(sessionHash: string, user: UserId, expiresAt: string, act: NewAct): Promise<void> {
    this.#chain.append([act]);
    this.#sessions.set(sessionHash, { user, expiresAt });
  }

  async findBySession(sessionHash: string, now: string): Promise<User | undefined> {
    const session = this.#sessions.get(sessionHash);
    return session !== undefined && session.expiresAt > now ? this.#users.get(session.user) : undefined;
  }

  async closeSession(sessionHash: string, act: NewAct): Promise<void> {
    if (this.#sessions.delete(sessionHash)) this.#chain.append([act]);
  }
}
