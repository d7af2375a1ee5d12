import { useMemo } from 'react';
import type { LaneCounts } from '../../../src/server/api.ts';
import Chart from '../charts/chart.tsx';
import type { Drawing } from '../charts/drawing.ts';
import { laneDecals } from '../charts/lane-decals.ts';
import { usePaper } from '../charts/use-paper.ts';
import { lanes } from '../lanes/lane.ts';
import { useLaneCountsWords } from '../lanes/use-lane-counts-words.ts';

/** The shares as a ring; its figures stand in the table beside it. */
export default function LaneShareChart({ counts }: { readonly counts: LaneCounts }) {
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
  return <Chart drawing={drawing} words={useLaneCountsWords(counts)} />;
}
