import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import { Country } from './country.tsx';
import { flowNames, flowOf } from './flow.ts';
import { TransportMode } from './transport-mode.tsx';
import { UnitName } from './unit-name.tsx';

type Props = {
  /** The path of the field it stands in; undefined where facts of any kind stand together. */
  readonly field: string | undefined;
  readonly value: string | number;
};

/** A single fact: in the words and the unit of its field where it has some, else as it was written. */
export function Fact({ field = '', value }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (typeof value === 'number') {
    return <Datum>{isPercent(field) ? formats.percent(value / 100) : formats.exact(value)}</Datum>;
  }
  if (isCountry(field)) return <Country code={value} />;
  const flow = field === 'flow' ? flowOf(value) : undefined;
  if (flow !== undefined) return t(flowNames[flow]);
  if (field === 'borderTransport.mode') return <TransportMode code={value} />;
  if (field === 'item.quantity.unit') return <UnitName code={value} />;
  if (field === 'lodgedAt') return <Moment at={value} />;
  return <Datum>{value}</Datum>;
}

function isPercent(field: string): boolean {
  return field.endsWith('Percent');
}

function isCountry(field: string): boolean {
  return /country$/i.test(field) || field === 'borderTransport.nationality';
}
