import type { Operation } from './operation.ts';
import { listActs } from './routes/audit.ts';
import { changeListOperations } from './routes/change-lists.ts';
import { listDraws } from './routes/draws.ts';
import { followUpOperations } from './routes/follow-up.ts';
import { importProfiles } from './routes/import-profiles.ts';
import { listOperations } from './routes/lists.ts';
import { watch } from './routes/operations.ts';
import { profileOperations } from './routes/profiles.ts';
import { readDeclarationOperations } from './routes/read-declarations.ts';
import { ruleBookOperations } from './routes/rule-books.ts';
import { sessionOperations } from './routes/sessions.ts';
import { submitBatch } from './routes/submit-batch.ts';
import { submitDeclaration } from './routes/submit-declaration.ts';
import { uploadList } from './routes/upload-list.ts';
import { userOperations } from './routes/users.ts';

/** Every operation below /api/v1; each states the right it asks for. */
export const apiOperations: readonly Operation[] = [
  submitDeclaration,
  submitBatch,
  ...readDeclarationOperations,
  ...followUpOperations,
  ...profileOperations,
  importProfiles,
  ...listOperations,
  ...changeListOperations,
  uploadList,
  ...ruleBookOperations,
  listDraws,
  listActs,
  ...userOperations,
  ...sessionOperations,
  watch,
];
