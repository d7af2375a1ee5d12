import type { Problem } from '../../../src/server/api.ts';
import { RequestRefused } from '../api/request-refused.ts';

/** What speaks against a step; `code` where the server named it. */
export type Concern = { readonly code?: Problem['code']; readonly message: string };

/** What the server wants to be confirmed, in its words; undefined when it refused for another reason, or not at all. */
export function concernsOf(error: unknown): readonly Concern[] | undefined {
  if (!(error instanceof RequestRefused) || error.problem.code !== 'needs-confirmation') return undefined;
  const { problems = [], detail } = error.problem;
  if (problems.length === 0) return [{ message: detail ?? '' }];
  return problems.map(({ code, message }) => ({ code, message }));
}

/** What a request says of concerns that were shown: these are confirmed, and no other that came meanwhile. */
export function confirmationOf(concerns: readonly Concern[]): {
  readonly confirm?: true;
  readonly confirms?: readonly string[];
} {
  if (concerns.length === 0) return {};
  const codes = concerns.flatMap(({ code }) => code ?? []);
  return { confirm: true, ...(codes.length === concerns.length && { confirms: [...new Set(codes)] }) };
}
