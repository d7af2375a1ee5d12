import { compileRuleBook } from '../../compiled-rule-book.ts';
import { decide } from '../../decide.ts';
import type { Moment } from '../../domain/moment.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { drawOf } from '../../treat/random-draw.ts';
import type { LineOf } from './line-of.ts';
import { matchLineMaker } from './match-line.ts';

/** What a line is written about each declaration; plain data, so that any thread can do it. */
export type LineJob =
  | { readonly kind: 'convert' }
  | { readonly kind: 'match'; readonly ruleBook: RuleBook }
  | {
      readonly kind: 'decide';
      readonly ruleBook: RuleBook;
      readonly secret: string;
      /** The time of lodgement when absent. */
      readonly decidedAt?: string;
    };

/** The job made ready. */
export function lineMaker(job: LineJob): LineOf {
  switch (job.kind) {
    case 'convert':
      return (declaration) => JSON.stringify(declaration);
    case 'match':
      return matchLineMaker(job.ruleBook);
    case 'decide': {
      const compiled = compileRuleBook(job.ruleBook);
      return (declaration) => {
        const decidedAt = (job.decidedAt ?? declaration.lodgedAt) as Moment;
        const facts = { decidedAt, draw: drawOf(job.secret, declaration.id) };
        return JSON.stringify(decide(declaration, facts, compiled));
      };
    }
  }
}
