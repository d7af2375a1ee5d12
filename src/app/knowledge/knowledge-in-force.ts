import type { CompiledRuleBook } from '../../compiled-rule-book.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import type { DataNeed } from '../../identify/fields/field.ts';
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

  /** The sources it rests on. */
  get sources(): KnowledgeSources {
    return this.#sources;
  }

  /** Which data would be there beside other lists or settings. */
  loadedWith(ruleBook: Pick<RuleBook, 'settings' | 'lists'>): ReadonlySet<DataNeed> {
    return knowledgeOf(ruleBook, this.#sources).loaded;
  }

  /** These sources take the place of those before; the others stay. */
  learn(sources: KnowledgeSources): void {
    this.#sources = { ...this.#sources, ...sources };
    this.#last = undefined;
  }
}
