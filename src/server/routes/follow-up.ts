import { recordFinding } from '../../app/declarations/record-finding.ts';
import { rerouteDeclaration } from '../../app/declarations/reroute-declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import { findingShape } from '../../domain/finding-shape.ts';
import { lanes } from '../../domain/lane.ts';
import type { Parsed } from '../../domain/problem.ts';
import { choice, object, required, text } from '../../domain/shape.ts';
import { created } from '../answer.ts';
import type { RerouteOrder } from '../api.ts';
import { ofShape, readContent, requestPlace } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { finding } from '../openapi/noun-schemas.ts';
import { recordedFinding, reroute, rerouteOrder } from '../openapi/view-schemas.ts';
import { operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { idParameters, isPossibleId } from './parameters.ts';

const rerouteShape = object<RerouteOrder>({
  to: required(choice(lanes), 'Where it goes'),
  reason: required(text(4_096), 'Why'),
});

const rerouteOperation = operation({
  id: 'rerouteDeclaration',
  method: 'POST',
  path: '/declarations/:id/reroute',
  tag: 'declarations',
  summary: 'Send a declaration to another lane',
  about: 'A later record beside the decision. Officers may make a lane stricter, chiefs laxer too.',
  rights: ['declarations.reroute-stricter', 'declarations.reroute'],
  parameters: idParameters,
  body: smallJson('Where to, and why', rerouteOrder.ref),
  answers: { 201: { about: 'Recorded', schema: reroute.ref } },
  refuses: ['unchanged'],
  answer: async ({ serving, user, path: { id }, body }) => {
    if (!isPossibleId(id)) return refusal('not-found');
    const order = readContent(body.bytes, ofShape<RerouteOrder>(rerouteShape));
    if ('refused' in order) return order.refused;
    const { to, reason } = order.value;
    const result = await rerouteDeclaration(serving.app, user, id, to, reason);
    switch (result.kind) {
      case 'rerouted':
        return created(result.reroute);
      case 'missing':
        return refusal('not-found');
      case 'unchanged':
        return refusal('unchanged', `The declaration is in lane ${to} already.`);
      case 'not-allowed':
        return refusal('forbidden', 'Only a chief may make a lane laxer.');
    }
  },
});

const findingOperation = operation({
  id: 'recordFinding',
  method: 'POST',
  path: '/declarations/:id/findings',
  tag: 'declarations',
  summary: 'Record what officers found',
  about: 'A later finding stands beside an earlier one; none is ever edited. declarationId may be left out.',
  rights: ['findings.record'],
  parameters: idParameters,
  body: smallJson('The finding', finding.ref),
  answers: { 201: { about: 'Recorded', schema: recordedFinding.ref } },
  answer: async ({ serving, user, path: { id }, body }) => {
    if (!isPossibleId(id)) return refusal('not-found');
    const read = readContent(body.bytes, (value) => findingOn(id, value));
    if ('refused' in read) return read.refused;
    const result = await recordFinding(serving.app, user, read.value);
    return result.kind === 'recorded' ? created(result.recorded) : refusal('not-found');
  },
});

/** A finding on the declaration the address names, which it need not name again, and must not name otherwise. */
function findingOn(id: string, value: unknown): Parsed<Finding> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const named = isObject && 'declarationId' in value ? value.declarationId : undefined;
  if (named !== undefined && named !== null && named !== '' && named !== id) {
    const message = 'The finding names another declaration than the address; leave declarationId out.';
    return {
      ok: false,
      problems: [{ ...requestPlace, path: '/declarationId', code: 'not-a-choice', message }],
    };
  }
  return ofShape<Finding>(findingShape)(isObject ? { ...value, declarationId: id } : value);
}

export const followUpOperations = [rerouteOperation, findingOperation];
