import { RequestRefused } from '../api/request-refused.ts';

/** What the server wants to be confirmed, in its words; undefined when it refused for another reason, or not at all. */
export function concernsOf(error: unknown): readonly string[] | undefined {
  if (!(error instanceof RequestRefused) || error.problem.code !== 'needs-confirmation') return undefined;
  const { problems = [], detail } = error.problem;
  return problems.length > 0 ? problems.map(({ message }) => message) : [detail ?? ''];
}
