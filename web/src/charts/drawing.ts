import { BarChart, type BarSeriesOption, PieChart, type PieSeriesOption } from 'echarts/charts';
import {
  AriaComponent,
  type AriaComponentOption,
  GridComponent,
  type GridComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, PieChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

export type Drawing = ComposeOption<
  BarSeriesOption | PieSeriesOption | GridComponentOption | TooltipComponentOption | AriaComponentOption
>;

/** Begins a chart in an element; fit it when the element changes its size, and dispose of it at the end. */
export function beginDrawing(element: HTMLElement) {
  return init(element, null, { renderer: 'svg' });
}
