import type { ParseKeys } from 'i18next';

/** A key of the catalogue; written out in full wherever it is used, so that a test can find it. */
export type MessageKey = ParseKeys;
