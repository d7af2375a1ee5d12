import type { Condition } from '../../src/domain/condition.ts';
import type { RiskProfile } from '../../src/domain/risk-profile.ts';
import type { PlainFacts } from './engine.ts';

/** A question of the workload's profiles, about one of the plain facts. */
export type PlainQuestion =
  | { readonly fact: keyof PlainFacts; readonly kind: 'begins'; readonly prefix: string }
  | { readonly fact: keyof PlainFacts; readonly kind: 'equals'; readonly text: string }
  | { readonly fact: keyof PlainFacts; readonly kind: 'among'; readonly texts: readonly string[] }
  | {
      readonly fact: keyof PlainFacts;
      readonly kind: 'between';
      readonly low: number;
      readonly high: number;
    };

const facts: Readonly<Record<string, keyof PlainFacts>> = {
  'item.commodityCode': 'commodityCode',
  'item.originCountry': 'originCountry',
  'importer.id': 'importer',
  office: 'office',
  'item.value': 'value',
  'item.netMassKg': 'netMassKg',
};

/** The questions of a profile, all of which must hold; a profile of another form throws. */
export function plainQuestionsOf({ id, when }: RiskProfile): readonly PlainQuestion[] {
  if (!('all' in when)) throw new Error(`${id} is no conjunction`);
  return when.all.map((part) => plainQuestion(part, id));
}

function plainQuestion(part: Condition, id: string): PlainQuestion {
  const fact = 'field' in part ? facts[part.field] : undefined;
  if (fact !== undefined && 'field' in part) {
    if (part.op === 'startsWith' && typeof part.value === 'string')
      return { fact, kind: 'begins', prefix: part.value };
    if (part.op === 'eq' && typeof part.value === 'string') return { fact, kind: 'equals', text: part.value };
    if (part.op === 'in') return { fact, kind: 'among', texts: part.value.map(String) };
    if (part.op === 'between') return { fact, kind: 'between', low: part.value[0], high: part.value[1] };
  }
  throw new Error(`${id} asks what other engines are not asked here`);
}
