import { type Act, type ActKind, profileSetKinds } from './act.ts';
import { versionOfSubject, versionSubject } from './version-subject.ts';

export const trialKinds = ['profile', 'together', 'challenger'] as const;
/**
 * What is tried on the live traffic: one profile beside what is in force, all profiles in shadow together
 * (the shadow rule book), or a challenger in place of it.
 */
export type TrialKind = (typeof trialKinds)[number];

/** A stretch of the record over which something is judged in shadow. Both its ends are acts of people. */
export type ShadowTrial = {
  /** The kind, and the place in the record of the act that it begins with. */
  readonly id: string;
  readonly kind: TrialKind;
  /** Versions of profiles as "P-1@2", or the name of a challenger. */
  readonly subjects: readonly string[];
  /** What was decided after this place in the record, and before the other, is judged. */
  readonly from: number;
  readonly to?: number;
  readonly startedAt: string;
  readonly endedAt?: string;
  /** Why it is left out, as long as it is. */
  readonly fault?: string;
};

/** The acts that trials begin with. */
export const trialStartKinds = [
  'profile.shadowed',
  'challenger.started',
] as const satisfies readonly ActKind[];

/** The acts that trials begin and end with. */
export const trialActKinds = [
  ...trialStartKinds,
  'profile.scheduled',
  'profile.activated',
  'profile.suspended',
  'profile.retired',
  'challenger.stopped',
  ...profileSetKinds,
] as const satisfies readonly ActKind[];

/**
 * The trials that are open, or were until one of these acts, in the order they began. Trials follow from the
 * record alone, so that their ends are the same whenever, and on whichever node, the record is read.
 */
export function trialsAfter(open: readonly ShadowTrial[], acts: readonly Boundary[]): readonly ShadowTrial[] {
  let trials = open;
  for (const act of acts) {
    const before = trials;
    const { subject } = act;
    if (act.kind === 'profile.shadowed') trials = opened(trials, 'profile', [subject], act);
    else if (act.kind === 'challenger.started') trials = opened(trials, 'challenger', [subject], act);
    else if (act.kind === 'challenger.stopped') trials = ended(trials, 'challenger', [subject], act);
    else if (profileEnds.has(act.kind)) trials = ended(trials, 'profile', [subject], act);
    else if (tellsOfMany(act.kind)) trials = ended(trials, 'profile', takenOutOfShadow(act.body), act);
    if (trials !== before) trials = regrouped(trials, act);
  }
  return trials;
}

/** Whether what was decided at a place in the record is judged by a trial. */
export function judges({ from, to = Number.POSITIVE_INFINITY }: ShadowTrial, sequence: number): boolean {
  return from < sequence && sequence < to;
}

type Boundary = Pick<Act, 'sequence' | 'at' | 'kind' | 'subject' | 'body'>;

const profileEnds: ReadonlySet<ActKind> = new Set<ActKind>([
  'profile.scheduled',
  'profile.activated',
  'profile.suspended',
  'profile.retired',
]);

function tellsOfMany(kind: ActKind): boolean {
  return (profileSetKinds as readonly ActKind[]).includes(kind);
}

/** The versions that an act on many at once brought into another state than shadow. */
function takenOutOfShadow(body: string): readonly string[] {
  const { versions = {} } = JSON.parse(body) as {
    readonly versions?: Readonly<Record<string, { readonly state?: string }>>;
  };
  return Object.entries(versions)
    .filter(([, { state }]) => state !== 'shadow')
    .map(([subject]) => subject);
}

function opened(
  trials: readonly ShadowTrial[],
  kind: TrialKind,
  subjects: readonly string[],
  { sequence, at }: Boundary,
): readonly ShadowTrial[] {
  const isThere = trials.some(
    (trial) => isOpen(trial) && trial.kind === kind && isSame(trial.subjects, subjects),
  );
  if (isThere) return trials;
  return [...trials, { id: `${kind}@${sequence}`, kind, subjects, from: sequence, startedAt: at }];
}

function ended(
  trials: readonly ShadowTrial[],
  kind: TrialKind,
  subjects: readonly string[],
  act: Boundary,
): readonly ShadowTrial[] {
  const isMeant = (trial: ShadowTrial): boolean =>
    isOpen(trial) && trial.kind === kind && subjects.includes(trial.subjects[0] ?? '');
  if (!trials.some(isMeant)) return trials;
  return trials.map((trial) => (isMeant(trial) ? { ...trial, to: act.sequence, endedAt: act.at } : trial));
}

/** The shadow rule book begins anew whenever what it holds changes; one profile alone needs none beside its own. */
function regrouped(trials: readonly ShadowTrial[], act: Boundary): readonly ShadowTrial[] {
  const held = newestVersions(trials.filter((trial) => isOpen(trial) && trial.kind === 'profile'));
  const current = trials.find((trial) => isOpen(trial) && trial.kind === 'together');
  if (current !== undefined && isSame(current.subjects, held)) return trials;
  const rest = current === undefined ? trials : ended(trials, 'together', current.subjects, act);
  return held.length < 2 ? rest : opened(rest, 'together', held, act);
}

/** One version of each profile, by id: where two stand in shadow at once, the newer one. */
function newestVersions(trials: readonly ShadowTrial[]): readonly string[] {
  const versions = new Map<string, number>();
  for (const { subjects } of trials) {
    for (const { id, version } of subjects.map(versionOfSubject)) {
      versions.set(id, Math.max(version, versions.get(id) ?? 0));
    }
  }
  return [...versions].map(([id, version]) => versionSubject(id, version)).sort();
}

function isSame(subjects: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify(subjects) === JSON.stringify(others);
}

function isOpen({ to }: ShadowTrial): boolean {
  return to === undefined;
}
