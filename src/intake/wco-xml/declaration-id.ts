import { nodeAt, textOf, type XmlNode } from './xml-node.ts';

/** Whose local reference it is, the first that is given. */
const declarants = ['Declarant', 'Agent', 'Submitter'];

/**
 * What a declaration is known by: the number the administration gave it (MRN), else its local reference
 * behind the declarant's, since a local reference is unique only for one declarant.
 */
export function declarationIdOf(declaration: XmlNode): string | undefined {
  const given = textOf(nodeAt(declaration, ['ID']));
  if (given !== undefined) return given;
  const reference = textOf(nodeAt(declaration, ['FunctionalReferenceID']));
  const declarant = declarants
    .map((name) => textOf(nodeAt(declaration, [name, 'ID'])))
    .find((id) => id !== undefined);
  return reference === undefined || declarant === undefined ? undefined : `${declarant}:${reference}`;
}
