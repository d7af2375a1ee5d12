import type { ShadowComparisonView } from '../../../src/server/api.ts';
import { LaneBar } from '../lanes/lane-bar.tsx';
import { useFormats } from '../language/use-formats.ts';
import { RateText } from '../risk/rate-text.tsx';
import { Datum } from '../shell/datum.tsx';
import { lanesAfter, lanesBefore } from './moves-of.ts';
import { OfficesTable } from './offices-table.tsx';

/** What a trial on the live traffic says of each office. */
export function ShadowOffices({ offices }: { readonly offices: ShadowComparisonView['offices'] }) {
  const { number } = useFormats();
  return (
    <OfficesTable
      offices={offices}
      columns={[
        { name: 'shadow.judged', kind: 'number', of: (line) => <Datum>{number(line.judged)}</Datum> },
        { name: 'shadow.matches', kind: 'share', of: (line) => <RateText rate={line.matches} /> },
        {
          name: 'officeImpacts.lanesNow',
          kind: 'bar',
          of: (line) => <LaneBar counts={lanesBefore(line.lanes)} />,
        },
        {
          name: 'officeImpacts.lanesThen',
          kind: 'bar',
          of: (line) => <LaneBar counts={lanesAfter(line.lanes)} />,
        },
        { name: 'officeImpacts.changed', kind: 'number', of: (line) => <Datum>{number(line.moved)}</Datum> },
      ]}
    />
  );
}
