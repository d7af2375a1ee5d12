import type { Challenger } from '../../domain/challenger.ts';
import type { ProfileVersion } from '../../domain/profile-version.ts';
import type { ShadowTrial } from '../../domain/shadow-trial.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import type { KeptWouldBe, ShadowCount } from '../ports/shadow-store.ts';
import { subjectOf } from '../profiles/profile-act.ts';
import {
  figuresOf,
  hitRatesOf,
  type OfficeFigures,
  officeFiguresOf,
  type ShadowFigures,
  type ShadowHitRates,
} from './shadow-comparison.ts';

/** When something was tried. A version that stood in shadow more than once has one record of all its times. */
export type ShadowPeriod = {
  /** When it began to be judged; absent until the first declaration is looked at. */
  readonly since?: string;
  /** When the last time ended; absent while it lasts. */
  readonly until?: string;
  /** Why it is left out, as long as it is. */
  readonly fault?: string;
};

export type ShadowSummary = ShadowPeriod & ShadowFigures;

export type ShadowComparison = ShadowSummary & {
  /** At most fifty, the busiest first. */
  readonly offices: readonly OfficeFigures[];
  readonly hitRates: ShadowHitRates;
  /** At most twenty, the newest first: what a profile matches, or what a challenger moves. */
  readonly examples: readonly KeptWouldBe[];
};

const officeLimit = 50;
const exampleLimit = 20;

/** The profiles in shadow in their newest version there, by id, in short. */
export async function listShadowProfiles(
  app: App,
  user: User,
  after: string | undefined,
  limit: number,
): Promise<readonly { readonly version: ProfileVersion; readonly summary: ShadowSummary }[]> {
  const { profiles, shadow } = app.store;
  const versions = await profiles.list({ state: 'shadow' }, after, limit);
  const trials = await shadow.trials('profile', versions.map(subjectOf));
  const counted = await shadow.counts(idsOf(trials), user.offices);
  return versions.map((version) => {
    const own = trials.filter(({ subjects }) => subjects[0] === subjectOf(version));
    return { version, summary: summaryOf(own, counted) };
  });
}

/** All profiles in shadow together: what the shadow rule book would decide. Undefined for fewer than two. */
export async function readShadowRuleBook(
  app: App,
  user: User,
): Promise<{ readonly profiles: readonly string[]; readonly summary: ShadowSummary } | undefined> {
  const [trial] = await app.store.shadow.trials('together');
  if (trial === undefined) return undefined;
  const counted = await app.store.shadow.counts([trial.id], user.offices);
  return { profiles: trial.subjects, summary: summaryOf([trial], counted) };
}

/** What a version of a profile would have decided; undefined for one that never stood in shadow. */
export async function compareProfile(
  app: App,
  user: User,
  id: string,
  version?: number,
): Promise<{ readonly version: ProfileVersion; readonly comparison: ShadowComparison } | undefined> {
  const all = await app.store.profiles.versions(id);
  const asked = all.filter((each) => version === undefined || each.version === version);
  const trials = await app.store.shadow.trials('profile', asked.map(subjectOf));
  const trialsOf = (each: ProfileVersion) => trials.filter(({ subjects }) => subjects[0] === subjectOf(each));
  const shown = asked.findLast((each) => each.state === 'shadow' || trialsOf(each).length > 0);
  return shown && { version: shown, comparison: await comparisonOf(app, user, trialsOf(shown), 'matched') };
}

/** What a challenger would have decided; undefined when there is none of the name. */
export async function compareChallenger(
  app: App,
  user: User,
  name: string,
): Promise<{ readonly challenger: Challenger; readonly comparison: ShadowComparison } | undefined> {
  const challenger = await app.store.challengers.find(name);
  if (challenger === undefined) return undefined;
  const trials = await app.store.shadow.trials('challenger', [name]);
  return { challenger, comparison: await comparisonOf(app, user, trials, 'selected') };
}

type Counted = { readonly counts: readonly ShadowCount[]; readonly waiting: number };

/** What is known of trials is known up to one place in the record, and whatever is open then has the rest before it. */
function summaryOf(trials: readonly ShadowTrial[], { counts, waiting }: Counted): ShadowSummary {
  const ids = new Set(idsOf(trials));
  const open = trials.filter(({ to }) => to === undefined).length;
  return {
    ...periodOf(trials),
    ...figuresOf(
      counts.filter(({ trial }) => ids.has(trial)),
      waiting * open,
    ),
  };
}

async function comparisonOf(
  app: App,
  user: User,
  trials: readonly ShadowTrial[],
  matches: 'matched' | 'selected',
): Promise<ShadowComparison> {
  const { shadow } = app.store;
  const ids = idsOf(trials);
  const { offices } = user;
  const which = matches === 'matched' ? 'matched' : 'moved';
  const [counted, inspections, examples] = await Promise.all([
    shadow.counts(ids, offices),
    shadow.inspections(ids, offices),
    shadow.examples(ids, which, exampleLimit, offices),
  ]);
  return {
    ...summaryOf(trials, counted),
    offices: officeFiguresOf(counted.counts, officeLimit),
    hitRates: hitRatesOf(inspections, matches),
    examples,
  };
}

function periodOf(trials: readonly ShadowTrial[]): ShadowPeriod {
  const first = trials[0];
  const last = trials.at(-1);
  return {
    ...(first !== undefined && { since: first.startedAt }),
    ...(last?.endedAt !== undefined && { until: last.endedAt }),
    ...(last?.fault !== undefined && { fault: last.fault }),
  };
}

function idsOf(trials: readonly ShadowTrial[]): readonly string[] {
  return trials.map(({ id }) => id);
}
