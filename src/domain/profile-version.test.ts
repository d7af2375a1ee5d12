import { describe, expect, it } from 'vitest';
import {
  type ProfileState,
  type ProfileStep,
  type ProfileVersion,
  profileStates,
  profileSteps,
  takeStep,
} from './profile-version.ts';
import { aProfile } from './testing/a-profile.ts';

const at = '2026-03-02T00:00:00Z';
const version = (state: ProfileState, people: Partial<ProfileVersion> = {}): ProfileVersion => ({
  profile: aProfile(),
  version: 1,
  state,
  author: 'Ana',
  createdAt: '2026-03-01T00:00:00Z',
  changedAt: '2026-03-01T00:00:00Z',
  ...people,
});

describe('from each state', () => {
  const allowed: Readonly<Record<ProfileState, Partial<Record<ProfileStep, ProfileState>>>> = {
    draft: { submit: 'submitted', retire: 'retired' },
    submitted: { approve: 'approved', retire: 'retired' },
    approved: { activate: 'active', schedule: 'scheduled', shadow: 'shadow', retire: 'retired' },
    scheduled: { activate: 'active', schedule: 'scheduled', suspend: 'suspended', retire: 'retired' },
    active: { suspend: 'suspended', retire: 'retired' },
    shadow: { activate: 'active', schedule: 'scheduled', suspend: 'suspended', retire: 'retired' },
    suspended: { activate: 'active', schedule: 'scheduled', shadow: 'shadow', retire: 'retired' },
    retired: {},
  };
  const rows = profileStates.flatMap((state) =>
    profileSteps.map((step) => [state, step, allowed[state][step]] as const),
  );

  it.each(rows)('%s, %s leads to %s', (state, step, to) => {
    const result = takeStep(version(state), step, 'Zed', at);
    if (to === undefined) expect(result).toMatchObject({ kind: 'wrong-state', state });
    else expect(result).toMatchObject({ kind: 'taken', version: { state: to, changedAt: at } });
  });
});

describe('four eyes', () => {
  it.each([
    ['submitted', 'approve', 'Ana', 'author'],
    ['approved', 'activate', 'Ana', 'author'],
    ['approved', 'activate', 'Ben', 'approver'],
    ['suspended', 'activate', 'Ben', 'approver'],
    ['approved', 'schedule', 'Ana', 'author'],
    ['approved', 'schedule', 'Ben', 'approver'],
    ['scheduled', 'activate', 'Ben', 'approver'],
    ['shadow', 'activate', 'Ben', 'approver'],
    ['approved', 'shadow', 'Ana', 'author'],
  ] as const)('%s: %s by %s is refused, who is the %s', (state, step, by, role) => {
    expect(takeStep(version(state, { approver: 'Ben' }), step, by, at)).toEqual({ kind: 'four-eyes', role });
  });

  it.each([
    ['draft', 'submit', 'Ana'],
    ['active', 'suspend', 'Ana'],
    ['active', 'retire', 'Ben'],
    ['approved', 'shadow', 'Ben'],
    ['scheduled', 'suspend', 'Ana'],
  ] as const)('%s: %s by %s needs no other person', (state, step, by) => {
    expect(takeStep(version(state, { approver: 'Ben' }), step, by, at).kind).toBe('taken');
  });

  it('a wrong state is told before a wrong person', () => {
    expect(takeStep(version('draft'), 'approve', 'Ana', at).kind).toBe('wrong-state');
  });
});

it('a step is recorded with who took it, and nothing else changes', () => {
  const approved = takeStep(version('submitted'), 'approve', 'Ben', at);
  expect(approved).toEqual({
    kind: 'taken',
    version: { ...version('submitted'), state: 'approved', approver: 'Ben', changedAt: at },
  });
});

describe('a scheduled version', () => {
  const from = '2026-04-01T00:00:00Z';
  const scheduled = takeStep(version('approved', { approver: 'Ben' }), 'schedule', 'Cem', at, {
    scheduledFor: from,
    reason: 'with the new tariff',
  });

  it('tells its time, and who answers for it', () => {
    expect(scheduled).toMatchObject({
      version: {
        state: 'scheduled',
        activator: 'Cem',
        scheduledFor: from,
        stateReason: 'with the new tariff',
      },
    });
  });

  it('forgets its time and the reason with any further step', () => {
    const suspended =
      scheduled.kind === 'taken' ? takeStep(scheduled.version, 'suspend', 'Ana', at) : scheduled;
    expect(suspended).toEqual({
      kind: 'taken',
      version: { ...version('suspended', { approver: 'Ben', activator: 'Cem' }), changedAt: at },
    });
  });
});
