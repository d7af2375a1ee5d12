import type { Decision } from '../../src/domain/decision.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { GeneratedDeclaration } from '../../src/simulate/traffic/generated-declaration.ts';
import type { Person } from './person.ts';

/** No more than the server takes in before its answers are read. */
const linesAtOnce = 1_000;
const findingsAtOnce = 16;

/** A generated declaration with what the server decided on it. */
export type Lodged = { readonly generated: GeneratedDeclaration; readonly decision: Decision };

type BatchLine = { readonly status: string; readonly decision?: Decision };

/** Lodges declarations in their order, in batches; one that is not decided throws. */
export async function lodge(
  clearance: Person,
  declarations: readonly GeneratedDeclaration[],
): Promise<readonly Lodged[]> {
  const lodged: Lodged[] = [];
  for (let from = 0; from < declarations.length; from += linesAtOnce) {
    const some = declarations.slice(from, from + linesAtOnce);
    const lines = some.map(({ declaration }) => `${JSON.stringify(declaration)}\n`).join('');
    const { status, text } = await clearance.ask(
      'POST',
      '/declarations/batch',
      lines,
      'application/x-ndjson',
    );
    const answers = text.split('\n').filter((line) => line !== '');
    for (const [index, generated] of some.entries()) {
      const line = answers[index];
      const decision = line === undefined ? undefined : (JSON.parse(line) as BatchLine).decision;
      if (decision === undefined)
        throw new Error(`${generated.declaration.id} is answered ${status}: ${line ?? 'nothing'}`);
      lodged.push({ generated, decision });
    }
  }
  return lodged;
}

/** Records findings, some at a time; one that is not recorded throws. */
export async function recordFindings(officer: Person, findings: readonly Finding[]): Promise<void> {
  const left = findings.values();
  const recordOneByOne = async (): Promise<void> => {
    for (const finding of left) {
      const path = `/declarations/${finding.declarationId}/findings`;
      const { status, text } = await officer.ask('POST', path, JSON.stringify(finding));
      if (status !== 201) throw new Error(`POST ${path} answers ${status}: ${text}`);
    }
  };
  await Promise.all(Array.from({ length: findingsAtOnce }, recordOneByOne));
}
