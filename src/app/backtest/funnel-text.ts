import { type Condition, isFieldRef, type Predicate } from '../../domain/condition.ts';
import type { Funnel, FunnelStep } from '../../identify/profiles/condition-funnel.ts';
import { countText } from './count-text.ts';

/** Values of a list that a sentence names before it says how many more there are. */
const namedValues = 5;

/** The funnel as a sentence: "Of 120,000 items 3,400 pass …, of these 12 pass …". */
export function funnelText({ unit, of, steps }: Funnel): string {
  if (steps.length === 0) return `The profile asks nothing: all ${countText(of)} ${unit} pass.`;
  const parts = steps.map(({ asks, passed }) => `${countText(passed)} pass ${questionText(asks)}`);
  return `Of ${countText(of)} ${unit} ${parts.join(', of these ')}.`;
}

/** The first question that nothing passes; undefined where something passes them all. */
export function excludingStep({ steps }: Funnel): FunnelStep | undefined {
  return steps.find(({ passed }) => passed === 0);
}

/** A part of a profile in a few words. */
export function questionText(asks: FunnelStep['asks']): string {
  return typeof asks === 'string' ? `its ${asks}` : conditionText(asks);
}

function conditionText(condition: Condition): string {
  if ('all' in condition) return grouped(condition.all, 'all of');
  if ('any' in condition) return grouped(condition.any, 'any of');
  if ('not' in condition) return `not (${conditionText(condition.not)})`;
  return predicateText(condition);
}

function grouped(parts: readonly Condition[], words: string): string {
  const shown = parts.slice(0, namedValues).map(conditionText);
  const more = parts.length > namedValues ? `; and ${parts.length - namedValues} more` : '';
  return `${words} (${shown.join('; ')}${more})`;
}

function predicateText(predicate: Predicate): string {
  const { field, op } = predicate;
  return 'value' in predicate ? `${field} ${op} ${valueText(predicate.value)}` : `${field} ${op}`;
}

function valueText(value: Extract<Predicate, { value: unknown }>['value']): string {
  if (isFieldRef(value)) return value.times === undefined ? value.field : `${value.times} × ${value.field}`;
  if (!Array.isArray(value)) return String(value);
  const more = value.length > namedValues ? ` and ${value.length - namedValues} more` : '';
  return `${value.slice(0, namedValues).join(', ')}${more}`;
}
