import type { CompiledRuleBook } from '../../compiled-rule-book.ts';
import { type Knowledge, type KnowledgeSources, knowledgeOf } from './knowledge.ts';

/** The knowledge a node decides by. It is made ready when it is first asked for after what it rests on has changed. */
export class KnowledgeInForce {
  #sources: KnowledgeSources;
  #last: { readonly ruleBook: CompiledRuleBook; readonly knowledge: Knowledge } | undefined;

  constructor(sources: KnowledgeSources = {}) {
    this.#sources = sources;
  }

  /** What the node knows now, beside the rule book that is in force. */
  with(ruleBook: CompiledRuleBook): Knowledge {
    if (this.#last?.ruleBook !== ruleBook)
      this.#last = { ruleBook, knowledge: knowledgeOf(ruleBook.ruleBook, this.#sources) };
    return this.#last.knowledge;
  }

  /** Other sources take the place of those of their kind before. */
  learn(sources: KnowledgeSources): void {
    this.#sources = { ...this.#sources, ...sources };
    this.#last = undefined;
  }
}
