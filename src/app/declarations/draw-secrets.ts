import { createHash, randomBytes } from 'node:crypto';
import type { DaySecret, DaySecretStore } from '../ports/store.ts';

const dayMilliseconds = 86_400_000;

/**
 * The secrets of the days. A day's secret is made, and its hash put on record, while the day before still
 * runs; when the day is over the secret may be shown, and anyone can check every draw.
 */
export class DrawSecrets {
  readonly #store: DaySecretStore;
  readonly #secrets = new Map<string, string>();

  constructor(store: DaySecretStore) {
    this.#store = store;
  }

  /** The secret of the UTC day of a time; also sees to it that the next day's hash is on record. */
  async secretOf(now: string): Promise<string> {
    const day = now.slice(0, 10);
    const tomorrow = new Date(Date.parse(`${day}T00:00:00Z`) + dayMilliseconds).toISOString().slice(0, 10);
    const secret = await this.#commit(day, now);
    if (!this.#secrets.has(tomorrow)) await this.#commit(tomorrow, now);
    return secret;
  }

  async #commit(day: string, now: string): Promise<string> {
    const known = this.#secrets.get(day);
    if (known !== undefined) return known;
    const offered = newSecret(day);
    const body = JSON.stringify({ day, hash: offered.hash });
    const act = { at: now, actor: 'system', kind: 'draw.committed', subject: day, body } as const;
    const held = await this.#store.commit(offered, act);
    // Two days suffice: yesterday's secret is of no more use here.
    if (this.#secrets.size > 3) this.#secrets.clear();
    this.#secrets.set(day, held.secret);
    return held.secret;
  }
}

/** A day's secret as others may see it: its hash, and the secret itself only once the day is over. */
export function publishedSecret(
  secret: DaySecret,
  now: string,
): { day: string; hash: string; secret?: string } {
  const { day, hash } = secret;
  return day < now.slice(0, 10) ? { day, hash, secret: secret.secret } : { day, hash };
}

function newSecret(day: string): DaySecret {
  const secret = randomBytes(32).toString('hex');
  return { day, secret, hash: createHash('sha256').update(secret, 'utf8').digest('hex') };
}
