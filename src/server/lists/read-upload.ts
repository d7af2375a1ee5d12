import type { NumberedChange, StagedChanges } from '../../app/ports/list-store.ts';
import type { Problem } from '../../domain/problem.ts';
import { UnreadableStream } from '../../intake/decompress.ts';
import type { ChangeLine } from '../../intake/list-changes.ts';
import { requestPlace } from '../body/read-content.ts';

/** Changes handed to the store at a time. */
const batchSize = 2_000;
/** Problems kept; those beyond are only counted. */
const mostKept = 1_000;
/** Lines of one upload: more than any list has. */
export const mostLines = 5_000_000;

/** Thrown where an upload ends before it is whole; the code says what is answered. */
export class BrokenOff extends Error {
  readonly code: 'too-slow' | 'unauthenticated';
  readonly detail: string | undefined;

  constructor(code: BrokenOff['code'], detail?: string) {
    super(detail ?? code);
    this.code = code;
    this.detail = detail;
  }
}

/** How the place of a change is told: by its line, or by its place in a request. */
type PlaceOf = (line: number) => Pick<Problem, 'line' | 'path'>;

/** Lines of an upload on their way into the store, with what was wrong with them. */
export class Upload {
  readonly #lines: AsyncIterable<ChangeLine>;
  readonly #placeOf: PlaceOf;
  readonly #hasAccess: () => boolean | Promise<boolean>;
  readonly #problems: Problem[] = [];
  #rejected = 0;
  /** Whether what was read is not the whole. */
  #isBroken = false;
  #tellsWhatIsThere = false;

  constructor(
    lines: AsyncIterable<ChangeLine>,
    placeOf: PlaceOf,
    hasAccess: () => boolean | Promise<boolean> = () => true,
  ) {
    this.#lines = lines;
    this.#placeOf = placeOf;
    this.#hasAccess = hasAccess;
  }

  get rejected(): number {
    return this.#rejected;
  }

  /** Whether a problem says that something is not on the list, and so that the rest is. */
  get tellsWhatIsThere(): boolean {
    return this.#tellsWhatIsThere;
  }

  /** In the order of their lines. */
  get problems(): readonly Problem[] {
    return this.#problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  }

  /** The changes that can be taken. */
  async *batches(): AsyncGenerator<readonly NumberedChange[]> {
    let batch: NumberedChange[] = [];
    let lines = 0;
    try {
      for await (const line of this.#lines) {
        lines += 1;
        if (lines > mostLines) return this.#break(tooMany(line.line));
        if (line.kind === 'rejected') this.#reject(line.problems);
        else batch.push({ line: line.line, change: line.change });
        if (batch.length < batchSize) continue;
        if (!(await this.#hasAccess())) throw new BrokenOff('unauthenticated');
        yield batch;
        batch = [];
      }
      yield batch;
    } catch (error) {
      if (!(error instanceof UnreadableStream)) throw error;
      this.#break(error.problem);
    }
  }

  /** Whether what was laid down may stand: all of it was good, or a part is enough. */
  accepts({ repeated, absent }: StagedChanges, isPartial: boolean): boolean {
    for (const line of repeated) this.#reject([this.#problemAt(line, 'duplicate-value', again)]);
    this.#tellsWhatIsThere = absent.length > 0;
    for (const line of absent) this.#reject([this.#problemAt(line, 'not-on-list', notThere)]);
    return !this.#isBroken && (isPartial || this.#rejected === 0);
  }

  #problemAt(line: number, code: Problem['code'], message: string): Problem {
    return { source: requestPlace.source, ...this.#placeOf(line), code, message };
  }

  #reject(problems: readonly Problem[]): void {
    this.#rejected += 1;
    if (this.#problems.length < mostKept) this.#problems.push(...problems);
  }

  #break(problem: Problem): void {
    this.#isBroken = true;
    this.#reject([problem]);
  }
}

const again = 'This entry, of the same value and first day, stands here before; give it once.';
const notThere =
  'There is no such entry to remove; name it by its value and, where it has one, its validFrom.';

function tooMany(line: number): Problem {
  const message = `At most ${mostLines} lines are taken at once; send the rest when this is accepted.`;
  return { source: requestPlace.source, line, path: '', code: 'too-many', message };
}
