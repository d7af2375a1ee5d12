import { type Knowledge, knowledgeOf } from '../../app/knowledge/knowledge.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import type { Settings } from '../../domain/settings.ts';
import { nomenclatureList } from '../../identify/data/nomenclature/nomenclature-by-day.ts';
import type { DataNeed } from '../../identify/fields/field.ts';
import { readReferencesFile } from '../references-file.ts';

/** What is to be known of declarations beside what they say; plain data, so that any thread can make it ready. */
export type OrderOfKnowing = {
  /** The file of unit-value references. */
  readonly references?: string;
  /** What profiles ask for: nothing else is worked out. */
  readonly asked: readonly DataNeed[];
};

/** Makes ready what is to be known. A declaration is judged by references that end before its day, and by no others. */
export function knowledgeBy(ruleBook: RuleBook, { references, asked }: OrderOfKnowing): Knowledge {
  const { [nomenclatureList]: nomenclature, ...lists } = ruleBook.lists;
  const isCompared = nomenclature !== undefined && asked.includes('nomenclature');
  return knowledgeOf(
    { settings: settingsFor(ruleBook, asked), lists: isCompared ? ruleBook.lists : lists },
    references === undefined ? {} : { references: [readReferencesFile(references)] },
  );
}

/** Screening takes long, so it is left out where nobody asks for it. */
function settingsFor({ settings }: RuleBook, asked: readonly DataNeed[]): Settings {
  const { knowledge } = settings;
  if (knowledge === undefined || asked.includes('screening')) return settings;
  const { screenedLists: _, ...others } = knowledge;
  return { ...settings, knowledge: others };
}
