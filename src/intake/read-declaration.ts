import type { Declaration } from '../domain/declaration.ts';
import { declarationShape } from '../domain/declaration-shape.ts';
import type { Parsed } from '../domain/problem.ts';
import { defaultLimits } from './limits.ts';
import type { Place } from './problems.ts';
import { ShapeReader } from './read-shape.ts';

/**
 * The one way into the house: whatever the format was, a value becomes a Declaration here, or a list of
 * everything that is wrong with it.
 */
export function readDeclaration(
  value: unknown,
  place: Place,
  nestingLimit = defaultLimits.nesting,
): Parsed<Declaration> {
  const reader = new ShapeReader(place, nestingLimit);
  const declaration = reader.read(declarationShape, value) as Declaration | undefined;
  if (declaration?.items !== undefined) reportDuplicateSequences(declaration, reader);
  if (reader.problems.length > 0 || declaration === undefined)
    return { ok: false, problems: reader.problems };
  return { ok: true, value: declaration, warnings: reader.warnings };
}

function reportDuplicateSequences(declaration: Declaration, reader: ShapeReader): void {
  const seen = new Set<number>();
  for (const [index, item] of declaration.items.entries()) {
    if (item.sequence === undefined) continue;
    if (seen.has(item.sequence)) {
      reader.report(
        ['items', index, 'sequence'],
        'duplicate-sequence',
        `Two items are numbered ${item.sequence}.`,
      );
    }
    seen.add(item.sequence);
  }
}
