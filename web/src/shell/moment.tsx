import { useFormats } from '../language/use-formats.ts';

type Props = {
  /** ISO 8601. */
  readonly at: string;
  readonly show?: 'dateTime' | 'time';
  /** Where moments stand close together, one of them names the zone for all. */
  readonly withoutZone?: boolean;
};

/** A moment in the reader's zone; the machine-readable one keeps the zone it was written in. */
export function Moment({ at, show = 'dateTime', withoutZone = false }: Props) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={at} translate="no">
      {formats[show](at)}
      {withoutZone ? null : ` ${formats.zone(at)}`}
    </time>
  );
}
