import { ZenEngine } from '@gorules/zen-engine';
import { type Engine, type PlainFacts, plainFactsOf } from './engine.ts';
import { type PlainQuestion, plainQuestionsOf } from './plain-question.ts';

const inputs: readonly (keyof PlainFacts)[] = [
  'commodityCode',
  'originCountry',
  'importer',
  'office',
  'value',
  'netMassKg',
];

/** A cell for each input, as the engine wants it: an empty one asks nothing. */
const anyOf = Object.fromEntries(inputs.map((input) => [input, '']));

export const zenEngine: Engine = {
  name: '@gorules/zen-engine',
  given: 'plain facts, a decision table that collects',
  prepare: ({ profiles, declarations }) => {
    const facts = declarations.map(plainFactsOf);
    return () => {
      const rules = profiles.map((profile) => ({
        ...anyOf,
        ...Object.fromEntries(plainQuestionsOf(profile).map((question) => [question.fact, cellOf(question)])),
        _id: profile.id,
        id: JSON.stringify(profile.id),
      }));
      const decision = new ZenEngine().createDecision(graphOf(rules));
      return {
        matchesOf: async (place) => {
          const { result } = await decision.evaluate(facts[place]);
          return (result as readonly { readonly id: string }[]).map(({ id }) => id);
        },
      };
    };
  },
};

/** A cell of the table, in the engine's own language. */
function cellOf(question: PlainQuestion): string {
  switch (question.kind) {
    case 'begins':
      return `startsWith($, ${JSON.stringify(question.prefix)})`;
    case 'equals':
      return JSON.stringify(question.text);
    case 'among':
      return question.texts.map((text) => JSON.stringify(text)).join(', ');
    case 'between':
      return `[${question.low} .. ${question.high}]`;
  }
}

function graphOf(rules: readonly object[]): object {
  const table = {
    hitPolicy: 'collect',
    inputs: inputs.map((field) => ({ id: field, name: field, field })),
    outputs: [{ id: 'id', name: 'id', field: 'id' }],
    rules,
  };
  return {
    nodes: [
      { id: 'request', name: 'Request', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'table', name: 'Table', type: 'decisionTableNode', content: table, position: { x: 0, y: 0 } },
      { id: 'response', name: 'Response', type: 'outputNode', position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: 'in', sourceId: 'request', targetId: 'table', type: 'edge' },
      { id: 'out', sourceId: 'table', targetId: 'response', type: 'edge' },
    ],
  };
}
