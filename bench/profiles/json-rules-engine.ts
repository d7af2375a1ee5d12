import { type ConditionProperties, Engine as RulesEngine } from 'json-rules-engine';
import { type Engine, plainFactsOf } from './engine.ts';
import { type PlainQuestion, plainQuestionsOf } from './plain-question.ts';

export const jsonRulesEngine: Engine = {
  name: 'json-rules-engine',
  given: 'plain facts',
  prepare: ({ profiles, declarations }) => {
    const facts = declarations.map(plainFactsOf);
    return () => {
      const engine = new RulesEngine();
      engine.addOperator<string, string>('begins', (value, prefix) => value.startsWith(prefix));
      for (const profile of profiles) {
        const all = plainQuestionsOf(profile).flatMap(conditionsOf);
        engine.addRule({ conditions: { all }, event: { type: profile.id } });
      }
      return {
        matchesOf: async (place) => {
          const { events } = await engine.run(facts[place]);
          return events.map(({ type }) => type);
        },
      };
    };
  },
};

function conditionsOf(question: PlainQuestion): readonly ConditionProperties[] {
  const { fact } = question;
  switch (question.kind) {
    case 'begins':
      return [{ fact, operator: 'begins', value: question.prefix }];
    case 'equals':
      return [{ fact, operator: 'equal', value: question.text }];
    case 'among':
      return [{ fact, operator: 'in', value: question.texts }];
    case 'between':
      return [
        { fact, operator: 'greaterThanInclusive', value: question.low },
        { fact, operator: 'lessThanInclusive', value: question.high },
      ];
  }
}
