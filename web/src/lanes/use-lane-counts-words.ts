import { useTranslation } from 'react-i18next';
import type { LaneCounts } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { laneNames, lanes } from './lane.ts';

/** The counts of the lanes in words, for those who do not see the picture of them. */
export function useLaneCountsWords(counts: LaneCounts): string {
  const { t } = useTranslation();
  const formats = useFormats();
  return lanes.map((lane) => `${t(laneNames[lane])} ${formats.number(counts[lane])}`).join(', ');
}
