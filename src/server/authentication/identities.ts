import { hash } from 'node:crypto';
import { userOfSession, userOfToken } from '../../app/access/sign-in.ts';
import type { App } from '../../app/app.ts';
import type { User } from '../../domain/user.ts';
import type { Credentials } from './credentials.ts';

/** How long a user is taken for known before the store is asked again. */
const knownMilliseconds = 1_000;
const maximumKnown = 10_000;

/**
 * Who is asking. The store is asked once a second for each token, not once a request. That nobody has a
 * token is never remembered, so that a user made on another node is let in at once.
 */
export class Identities {
  readonly #app: App;
  readonly #known = new Map<string, { readonly user: User; readonly until: number }>();
  readonly #asked = new Map<string, Asked>();

  constructor(app: App) {
    this.#app = app;
  }

  find(credentials: Credentials): Found {
    return this.#find(keyOf(credentials), credentials);
  }

  /** The same question, to be asked again and again while a long request goes on. */
  finder(credentials: Credentials): () => Found {
    const key = keyOf(credentials);
    return () => this.#find(key, credentials);
  }

  /** Whether these credentials let somebody in before, and were not found wanting since. */
  hasKnown(credentials: Credentials): boolean {
    return this.#known.has(keyOf(credentials));
  }

  /** Sees to it that the next request with these credentials asks the store. */
  forget(credentials: Credentials): void {
    const key = keyOf(credentials);
    this.#known.delete(key);
    this.#asked.delete(key);
  }

  /** Sees to it that the next request of a user asks the store, whatever its credentials. */
  forgetUser(id: string): void {
    for (const [key, { user }] of this.#known) if (user.id === id) this.#known.delete(key);
    // Whose answers are on their way is not known yet.
    this.#asked.clear();
  }

  #find(key: string, credentials: Credentials): Found {
    const known = this.#known.get(key);
    if (known !== undefined && known.until > performance.now()) return known.user;
    return (this.#asked.get(key) ?? this.#ask(key, credentials)).user;
  }

  #ask(key: string, credentials: Credentials): Asked {
    const app = this.#app;
    const user =
      credentials.kind === 'token'
        ? userOfToken(app, credentials.token)
        : userOfSession(app, credentials.session);
    const asked: Asked = { user };
    this.#asked.set(key, asked);
    const settle = (learn: () => void): void => {
      // Whoever signed out meanwhile was forgotten, and stays so.
      if (this.#asked.get(key) !== asked) return;
      this.#asked.delete(key);
      learn();
    };
    user.then(
      (found) => settle(() => this.#learn(key, found)),
      // A store that does not answer has not said that nobody has it.
      () => settle(() => {}),
    );
    return asked;
  }

  #learn(key: string, user: User | undefined): void {
    if (user === undefined) {
      this.#known.delete(key);
      return;
    }
    if (this.#known.size >= maximumKnown) this.#known.clear();
    this.#known.set(key, { user, until: performance.now() + knownMilliseconds });
  }
}

type Found = User | undefined | Promise<User | undefined>;
type Asked = { readonly user: Promise<User | undefined> };

/** Tokens are not kept in clear, not even for a second. */
function keyOf(credentials: Credentials): string {
  const text = credentials.kind === 'token' ? credentials.token : credentials.session;
  return `${credentials.kind} ${hash('sha256', text, 'base64')}`;
}
