import Type from 'typebox';
import { flows } from '../../domain/declaration.ts';
import { lanes } from '../../domain/lane.ts';
import type { Answer } from '../answer.ts';
import { refusal } from '../refusal.ts';

/** Text without the one character no stored text holds. */
const storable = '^[^\\u0000]*$';

export const idParameters = Type.Object({
  id: Type.String({ description: 'Percent-encoded; a slash in it is %2F' }),
});

/** Of a list or a challenger. */
export const nameParameters = Type.Object({
  name: Type.String({ description: 'Percent-encoded; a slash in it is %2F' }),
});

/** The number of a stored version. */
export function versionNumber(about?: string) {
  return Type.Integer({
    minimum: 1,
    maximum: 2_147_483_647,
    ...(about !== undefined && { description: about }),
  });
}

export const versionQuery = Type.Object({ version: Type.Optional(versionNumber('The newest when absent')) });

/** What the description of every operation says that shows a criterion. */
export const readIsRecorded = 'Who read it is recorded before it is answered.';

/** Which declarations: every one that may be seen when nothing is said. */
export const filterQuery = {
  office: Type.Optional(Type.String({ maxLength: 32, pattern: storable, description: 'Customs office' })),
  lane: Type.Optional(Type.Enum([...lanes], { description: 'Where they are now' })),
  flow: Type.Optional(Type.Enum([...flows], { description: 'Direction' })),
};

/** The store's filter from the parameters of a request. */
export function filterOf<Lane, Flow>({ office, lane, flow }: { office?: string; lane?: Lane; flow?: Flow }) {
  return {
    ...(office !== undefined && { offices: [office] }),
    ...(lane !== undefined && { lane }),
    ...(flow !== undefined && { flow }),
  };
}

/** Whether there can be anything of this id: nothing is stored under a longer one, nor under half a character. */
export function isPossibleId(id: string): boolean {
  return id !== '' && id.length <= 128 && id.isWellFormed() && !id.includes('\0');
}

export function badCursor(): Answer {
  return refusal('malformed-request', 'The cursor is none that a list gave.', {
    problems: [
      { source: 'query', path: '/cursor', code: 'wrong-type', message: 'Leave it out to start anew.' },
    ],
  });
}
