import { useComputedColorScheme, useMantineTheme } from '@mantine/core';
import { laneColors } from '../lanes/lane-colors.ts';
import { surfaces } from '../shell/surfaces.ts';

/** The colours and the type a chart is drawn with, in the scheme in force. */
export function usePaper() {
  const scheme = useComputedColorScheme('light');
  const { fontFamily } = useMantineTheme();
  return { lane: laneColors[scheme], surface: surfaces[scheme], fontFamily };
}

export type Paper = ReturnType<typeof usePaper>;
