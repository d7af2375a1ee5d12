import type { Fault } from '../domain/problem.ts';
import { placeWithin, problemAt, type Step } from '../intake/problems.ts';
import type { Answer } from './answer.ts';
import { requestPlace } from './body/read-content.ts';
import { refuseContent } from './refuse-content.ts';

/** Content that is valid in itself and has faults all the same; `outer` leads to what the faults are of. */
export function refuseFaults(faults: readonly Fault[], outer: readonly Step[] = []): Answer {
  const place = placeWithin(requestPlace, outer);
  return refuseContent(faults.map(({ steps, code, message }) => problemAt(place, steps, code, message)));
}
