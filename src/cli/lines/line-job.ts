import type { Knowledge } from '../../app/knowledge/knowledge.ts';
import { compileRuleBook } from '../../compiled-rule-book.ts';
import { decide } from '../../decide.ts';
import { nothingTold, withKnown } from '../../domain/known.ts';
import type { Moment } from '../../domain/moment.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { drawOf } from '../../treat/random-draw.ts';
import { knowledgeBy, type OrderOfKnowing } from '../known/order-of-knowing.ts';
import type { LineOf } from './line-of.ts';
import { matchLineMaker } from './match-line.ts';

/** What a line is written about each declaration; plain data, so that any thread can do it. */
export type LineJob =
  | { readonly kind: 'convert' }
  | { readonly kind: 'match'; readonly ruleBook: RuleBook; readonly knows?: OrderOfKnowing }
  | {
      readonly kind: 'decide';
      readonly ruleBook: RuleBook;
      readonly knows?: OrderOfKnowing;
      readonly secret: string;
      /** The time of lodgement when absent. */
      readonly decidedAt?: string;
    };

const nothingKnown: Partial<Knowledge> = {};

/** The job made ready. */
export function lineMaker(job: LineJob): LineOf {
  switch (job.kind) {
    case 'convert':
      return (declaration) => JSON.stringify(declaration);
    case 'match': {
      const lineOf = matchLineMaker(job.ruleBook);
      if (job.knows === undefined) return (declaration) => lineOf(declaration);
      const { knownOf } = knowledgeBy(job.ruleBook, job.knows);
      return (declaration, told = nothingTold) => lineOf(withKnown(declaration, knownOf(declaration, told)));
    }
    case 'decide': {
      const compiled = compileRuleBook(job.ruleBook);
      const { knownOf } = job.knows === undefined ? nothingKnown : knowledgeBy(compiled.ruleBook, job.knows);
      return (declaration, told = nothingTold) => {
        const decidedAt = (job.decidedAt ?? declaration.lodgedAt) as Moment;
        const known = knownOf?.(declaration, told);
        const draw = drawOf(job.secret, declaration.id);
        const facts = { decidedAt, draw, ...(known !== undefined && { known }) };
        return JSON.stringify(decide(declaration, facts, compiled));
      };
    }
  }
}
