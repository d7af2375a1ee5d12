import { havingOf } from '../../app/library/having-of.ts';
import { tellLibrary } from '../../library/tell-library.ts';
import { ok } from '../answer.ts';
import type { LibraryView } from '../api.ts';
import { libraryView } from '../openapi/library-schemas.ts';
import { operation } from '../operation.ts';

export const listLibrary = operation({
  id: 'listLibrary',
  method: 'GET',
  path: '/library',
  tag: 'profiles',
  summary: 'Indicators of risk to begin with, as profiles to be drafted, and what each lacks here',
  about:
    'They come with Tamga and are no secret; their figures are starting points to be calibrated. What is lacking is ' +
    'told against the lists of the rule book in force and the data that decisions are made with.',
  rights: ['profiles.read'],
  answers: { 200: { about: 'All of it', schema: libraryView.ref } },
  answer: ({ serving: { app } }) => {
    const view: LibraryView = { rows: tellLibrary(havingOf(app)) };
    return ok(view);
  },
});
