import type { Predicate } from '../../domain/condition.ts';
import type { FieldType } from '../fields/field.ts';

const comparisons = ['lt', 'lte', 'gt', 'gte'] as const;
const ofLists = ['in', 'notIn', 'inList', 'notInList'] as const;
const ofPresence = ['exists', 'missing'] as const;

/** What can be asked of a field of each type: what is asked most often comes first. */
export const operatorsByType = {
  text: ['eq', 'ne', 'startsWith', 'contains', ...ofLists, ...ofPresence, ...comparisons],
  number: ['eq', 'ne', ...comparisons, 'between', ...ofLists, ...ofPresence],
  boolean: ['eq', 'ne', ...ofPresence],
  moment: ['eq', 'ne', ...comparisons, ...ofLists, ...ofPresence],
} as const satisfies Readonly<Record<FieldType, readonly Predicate['op'][]>>;

/** Whether an operator can be asked of a field of this type. */
export function canAsk(type: FieldType, op: Predicate['op']): boolean {
  return operatorsByType[type].some((known) => known === op);
}
