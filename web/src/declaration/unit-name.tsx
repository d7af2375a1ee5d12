import { useTranslation } from 'react-i18next';
import type { MessageKey } from '../language/message-key.ts';
import { Datum } from '../shell/datum.tsx';

/** The units of UN/ECE Recommendation 20 that tariffs ask for most; others are shown by their code. */
const names: Readonly<Record<string, MessageKey | undefined>> = {
  C62: 'unit.piece',
  H87: 'unit.piece',
  KGM: 'unit.kg',
  LTR: 'unit.litre',
  MIL: 'unit.thousand',
  MTK: 'unit.squareMetre',
  MTQ: 'unit.cubicMetre',
  MTR: 'unit.metre',
  PR: 'unit.pair',
};

export function UnitName({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const name = names[code];
  return name === undefined ? <Datum code>{code}</Datum> : t(name);
}
