import { CircleAlert } from 'lucide-react';
import { Datum } from '../shell/datum.tsx';
import classes from './place-problems.module.css';

type Props = { readonly id: string; readonly messages: readonly string[] };

/** What the server says of the place it stands at. */
export function PlaceProblems({ id, messages }: Props) {
  if (messages.length === 0) return null;
  return (
    <ul id={id} className={classes.problems} lang="en">
      {messages.map((message) => (
        <li key={message}>
          <CircleAlert size={14} aria-hidden="true" />
          <Datum>{message}</Datum>
        </li>
      ))}
    </ul>
  );
}
