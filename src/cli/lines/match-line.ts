import type { KnownDeclaration } from '../../domain/known.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { compileProfiles, matchPlaces } from '../../identify/profiles/compile-profiles.ts';

/**
 * Makes the line that tells what a declaration matches. It is written piece by piece: what all lines share was
 * turned into JSON before.
 */
export function matchLineMaker({ profiles, lists }: RuleBook): (declaration: KnownDeclaration) => string {
  const compiled = compileProfiles(profiles, lists);
  const beginnings = profiles.map(({ id }) => `{"profile":${JSON.stringify(id)},"items":[`);
  return (declaration) => {
    const found = matchPlaces(compiled, declaration);
    found.settle();
    let matches = '';
    for (let at = 0; at < found.length; ) {
      const profile = found.profileAt(at);
      const items: number[] = [];
      for (; at < found.length && found.profileAt(at) === profile; at++) {
        const sequence = sequenceAt(declaration, found.placeAt(at));
        if (sequence !== undefined) items.push(sequence);
      }
      // Items may stand in another order than that of their sequences.
      if (items.length > 1) items.sort((a, b) => a - b);
      matches += `${matches === '' ? '' : ','}${beginnings[profile]}${items.join(',')}]}`;
    }
    return `{"declarationId":${JSON.stringify(declaration.id)},"matches":[${matches}]}`;
  };
}

function sequenceAt(declaration: KnownDeclaration, place: number): number | undefined {
  return place === -1 ? undefined : declaration.items[place]?.sequence;
}
