import { createHash } from 'node:crypto';

/** The name of a content, as in "sha256:…": equal lines have equal names, and no others do. */
export function contentHash(lines: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line, 'utf8').update('\n');
  return `sha256:${hash.digest('hex')}`;
}
