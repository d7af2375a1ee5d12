import type { ProfileId } from '../domain/codes.ts';
import type { Condition } from '../domain/condition.ts';
import type { Flow } from '../domain/declaration.ts';
import type { ProfileOutcome, RiskProfile } from '../domain/risk-profile.ts';

/** What every row of the library tells, whatever it is. */
type Common = {
  /** The indicator's number: a letter for its group, and two digits. */
  readonly indicator: string;
  readonly name: string;
  readonly riskArea: string;
  /** What it rests on, in plain words. */
  readonly basis: string;
};

/** An indicator as a profile that can be drafted as it is. */
export type ProfileRow = Common & {
  readonly kind: 'profile';
  readonly profile: RiskProfile;
  /** How an administration finds figures of its own. */
  readonly howToCalibrate: string;
};

/** A profile to be filled in each time it is wanted. */
export type TemplateRow = Omit<ProfileRow, 'kind'> & { readonly kind: 'template' };

/** An indicator that nothing known at the moment of decision can tell. */
export type NotDecidableRow = Common & { readonly kind: 'not-decidable'; readonly wouldNeed: string };

/** An indicator that every decision applies without a profile. */
export type BuiltInRow = Common & { readonly kind: 'built-in'; readonly where: string };

/** One indicator of the library. */
export type LibraryRow = ProfileRow | TemplateRow | NotDecidableRow | BuiltInRow;

/** A profile of the library before it is one: what its author says. */
export type ProfileSketch = Common & {
  readonly flow?: Flow;
  readonly when: Condition;
  readonly then: ProfileOutcome;
  readonly howToCalibrate: string;
};

const startingPoint =
  'Its figures are starting points, to be calibrated on own history before it decides anything.';

/** A row with its profile: valid without end, resting on no law yet, owned by the unit that has to calibrate it. */
export function profileRow(sketch: ProfileSketch): ProfileRow {
  const { flow, when, then, howToCalibrate, ...common } = sketch;
  const profile: RiskProfile = {
    id: `LIB-${common.indicator}` as ProfileId,
    name: common.name,
    riskArea: common.riskArea,
    owner: 'risk department',
    justification: `${common.basis} ${startingPoint} ${howToCalibrate}`,
    ...(flow !== undefined && { flow }),
    when,
    then,
  };
  return { kind: 'profile', ...common, profile, howToCalibrate };
}

/** Whether a row has a profile to be drafted. */
export function hasProfile(row: LibraryRow): row is ProfileRow | TemplateRow {
  return row.kind === 'profile' || row.kind === 'template';
}
