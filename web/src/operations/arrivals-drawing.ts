import type { Lane, OperationsView } from '../../../src/server/api.ts';
import type { Drawing } from '../charts/drawing.ts';
import { laneDecals } from '../charts/lane-decals.ts';
import type { Paper } from '../charts/use-paper.ts';
import { lanes } from '../lanes/lane.ts';
import type { Formats } from '../language/formats.ts';

export type Arrivals = OperationsView['arrivals'];

export function totalOf(hour: Arrivals[number]): number {
  return lanes.reduce((sum, lane) => sum + hour.lanes[lane], 0);
}

const hourMs = 3_600_000;
/** The most bars that are labelled by their hour; more are labelled by their day. */
const mostHours = 48;

/** The arrivals as ECharts draws them: released at the bottom, the strictest lane on top. */
export function arrivalsDrawing(
  arrivals: Arrivals,
  { lane: tones, surface, fontFamily }: Paper,
  formats: Formats,
  nameOf: (lane: Lane) => string,
): Drawing {
  const byDay = arrivals.length > mostHours;
  const quiet = { color: surface.quiet, fontFamily, fontSize: 11 };
  return {
    // The text beside the chart is ours: ECharts would write an English one.
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    grid: { left: 4, right: 8, top: 10, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      confine: true,
      backgroundColor: surface.card,
      borderColor: surface.edge,
      textStyle: { color: surface.text, fontFamily, fontSize: 12 },
      formatter: (hovered) => {
        const hour = arrivals[Array.isArray(hovered) ? (hovered[0]?.dataIndex ?? -1) : hovered.dataIndex];
        return hour === undefined ? '' : wordsFor(hour, formats, nameOf);
      },
    },
    xAxis: {
      type: 'category',
      data: arrivals.map((hour) => (byDay ? formats.date(hour.from) : formats.hour(hour.from))),
      axisLine: { lineStyle: { color: surface.edge } },
      axisTick: { show: false },
      axisLabel: {
        ...quiet,
        hideOverlap: true,
        ...(byDay ? { interval: (at) => isMidnight(arrivals[at], formats) } : {}),
      },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 3,
      splitLine: { lineStyle: { color: surface.line } },
      axisLabel: { ...quiet, formatter: (value: number) => formats.number(value) },
    },
    series: lanes.toReversed().map((lane) => ({
      id: lane,
      name: nameOf(lane),
      type: 'bar',
      stack: 'arrivals',
      barCategoryGap: byDay ? '10%' : '25%',
      barMaxWidth: 48,
      emphasis: { disabled: true },
      itemStyle: {
        color: tones[lane].solid,
        decal: laneDecals[lane],
        borderColor: surface.card,
        borderWidth: byDay ? 0 : 0.5,
      },
      // Nothing, rather than a bar of no height, which would still have an edge.
      data: arrivals.map((hour) => (hour.lanes[lane] === 0 ? null : hour.lanes[lane])),
    })),
  };
}

function isMidnight(hour: Arrivals[number] | undefined, formats: Formats): boolean {
  return hour !== undefined && formats.hour(hour.from) === '00:00';
}

/** Words and figures only: nothing in it comes from a declaration, so it needs no escaping. */
function wordsFor(hour: Arrivals[number], formats: Formats, nameOf: (lane: Lane) => string): string {
  const end = new Date(Date.parse(hour.from) + hourMs).toISOString();
  const lines = lanes.map((lane) => `${nameOf(lane)}: <b>${formats.number(hour.lanes[lane])}</b>`);
  return [`${formats.dateTime(hour.from)}–${formats.hour(end)}`, ...lines].join('<br>');
}
