import type { Operation } from './operation.ts';
import { listActs } from './routes/audit.ts';
import { backtestOperations } from './routes/backtests.ts';
import { challengerOperations } from './routes/challengers.ts';
import { createListOperation } from './routes/create-list.ts';
import { decideOnListOperations } from './routes/decide-on-list.ts';
import { listDraws } from './routes/draws.ts';
import { listFields } from './routes/fields.ts';
import { followUpOperations } from './routes/follow-up.ts';
import { askTheHistory } from './routes/history.ts';
import { importProfiles } from './routes/import-profiles.ts';
import { listLibrary } from './routes/library.ts';
import { listOperations } from './routes/lists.ts';
import { watch } from './routes/operations.ts';
import { partyOperations } from './routes/parties.ts';
import { profileHistoryOperations } from './routes/profile-history.ts';
import { profileStepOperations } from './routes/profile-steps.ts';
import { profileOperations } from './routes/profiles.ts';
import { proposeEntries } from './routes/propose-entries.ts';
import { readDeclarationOperations } from './routes/read-declarations.ts';
import { referenceOperations } from './routes/references.ts';
import { ruleBookOperations } from './routes/rule-books.ts';
import { screeningOperations } from './routes/screening.ts';
import { sessionOperations } from './routes/sessions.ts';
import { shadowOperations } from './routes/shadow.ts';
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
  listFields,
  listLibrary,
  ...backtestOperations,
  ...profileStepOperations,
  ...profileHistoryOperations,
  importProfiles,
  ...listOperations,
  createListOperation,
  proposeEntries,
  ...decideOnListOperations,
  uploadList,
  ...ruleBookOperations,
  ...shadowOperations,
  ...challengerOperations,
  ...referenceOperations,
  ...screeningOperations,
  listDraws,
  listActs,
  ...userOperations,
  ...sessionOperations,
  watch,
  askTheHistory,
  ...partyOperations,
];
