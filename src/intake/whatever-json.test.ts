import fc from 'fast-check';
import { expect, it } from 'vitest';
import { problemCodes } from '../domain/problem.ts';
import { readMapping } from './csv/mapping.ts';
import { readDeclaration } from './read-declaration.ts';
import { readLists } from './read-lists.ts';
import { readProfiles } from './read-profiles.ts';
import { readSettings } from './read-settings.ts';

const readers = { readDeclaration, readProfiles, readLists, readSettings, readMapping } as const;

/** Words that mean something somewhere, so that not every value is refused at its first key. */
const words = [
  ...[
    'id',
    'flow',
    'import',
    'office',
    'lodgedAt',
    '2026-03-01',
    'items',
    'sequence',
    'itemPrice',
    'amount',
    'currency',
  ],
  ...[
    'USD',
    'importer',
    'country',
    'attributes',
    'name',
    'riskArea',
    'when',
    'then',
    'all',
    'any',
    'not',
    'field',
    'op',
  ],
  ...[
    'value',
    'eq',
    'in',
    'between',
    'lane',
    'red',
    'measures',
    'columns',
    'to',
    'absent',
    'constants',
    'ignore',
  ],
  ...[
    'item.netMassKg',
    'offices',
    'flows',
    'riskMatrix',
    'revenueBands',
    'lanePrecedence',
    'likelihoodBands',
    'likely',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '',
    '\0',
    '\ud800',
    'defaultOffice',
    'documents',
    'containers',
    'version',
  ],
];
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    { weight: 3, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: fc.constantFrom<unknown>(0, -0, 1, -1, 0.5, 1e21, 1e308, true, false, null) },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    {
      weight: 6,
      // As JSON.parse makes it, so that even __proto__ is a key like any other.
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom(...words), tie('value')), { maxLength: 6 })
        .map((entries) => Object.fromEntries(entries)),
    },
  ),
}));

it.each(Object.entries(readers))('%s takes any JSON, and says what is wrong with it', (_, read) => {
  fc.assert(
    fc.property(value, (json) => {
      const parsed = read(json, { source: 'in' });
      const problems = parsed.ok ? parsed.warnings : parsed.problems;
      if (!parsed.ok) expect(problems.length).toBeGreaterThan(0);
      for (const { code, message } of problems) {
        expect(problemCodes).toContain(code);
        expect(message).not.toMatch(/[\n\r]/);
      }
      expect(({} as Record<string, unknown>).flow).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
