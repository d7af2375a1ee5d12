import { type Problem, problemCodes } from './problem.ts';
import { choice, object, optional, ordinal, required, text } from './shape.ts';

export const problemShape = object<Problem>({
  source: required(text(4_096), 'The file or the request'),
  line: optional(ordinal, 'Line of the file, from 1'),
  path: required(text(4_096, { mayBeEmpty: true }), 'JSON pointer, XPath or column'),
  code: required(choice(problemCodes), 'What is wrong'),
  message: required(text(4_096), 'In words, with what to do'),
  severity: optional(choice(['warning']), 'Present when the record was taken all the same'),
});
