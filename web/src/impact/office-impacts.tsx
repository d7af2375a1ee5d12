import type { BacktestView } from '../../../src/server/api.ts';
import { LaneBar } from '../lanes/lane-bar.tsx';
import { useFormats } from '../language/use-formats.ts';
import { RateText } from '../risk/rate-text.tsx';
import { Datum } from '../shell/datum.tsx';
import { signed } from './officer-hours.tsx';
import { OfficesTable } from './offices-table.tsx';

/** What a back-test says of each office. */
export function OfficeImpacts({ offices }: { readonly offices: BacktestView['byOffice'] }) {
  const { number, rounded } = useFormats();
  return (
    <OfficesTable
      offices={offices}
      columns={[
        {
          name: 'funnel.declarations',
          kind: 'number',
          of: (line) => <Datum>{number(line.declarations)}</Datum>,
        },
        { name: 'impact.matches', kind: 'number', of: (line) => <Datum>{number(line.matches)}</Datum> },
        { name: 'lanes.share', kind: 'share', of: (line) => <RateText rate={line.share} /> },
        {
          name: 'officeImpacts.lanesNow',
          kind: 'bar',
          of: (line) => <LaneBar counts={line.lanes.inForce} />,
        },
        {
          name: 'officeImpacts.lanesThen',
          kind: 'bar',
          of: (line) => <LaneBar counts={line.lanes.withProfile} />,
        },
        {
          name: 'officeImpacts.changed',
          kind: 'number',
          of: (line) => <Datum>{number(line.lanes.changed)}</Datum>,
        },
        {
          name: 'officeImpacts.hours',
          kind: 'number',
          of: (line) => <Datum>{signed(line.officerHours.difference, rounded)}</Datum>,
        },
      ]}
    />
  );
}
