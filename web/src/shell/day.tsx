import { useFormats } from '../language/use-formats.ts';

/** A day of the calendar, the same in every time zone. */
export function Day({ day }: { readonly day: string }) {
  const formats = useFormats();
  return (
    <time dateTime={day} translate="no">
      {formats.day(day)}
    </time>
  );
}
