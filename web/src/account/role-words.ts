import type { MessageKey } from '../language/message-key.ts';

export type RoleWords = { readonly name: MessageKey; readonly about: MessageKey };

/** Each role with what it may do. An installation newer than these pages may name others. */
export const roleWords: Readonly<Record<string, RoleWords | undefined>> = {
  'declarant-system': { name: 'role.declarant-system', about: 'role.declarant-system.about' },
  'customs-system': { name: 'role.customs-system', about: 'role.customs-system.about' },
  officer: { name: 'role.officer', about: 'role.officer.about' },
  chief: { name: 'role.chief', about: 'role.chief.about' },
  analyst: { name: 'role.analyst', about: 'role.analyst.about' },
  approver: { name: 'role.approver', about: 'role.approver.about' },
  manager: { name: 'role.manager', about: 'role.manager.about' },
  auditor: { name: 'role.auditor', about: 'role.auditor.about' },
  admin: { name: 'role.admin', about: 'role.admin.about' },
};
