import Type from 'typebox';
import { concernCodes } from '../../domain/concern.ts';

/** What spoke against something that was done all the same. */
export const concerns = Type.Array(
  Type.Object({ code: Type.Enum([...concernCodes]), message: Type.String() }),
  { description: 'What spoke against it, with its figures, and was confirmed with the reason' },
);
