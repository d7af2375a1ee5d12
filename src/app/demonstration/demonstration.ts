import type { Decision } from '../../domain/decision.ts';
import { type Role, roles } from '../../domain/role.ts';
import type { User, UserId } from '../../domain/user.ts';
import type { GeneratedDeclaration } from '../../simulate/traffic/generated-declaration.ts';
import type { Traffic } from '../../simulate/traffic/open-traffic.ts';
import { createUser } from '../access/sign-in.ts';
import type { App } from '../app.ts';
import type { VersionedFinding } from '../ports/store.ts';
import { type ImportedSet, importRuleBook } from '../rule-books/import-rule-book.ts';
import { generatedFinding } from './generated-finding.ts';

const demonstrator: User = {
  id: 'demonstration' as UserId,
  name: 'demonstration',
  roles: ['customs-system', 'admin'],
};
const namePrefix = 'demo-';
/** Declarations of the generated past submitted at a time. */
const chunk = 1_024;
/** What came within the last hours still waits for its control when the demonstration begins. */
const stillWaitingMilliseconds = 3 * 3_600_000;
/** How long a generated control takes from the decision on. */
const controlMilliseconds = 45 * 60_000;

/** Whether a store may be shown with generated data: an empty one, or one that was filled so before. */
export async function isFitForDemonstration(app: App): Promise<boolean> {
  if (await app.store.isEmpty()) return true;
  return (await app.store.users.list()).some((user) => user.name.startsWith(namePrefix));
}

/** Makes one user of each role, and answers their tokens to be shown once. */
export async function createDemonstrators(
  app: App,
): Promise<readonly { readonly role: Role; readonly token: string }[]> {
  const made: { role: Role; token: string }[] = [];
  for (const role of roles) {
    for (let number = 1; ; number++) {
      const name = number === 1 ? `${namePrefix}${role}` : `${namePrefix}${role}-${number}`;
      const user = await createUser(app, { name, roles: [role] }, demonstrator.name);
      if (user.kind !== 'created') continue;
      made.push({ role, token: user.token });
      break;
    }
  }
  return made;
}

/** Brings the rule book in force and fills the store with a generated past up to now, findings included. */
export async function fillWithGenerated(
  app: App,
  traffic: Traffic,
  ruleBook: ImportedSet,
  days: number,
  onProgress: (filled: number, upTo: string) => void,
): Promise<void> {
  const imported = await importRuleBook(app, demonstrator, ruleBook, true);
  if (imported.kind === 'refused') {
    throw new Error(`The demonstration's rule book is refused: ${imported.faults[0]?.message}`);
  }
  const until = Date.parse(app.now());
  const from = new Date(until - days * 86_400_000);
  let filled = 0;
  for (const past of chunksOf(traffic.history({ from, days }), chunk)) {
    await submitPast(app, past, until);
    filled += past.length;
    onProgress(filled, past.at(-1)?.declaration.lodgedAt ?? '');
  }
}

function* chunksOf<Value>(values: Iterable<Value>, size: number): Generator<readonly Value[]> {
  let gathered: Value[] = [];
  for (const value of values) {
    gathered.push(value);
    if (gathered.length < size) continue;
    yield gathered;
    gathered = [];
  }
  if (gathered.length > 0) yield gathered;
}

async function submitPast(app: App, past: readonly GeneratedDeclaration[], until: number): Promise<void> {
  const outcomes = await Promise.all(
    past.map(({ declaration }) =>
      app.submissions.submit(declaration, demonstrator, new Date(declaration.lodgedAt).toISOString()),
    ),
  );
  const findings = outcomes.flatMap((outcome, index): readonly VersionedFinding[] => {
    const generated = past[index];
    if (generated === undefined || outcome.kind !== 'decided') return [];
    const controlled = Date.parse(outcome.decision.decidedAt) + controlMilliseconds;
    return controlled < until - stillWaitingMilliseconds
      ? findingOn(generated, outcome.decision, controlled)
      : [];
  });
  await app.store.declarations.recordFindings(findings, app.knowledge.with(app.ruleBook.current).history);
}

function findingOn(
  generated: GeneratedDeclaration,
  decision: Decision,
  at: number,
): readonly VersionedFinding[] {
  const inspectedAt = new Date(at).toISOString();
  const finding = generatedFinding(generated, decision, inspectedAt);
  if (finding === undefined) return [];
  return [{ finding, at: inspectedAt, by: demonstrator.name, version: decision.version }];
}

/** Lodges generated declarations as the clock reaches them, and controls those selected a while later. */
export class LiveDemonstration {
  readonly #app: App;
  readonly #traffic: Traffic;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #selected: { readonly generated: GeneratedDeclaration; readonly decision: Decision }[] = [];

  constructor(app: App, traffic: Traffic, onError: (error: unknown) => void) {
    this.#app = app;
    this.#traffic = traffic;
    this.#onError = onError;
  }

  start(): void {
    this.#await(new Date(this.#app.now()));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #await(after: Date): void {
    const next = this.#traffic.nextAfter(after);
    const wait = Math.max(0, next.at - Date.parse(this.#app.now()));
    this.#timer = setTimeout(() => {
      this.#lodge(next.generated)
        .catch(this.#onError)
        .finally(() => this.#await(new Date(next.at)));
    }, wait);
    this.#timer.unref();
  }

  async #lodge(generated: GeneratedDeclaration): Promise<void> {
    const outcome = await this.#app.submissions.submit(generated.declaration, demonstrator);
    if (outcome.kind === 'decided') this.#selected.push({ generated, decision: outcome.decision });
    const now = Date.parse(this.#app.now());
    const isDone = ({ decision }: { decision: Decision }): boolean =>
      Date.parse(decision.decidedAt) + controlMilliseconds < now;
    const done = this.#selected.filter(isDone);
    this.#selected = this.#selected.filter((each) => !isDone(each));
    await this.#app.store.declarations.recordFindings(
      done.flatMap((each) => findingOn(each.generated, each.decision, now)),
      this.#app.knowledge.with(this.#app.ruleBook.current).history,
    );
  }
}
