import { useFormats } from '../language/use-formats.ts';

type Props = {
  /** ISO 8601. */
  readonly at: string;
  readonly show?: 'dateTime' | 'time' | 'hour' | 'date';
};

/** A moment in the reader's zone; the machine-readable one keeps the zone it was written in. */
export function Moment({ at, show = 'dateTime' }: Props) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={at} translate="no">
      {formats[show](at)}
    </time>
  );
}
