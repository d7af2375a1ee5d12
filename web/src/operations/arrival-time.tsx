import { useFormats } from '../language/use-formats.ts';
import classes from './arrival-time.module.css';

/** The time of day, with the date under it when that is not today's. */
export function ArrivalTime({ at }: { readonly at: string }) {
  const formats = useFormats();
  const isToday = formats.date(at) === formats.date(new Date().toISOString());
  return (
    <time dateTime={at} title={formats.dateTime(at)} translate="no">
      {formats.time(at)}
      {isToday ? null : <span className={classes.date}>{formats.date(at)}</span>}
    </time>
  );
}
