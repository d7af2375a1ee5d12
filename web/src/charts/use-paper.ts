import { useComputedColorScheme, useMantineTheme } from '@mantine/core';
import { useMemo } from 'react';
import { laneColors } from '../lanes/lane-colors.ts';
import { surfaces } from '../shell/surfaces.ts';

/** The colours and the type a chart is drawn with; the same object for as long as the scheme in force is the same. */
export function usePaper() {
  const scheme = useComputedColorScheme('light');
  const { fontFamily } = useMantineTheme();
  return useMemo(
    () => ({ lane: laneColors[scheme], surface: surfaces[scheme], fontFamily }),
    [scheme, fontFamily],
  );
}

export type Paper = ReturnType<typeof usePaper>;
