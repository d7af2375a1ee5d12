import type { Having } from '../../library/lacks.ts';
import type { App } from '../app.ts';

/** What this node has for profiles: the lists in force, and the data that it decides with. */
export function havingOf({ ruleBook, knowledge }: Pick<App, 'ruleBook' | 'knowledge'>): Having {
  const { current } = ruleBook;
  return { lists: current.ruleBook.lists, data: knowledge.with(current).loaded };
}
