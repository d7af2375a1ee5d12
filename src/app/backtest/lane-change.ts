import { type Lane, lanes } from '../../domain/lane.ts';
import type { Settings } from '../../domain/settings.ts';
import { minutesFor } from '../../treat/minutes-by-lane.ts';
import type { HoursByLane, LaneChange, OfficerHours } from './impact-report.ts';
import {
  type LaneMove,
  type LaneTally,
  laneMatrix,
  noLanes,
  type Stratum,
  sumOfLanes,
} from './lane-counts.ts';

type LaneRow = ReturnType<LaneTally['rows']>[number];

/** The lanes of these declarations by the rule book in force, and after these moves. */
export function laneChange(rows: readonly LaneRow[], moves: readonly LaneMove[]): LaneChange {
  const inForce = sumOfLanes(rows.map((row) => row.lanes));
  const matrix = laneMatrix(inForce, moves);
  return {
    inForce,
    withProfile: sumOfLanes(Object.values(matrix)),
    matrix,
    changed: moves.reduce((sum, { declarations }) => sum + declarations, 0),
  };
}

/** The officer-hours of these declarations, and after these moves. */
export function officerHours(
  rows: readonly LaneRow[],
  moves: readonly LaneMove[],
  settings: Settings,
  workingDays: number,
): OfficerHours {
  const inForce = minutes(rows, settings);
  const moved = { ...noLanes } as Record<Lane, number>;
  for (const { stratum, from, to, declarations } of moves) {
    moved[from] -= declarations * minutesFor(from, stratum, settings);
    moved[to] += declarations * minutesFor(to, stratum, settings);
  }
  const withProfile = sumOfLanes([inForce, moved]);
  const difference = lanes.reduce((sum, lane) => sum + moved[lane], 0) / 60;
  return {
    inForce: hours(inForce),
    withProfile: hours(withProfile),
    difference: rounded(difference),
    differencePerWorkingDay: workingDays === 0 ? 0 : rounded(difference / workingDays),
  };
}

function minutes(rows: readonly LaneRow[], settings: Settings): Record<Lane, number> {
  const sum = { ...noLanes } as Record<Lane, number>;
  for (const row of rows)
    for (const lane of lanes) sum[lane] += row.lanes[lane] * minutesFor(lane, row.stratum, settings);
  return sum;
}

function hours({ red, yellow, blue }: Readonly<Record<Lane, number>>): HoursByLane {
  return {
    red: rounded(red / 60),
    yellow: rounded(yellow / 60),
    blue: rounded(blue / 60),
    total: rounded((red + yellow + blue) / 60),
  };
}

/** To a ten-thousandth of an hour: what lies beyond is the rounding of the additions. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** Rows or moves by office, whatever their direction. */
export function byOffice<Row extends { readonly stratum: Stratum }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, ({ stratum }): string => stratum.office);
}
