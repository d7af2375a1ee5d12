import type { MinutesByLane, Settings } from '../../domain/settings.ts';
import { assumedMinutes, minutesFor } from '../../treat/minutes-by-lane.ts';
import { type Backtest, mostFunnels } from './backtest.ts';
import type { BacktestReport, HistoryShown } from './impact-report.ts';
import { laneChange, officerHours } from './lane-change.ts';
import { writeImpact } from './write-impact.ts';

/** What a report says of itself that was not counted. */
export type AboutReport = {
  /** The time it is made. */
  readonly at: string;
  readonly source: HistoryShown['source'];
  readonly offices?: readonly string[];
  readonly isComplete?: boolean;
  /** Findings given that fit no declaration. */
  readonly unmatchedFindings?: number;
  /** Of a candidate that has one. */
  readonly version?: number;
};

/** Writes down what a back-test counted. */
export function writeReport(backtest: Backtest, about: AboutReport): BacktestReport {
  const { plan, lanes, together, tallies } = backtest;
  const { settings } = plan.inForce.ruleBook;
  const rows = lanes.rows();
  const moves = together.rows();
  const shown = historyShown(backtest, about);
  const funnels = backtest.funnels?.funnels();
  return {
    at: about.at,
    ruleBook: plan.inForce.hash,
    history: shown,
    minutesByLane: minutesShown(settings),
    profiles: tallies.map((tally, place) => writeImpact(backtest, tally, funnels?.[place], about.version)),
    ...(tallies.length > 1 && {
      together: {
        lanes: laneChange(rows, moves),
        officerHours: officerHours(rows, moves, settings, shown.workingDays),
      },
    }),
    notes: notesOn(backtest, shown),
  };
}

function historyShown({ history }: Backtest, about: AboutReport): HistoryShown {
  const { days } = history.days;
  const [from, to] = [days[0], days.at(-1)];
  return {
    source: about.source,
    declarations: history.declarations,
    items: history.items,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    days: history.days.calendarDays,
    workingDays: days.length,
    ...(about.offices !== undefined && { offices: about.offices }),
    isComplete: about.isComplete ?? true,
    draws: { recorded: history.recordedDraws, made: history.declarations - history.recordedDraws },
    inspected: history.inspected,
    unmatchedFindings: about.unmatchedFindings ?? 0,
  };
}

/** The minutes of an office that says nothing of its own, and which of them nobody has measured. */
function minutesShown(settings: Settings): BacktestReport['minutesByLane'] {
  const elsewhere = { office: '', flow: 'import' } as Parameters<typeof minutesFor>[1];
  const given = { ...settings.minutesByLane, ...settings.defaultOffice.minutesByLane };
  const kinds = Object.keys(assumedMinutes) as (keyof MinutesByLane)[];
  return {
    documents: minutesFor('yellow', elsewhere, settings),
    physical: minutesFor('red', elsewhere, settings),
    audit: minutesFor('blue', elsewhere, settings),
    assumed: kinds.filter((kind) => given[kind] === undefined),
    differsByOffice: Object.values(settings.offices).some((office) => office.minutesByLane !== undefined),
  };
}

function notesOn({ history: { amendments }, plan }: Backtest, history: HistoryShown): readonly string[] {
  const { settings } = plan.inForce.ruleBook;
  const profiles = plan.candidates.length;
  const { assumed } = minutesShown(settings);
  const notes = [
    'Lanes are those of the rule book in force today, with and without the profile, by the same draws; not those of the day.',
    'A working day is a day on which anything was lodged.',
  ];
  if (plan.candidates.some(({ validFrom, validTo }) => (validFrom ?? validTo) !== undefined))
    notes.push('Profiles are tried as if they had been valid all along.');
  if (assumed.length > 0)
    notes.push(
      `The minutes of ${assumed.join(', ')} are assumptions; measure them and set minutesByLane, or read the hours as proportions.`,
    );
  if (history.inspected > 0)
    notes.push(
      'Findings exist only where something was inspected, and that was chosen because it looked bad: only the part drawn at random tells of the whole flow.',
    );
  else notes.push('There are no findings, so nothing can be said of hit rates and of revenue recovered.');
  if (history.draws.made > 0)
    notes.push(
      `The draws of ${history.draws.made} declarations were made for this report; none was recorded.`,
    );
  if (amendments > 0)
    notes.push(
      `${amendments} amendments are counted as declarations of their own: a file does not say what became of them.`,
    );
  if (history.unmatchedFindings > 0)
    notes.push(`${history.unmatchedFindings} findings belong to no declaration of this history.`);
  if (!history.isComplete)
    notes.push('Time ran out before the whole period was read; what is counted is the newest part of it.');
  if (profiles > mostFunnels)
    notes.push(`Funnels are counted for at most ${mostFunnels} profiles at a time.`);
  return notes;
}
