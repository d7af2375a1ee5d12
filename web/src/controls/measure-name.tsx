import { useTranslation } from 'react-i18next';
import type { MessageKey } from '../language/message-key.ts';
import { Datum } from '../shell/datum.tsx';

/** The controls known by name; an administration's own codes are shown as they are written. */
const names: Readonly<Record<string, MessageKey | undefined>> = {
  'document-check': 'measure.document-check',
  'value-check': 'measure.value-check',
  'origin-check': 'measure.origin-check',
  scan: 'measure.scan',
  weighing: 'measure.weighing',
  'visual-inspection': 'measure.visual-inspection',
  'physical-examination': 'measure.physical-examination',
  sampling: 'measure.sampling',
  hold: 'measure.hold',
  'post-clearance-audit': 'measure.post-clearance-audit',
};

/** The codes of the controls known by name. */
export const knownMeasures: readonly string[] = Object.keys(names);

export function MeasureName({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const name = names[code];
  return name === undefined ? <Datum code>{code}</Datum> : t(name);
}
