import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Parsed } from '../../src/domain/problem.ts';
import type { RuleBook } from '../../src/domain/rule-book.ts';
import { readLists } from '../../src/intake/read-lists.ts';
import { readProfiles } from '../../src/intake/read-profiles.ts';
import { readSettings } from '../../src/intake/read-settings.ts';
import { repository } from '../running/repository.ts';

/** The rule book that stands beside the scenario of the generated traffic. */
export function exampleRuleBook(): RuleBook {
  return {
    profiles: readExample('profiles.json', readProfiles),
    lists: readExample('lists.json', readLists),
    settings: readExample('settings.json', readSettings),
  };
}

function readExample<Value>(
  name: string,
  read: (value: unknown, place: { readonly source: string }) => Parsed<Value>,
): Value {
  const source = join(repository, 'examples', 'scenarios', name);
  const parsed = read(JSON.parse(readFileSync(source, 'utf8')), { source });
  if (!parsed.ok) throw new Error(`${source} cannot be used: ${parsed.problems[0]?.message}`);
  return parsed.value;
}
