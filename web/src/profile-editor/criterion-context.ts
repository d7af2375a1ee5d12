import { createContext, useContext } from 'react';
import type { Catalogue } from './catalogue.ts';
import type { NodeProblem } from './placed-problems.ts';
import type { WrittenGroup, WrittenNode } from './written-condition.ts';

/** What every part of a criterion in rows is written with. */
export type CriterionWriting = {
  readonly catalogue: Catalogue;
  readonly problemsOf: (node: WrittenNode) => readonly NodeProblem[];
  /** Puts another node in the place of one, or takes it away. */
  readonly replace: (key: number, next: WrittenNode | undefined) => void;
  readonly add: (group: WrittenGroup, part: WrittenNode) => void;
  /** The row that was just added: it takes the keyboard. */
  readonly fresh: number | undefined;
  /** The id of the datalist with the names of the lists. */
  readonly listNames: string;
};

const Context = createContext<CriterionWriting | undefined>(undefined);

export const CriterionContext = Context;

export function useCriterion(): CriterionWriting {
  const writing = useContext(Context);
  if (writing === undefined) throw new Error('A part of a criterion stands outside of one');
  return writing;
}
