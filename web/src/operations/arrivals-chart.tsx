import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationsView } from '../../../src/server/api.ts';
import Chart from '../charts/chart.tsx';
import { usePaper } from '../charts/use-paper.ts';
import { laneNames } from '../lanes/lane.ts';
import { useFormats } from '../language/use-formats.ts';
import { type Arrivals, arrivalsDrawing, totalOf } from './arrivals-drawing.ts';

/** The hours as bars stacked by lane. */
export default function ArrivalsChart({ arrivals }: { readonly arrivals: OperationsView['arrivals'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const paper = usePaper();
  const drawing = useMemo(
    () => arrivalsDrawing(arrivals, paper, formats, (lane) => t(laneNames[lane])),
    [arrivals, paper, formats, t],
  );
  const busiest = busiestOf(arrivals);
  const words =
    busiest === undefined
      ? t('arrivals.chart.empty')
      : t('arrivals.chart.words', {
          total: formats.number(arrivals.reduce((sum, hour) => sum + totalOf(hour), 0)),
          hour: formats.dateTime(busiest.from),
          most: formats.number(totalOf(busiest)),
        });
  return <Chart drawing={drawing} words={words} />;
}

/** The hour in which most came; undefined when nothing came at all. */
function busiestOf(arrivals: Arrivals): Arrivals[number] | undefined {
  const [first, ...rest] = arrivals.filter((hour) => totalOf(hour) > 0);
  if (first === undefined) return undefined;
  return rest.reduce((most, hour) => (totalOf(hour) > totalOf(most) ? hour : most), first);
}
