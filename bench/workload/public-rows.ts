import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Declaration } from '../../src/domain/declaration.ts';
import { type Mapping, readMapping } from '../../src/intake/csv/mapping.ts';
import { parse } from '../../src/intake/parse.ts';
import { repository, sharedData } from '../running/repository.ts';

/** The public item-level import declarations, in files of rows, with the mapping that ships. */
export const publicFiles: readonly string[] = ['train.csv', 'valid.csv'].map((name) =>
  join(sharedData, 'customs-declarations', name),
);
export const mappingFile = join(repository, 'examples', 'customs-declarations', 'mapping.json');

/** The file that is not there, or undefined. */
export function missingPublicFile(): string | undefined {
  return [...publicFiles, mappingFile].find((file) => !existsSync(file));
}

/** The heading and the first rows of a file, as a file of their own. */
export function writeFirstRows(from: string, to: string, rows: number): void {
  const lines = readFileSync(from, 'utf8').split('\n');
  writeFileSync(to, `${lines.slice(0, rows + 1).join('\n')}\n`);
}

/** The first declarations of the files, at most so many. */
export async function publicDeclarations(
  files: readonly string[],
  most: number,
): Promise<readonly Declaration[]> {
  const mapping = publicMapping();
  const declarations: Declaration[] = [];
  for (const source of files) {
    const bytes = createReadStream(source) as AsyncIterable<Uint8Array>;
    for await (const record of parse(bytes, { source, mapping, receivedAt: '2026-01-01T00:00:00Z' })) {
      if (declarations.length >= most) return declarations;
      if (record.kind === 'declaration') declarations.push(record.declaration);
    }
  }
  return declarations;
}

function publicMapping(): Mapping {
  const parsed = readMapping(JSON.parse(readFileSync(mappingFile, 'utf8')), { source: mappingFile });
  if (!parsed.ok) throw new Error(`${mappingFile} is no mapping`);
  return parsed.value;
}
