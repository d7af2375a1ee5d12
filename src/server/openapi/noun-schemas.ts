import Type from 'typebox';
import type { Notice } from '../../app/declarations/notice.ts';
import type { Decision } from '../../domain/decision.ts';
import { decisionShape } from '../../domain/decision-shape.ts';
import type { Declaration } from '../../domain/declaration.ts';
import { declarationShape } from '../../domain/declaration-shape.ts';
import type { Finding } from '../../domain/finding.ts';
import { findingShape } from '../../domain/finding-shape.ts';
import { jsonSchemaOf } from '../../domain/json-schema.ts';
import type { Problem } from '../../domain/problem.ts';
import { problemShape } from '../../domain/problem-shape.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import { riskProfileShape } from '../../domain/risk-profile-shape.ts';
import { settingsShape } from '../../domain/settings-shape.ts';
import type { ProblemDocument } from '../api.ts';
import { describing } from './describing.ts';
import { named } from './named-schema.ts';

// The nouns of the house as the API shows them. Their schemas are those `tamga schema` prints.

export const declaration = named<Declaration>('Declaration', jsonSchemaOf(declarationShape));
export const decision = named<Decision>('Decision', jsonSchemaOf(decisionShape));
export const finding = named<Finding>('Finding', jsonSchemaOf(findingShape));
export const riskProfile = named<RiskProfile>('RiskProfile', jsonSchemaOf(riskProfileShape));
export const settings = named<object>('Settings', jsonSchemaOf(settingsShape));
export const problem = named<Problem>('Problem', jsonSchemaOf(problemShape));

export const notice = named<Notice>(
  'Notice',
  describing<Notice>()(
    Type.Object({
      declarationId: Type.String(),
      version: Type.Integer({ minimum: 1 }),
      action: Type.Enum(['release', 'documents', 'examination']),
      at: Type.String({ format: 'date-time' }),
      appeal: Type.String(),
    }),
  ),
);

export const problemDocument = named<ProblemDocument>(
  'ProblemDocument',
  describing<ProblemDocument>()(
    Type.Object({
      type: Type.String({ description: 'urn:tamga:problem: and the code' }),
      title: Type.String(),
      status: Type.Integer(),
      code: Type.String({ description: 'Tells errors of one status apart' }),
      detail: Type.Optional(Type.String()),
      problems: Type.Optional(Type.Array(problem.ref)),
    }),
  ),
);

export const nounSchemas = [
  declaration,
  decision,
  finding,
  riskProfile,
  settings,
  problem,
  notice,
  problemDocument,
];
