import { type Declaration, versionOf } from '../../domain/declaration.ts';
import type { KnownDeclaration } from '../../domain/known.ts';
import { type Day, utcDayOf } from '../../domain/moment.ts';
import type { FieldSlots, SlotRows } from '../../identify/fields/field-slots.ts';
import {
  type CompiledProfiles,
  matchProfiles,
  type ProfileMatch,
} from '../../identify/profiles/compile-profiles.ts';

/** What a back-test asks of every declaration of the past, however it is kept. */
export type PastRow = Pick<Declaration, 'office' | 'flow'> & {
  /** The UTC day of lodgement. */
  readonly day: Day;
  readonly version: number;
  readonly itemCount: number;
  /** As it was declared; where it must be made first, it is made when it is asked for. */
  readonly declaration: Declaration;
  /** The profiles that match it, in their order. */
  readonly matchesOf: (profiles: CompiledProfiles) => readonly ProfileMatch[];
  /** The values of some fields. */
  readonly valuesOf: (slots: FieldSlots) => SlotRows;
};

/** A declaration that is at hand, with what was known of it. */
export function declaredRow(declaration: KnownDeclaration): PastRow {
  return {
    office: declaration.office,
    flow: declaration.flow,
    day: utcDayOf(declaration.lodgedAt),
    version: versionOf(declaration),
    itemCount: declaration.items.length,
    declaration,
    matchesOf: (profiles) => matchProfiles(profiles, declaration),
    valuesOf: (slots) => slots.rowsOf(declaration),
  };
}
