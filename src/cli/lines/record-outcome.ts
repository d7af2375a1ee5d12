import type { Problem } from '../../domain/problem.ts';
import type { IntakeRecord } from '../../intake/record.ts';
import type { LineOf } from './line-of.ts';

/** A record that was rejected, as it is told of and kept. */
export type Rejected = {
  readonly kind: 'rejected';
  readonly line?: number;
  readonly problems: readonly Problem[];
  readonly raw?: string;
};

/** What a record came to: a line of output, or a rejection. */
export type RecordOutcome =
  | { readonly kind: 'line'; readonly text: string; readonly warnings: readonly Problem[] }
  | Rejected;

export function outcomeOf(record: IntakeRecord, source: string, lineOf: LineOf): RecordOutcome {
  switch (record.kind) {
    case 'declaration':
      return { kind: 'line', text: lineOf(record.declaration), warnings: record.warnings };
    case 'rejected':
      return record;
    case 'amendment': {
      const { declarationId, kind } = record.amendment;
      const message = `The ${kind} of ${declarationId} carries only changes; import it where the original is stored.`;
      const line = record.line === undefined ? {} : { line: record.line };
      const problem = { source, ...line, path: '', code: 'amendment-needs-original', message } as const;
      return { kind: 'rejected', ...line, problems: [problem] };
    }
  }
}
