import { useTranslation } from 'react-i18next';
import { MeasureNames } from '../controls/measure-names.tsx';
import { Evidence } from '../declaration/evidence.tsx';
import { flowNames, flowOf } from '../declaration/flow.ts';
import { laneOf } from '../lanes/lane.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { useFormats } from '../language/use-formats.ts';
import { RiskAreaName } from '../risk/risk-area-name.tsx';
import { Datum } from '../shell/datum.tsx';
import { Day } from '../shell/day.tsx';
import { ConditionTree } from './condition-tree.tsx';
import { conditionOf } from './difference-place.ts';

type Props = { readonly path: string; readonly value: unknown };

/** What one side of a difference says, in the words its place has for it. */
export function DifferenceSide({ path, value }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (value === undefined) return '–';
  const condition = conditionOf(path, value);
  if (condition !== undefined) return <ConditionTree condition={condition} />;
  const lane = path === '/then/lane' ? laneOf(value) : undefined;
  if (lane !== undefined) return <LaneBadge lane={lane} />;
  const flow = path === '/flow' ? flowOf(value) : undefined;
  if (flow !== undefined) return t(flowNames[flow]);
  if (path === '/riskArea' && typeof value === 'string') return <RiskAreaName area={value} />;
  if (path === '/then/measures' && isTexts(value)) return <MeasureNames codes={value} />;
  if (shares.has(path) && typeof value === 'number') return <Datum>{formats.percent(value)}</Datum>;
  if (days.has(path) && typeof value === 'string') return <Day day={value} />;
  return <Evidence value={value} />;
}

const shares: ReadonlySet<string> = new Set(['/then/likelihood', '/then/selectionRate']);
const days: ReadonlySet<string> = new Set(['/validFrom', '/validTo']);

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
