import { Datum } from '../shell/datum.tsx';

const shownLength = 'sha256:'.length + 12;

/** A hash by its beginning, which is enough to tell it from the others on a page. */
export function HashMark({ hash }: { readonly hash: string }) {
  return (
    <Datum code title={hash}>
      {hash.length > shownLength ? `${hash.slice(0, shownLength)}…` : hash}
    </Datum>
  );
}
