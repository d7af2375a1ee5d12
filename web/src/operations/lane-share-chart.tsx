import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LaneCounts } from '../../../src/server/api.ts';
import Chart from '../charts/chart.tsx';
import type { Drawing } from '../charts/drawing.ts';
import { laneDecals } from '../charts/lane-decals.ts';
import { usePaper } from '../charts/use-paper.ts';
import { laneNames, lanes } from '../lanes/lane.ts';
import { useFormats } from '../language/use-formats.ts';

/** The shares as a ring; its figures stand in the table beside it. */
export default function LaneShareChart({ counts }: { readonly counts: LaneCounts }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { lane: tones, surface } = usePaper();
  const drawing = useMemo<Drawing>(
    () => ({
      aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
      series: [
        {
          id: 'shares',
          type: 'pie',
          radius: ['58%', '98%'],
          silent: true,
          label: { show: false },
          data: lanes
            .filter((lane) => counts[lane] > 0)
            .map((lane) => ({
              name: lane,
              value: counts[lane],
              itemStyle: {
                color: tones[lane].solid,
                decal: laneDecals[lane],
                borderColor: surface.card,
                borderWidth: 1.5,
              },
            })),
        },
      ],
    }),
    [counts, tones, surface],
  );
  const words = lanes.map((lane) => `${t(laneNames[lane])} ${formats.number(counts[lane])}`).join(', ');
  return <Chart drawing={drawing} words={words} />;
}
