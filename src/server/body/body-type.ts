import type { Answer } from '../answer.ts';
import type { BodyDefinition, BodyType } from '../operation.ts';
import { refusal } from '../refusal.ts';

/** The declared type of a request's content among those an operation takes, or the refusal that lists them. */
export function bodyTypeOf(contentType: string | undefined, { types }: BodyDefinition): BodyType | Answer {
  const media = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  const found = types.find((type) => type.media === media);
  if (found !== undefined) return found;
  const taken = types.map((type) => type.media).join(', ');
  return refusal('unsupported-type', `Taken here: ${taken}.`, { headers: { accept: taken } });
}
