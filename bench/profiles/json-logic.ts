import jsonLogic, { type RulesLogic } from 'json-logic-js';
import { type Engine, plainFactsOf } from './engine.ts';
import { type PlainQuestion, plainQuestionsOf } from './plain-question.ts';

export const jsonLogicEngine: Engine = {
  name: 'json-logic-js',
  given: 'plain facts',
  prepare: ({ profiles, declarations }) => {
    const facts = declarations.map(plainFactsOf);
    return () => {
      const rules = profiles.map((profile) => ({
        id: profile.id,
        logic: { and: plainQuestionsOf(profile).map(logicOf) } as RulesLogic,
      }));
      return {
        matchesOf: (place) =>
          rules.filter(({ logic }) => jsonLogic.apply(logic, facts[place]) === true).map(({ id }) => id),
      };
    };
  },
};

function logicOf(question: PlainQuestion): RulesLogic {
  const fact = { var: question.fact };
  switch (question.kind) {
    case 'begins':
      return { '===': [{ substr: [fact, 0, question.prefix.length] }, question.prefix] };
    case 'equals':
      return { '===': [fact, question.text] };
    case 'among':
      return { in: [fact, [...question.texts]] };
    case 'between':
      return { '<=': [question.low, fact, question.high] };
  }
}
