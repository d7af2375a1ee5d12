/**
 * What is stored is not what the record tells of it. Nothing may be built on that: the next act would put the
 * forgery on record as if it had always been so.
 */
export class RecordMismatch extends Error {
  /** What does not fit: a version of a profile or of a list, a rule book. */
  readonly what: readonly string[];

  constructor(what: readonly string[], why = 'is not what the record tells of it') {
    const shown = what.slice(0, 10).join(', ');
    const more = what.length > 10 ? ` and ${what.length - 10} more` : '';
    super(`What is stored of ${shown}${more} ${why}; run "tamga audit verify".`);
    this.what = what;
  }
}
