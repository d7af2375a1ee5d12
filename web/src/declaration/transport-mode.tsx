import { useTranslation } from 'react-i18next';
import type { MessageKey } from '../language/message-key.ts';
import { Datum } from '../shell/datum.tsx';

/** UN/ECE Recommendation 19: the first digit is the mode, national practice may add a second. */
const names: Readonly<Record<string, MessageKey | undefined>> = {
  '1': 'mode.sea',
  '2': 'mode.rail',
  '3': 'mode.road',
  '4': 'mode.air',
  '5': 'mode.mail',
  '6': 'mode.multimodal',
  '7': 'mode.fixed',
  '8': 'mode.water',
  '9': 'mode.other',
};

export function TransportMode({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const name = names[code.slice(0, 1)];
  return (
    <>
      <Datum code>{code}</Datum>
      {name === undefined ? null : <> {t(name)}</>}
    </>
  );
}
