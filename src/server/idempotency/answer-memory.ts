import type { AnswerStore } from '../../app/ports/store.ts';
import type { UserId } from '../../domain/user.ts';
import type { Answer } from '../answer.ts';
import { problemType, refusal } from '../refusal.ts';

/** A request under its Idempotency-Key. */
export type KeyedRequest = {
  readonly user: UserId;
  readonly key: string;
  /** Hash of all that was asked. */
  readonly requestHash: string;
};

/** Answers that pass with the circumstances; the same request may well succeed later. */
const passing: ReadonlySet<number> = new Set([401, 408, 429]);

/** What was answered to requests with a key, so that a request sent twice acts once. */
export class AnswerMemory {
  readonly #store: AnswerStore;
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #onForgotten: (error: unknown) => void;

  /** `onForgotten` is told when an answer could not be kept. */
  constructor(store: AnswerStore, onForgotten: (error: unknown) => void) {
    this.#store = store;
    this.#onForgotten = onForgotten;
  }

  /**
   * The answer given before, or that of `act`, which is then remembered. Requests with one key go one after
   * another; `kept` is what later ones get.
   */
  async once(
    request: KeyedRequest,
    act: () => Promise<Answer>,
    kept: (answer: Answer) => Answer,
  ): Promise<Answer> {
    const place = `${request.user}\n${request.key}`;
    for (let before = this.#underWay.get(place); before !== undefined; before = this.#underWay.get(place)) {
      await before.catch(() => {});
    }
    const answering = this.#answer(request, act, kept).finally(() => this.#underWay.delete(place));
    this.#underWay.set(place, answering);
    return answering;
  }

  async #answer(
    request: KeyedRequest,
    act: () => Promise<Answer>,
    kept: (answer: Answer) => Answer,
  ): Promise<Answer> {
    const { user, key, requestHash } = request;
    const remembered = await this.#store.find(user, key);
    if (remembered !== undefined) {
      if (remembered.requestHash !== requestHash) return refusal('idempotency-key-reused');
      const { status, body } = remembered;
      return { status, body, type: status < 400 ? 'application/json' : problemType };
    }
    const answer = await act();
    if (answer.status >= 500 || passing.has(answer.status)) return answer;
    const { status, body } = kept(answer);
    try {
      await this.#store.remember(user, key, { requestHash, status, body });
    } catch (error) {
      // What was done is done; to say that it failed would have it done twice.
      this.#onForgotten(error);
    }
    return answer;
  }
}
