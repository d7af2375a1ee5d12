import { conditionInWords } from '../../domain/condition-words.ts';
import type { Funnel, FunnelStep } from '../../identify/conditions/condition-funnel.ts';
import { countText } from './count-text.ts';

/** Of a longer question a sentence holds the beginning. */
const longestQuestion = 200;

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
  if (typeof asks === 'string') return `its ${asks}`;
  const words = conditionInWords(asks);
  const shown = words.length > longestQuestion ? `${words.slice(0, longestQuestion).toWellFormed()}…` : words;
  return `"${shown}"`;
}
