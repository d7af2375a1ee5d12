import type { Command } from 'commander';
import { decisionShape } from '../domain/decision-shape.ts';
import { declarationShape } from '../domain/declaration-shape.ts';
import { findingShape } from '../domain/finding-shape.ts';
import { jsonSchemaOf } from '../domain/json-schema.ts';
import { listEntryShape } from '../domain/list-entry-shape.ts';
import { problemShape } from '../domain/problem-shape.ts';
import { riskProfileShape } from '../domain/risk-profile-shape.ts';
import { settingsShape } from '../domain/settings-shape.ts';
import type { ObjectShape } from '../domain/shape.ts';
import { UsageError } from './usage-error.ts';

const shapes: Readonly<Record<string, ObjectShape>> = {
  declaration: declarationShape,
  decision: decisionShape,
  finding: findingShape,
  'list-entry': listEntryShape,
  problem: problemShape,
  'risk-profile': riskProfileShape,
  settings: settingsShape,
};

export function addSchema(program: Command): void {
  const names = Object.keys(shapes).join(', ');
  program
    .command('schema')
    .description(`JSON Schema of a noun: ${names}`)
    .argument('<name>', 'which one; Declaration and declaration are the same')
    .action((name: string) => {
      const key = name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
      const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined;
      if (shape === undefined) throw new UsageError(`There is no schema ${name}; give one of ${names}.`);
      const schema = {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: name,
        ...jsonSchemaOf(shape),
      };
      process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
    });
}
