import { describe, expect, test } from 'vitest';
import {
  type Challenger,
  type ChallengerStepResult,
  challengerStateOf,
  startChallenger,
  stopChallenger,
} from './challenger.ts';

const registered: Challenger = {
  name: 'spring',
  ruleBook: 'sha256:0',
  profiles: 2,
  lists: 0,
  author: 'ann',
  registeredAt: '2026-03-01T00:00:00.000Z',
};
const room = { now: 0, maximum: 1 };
const at = '2026-03-02T00:00:00.000Z';
const taken = (result: ChallengerStepResult): Challenger => {
  if (result.kind !== 'taken') throw new Error(`${result.kind} was not expected`);
  return result.challenger;
};

describe('a challenger', () => {
  test('is registered, runs and is stopped, by people on record', () => {
    const running = taken(startChallenger(registered, room, 'bob', at));
    const stopped = taken(stopChallenger(running, 'cid', at));
    expect([registered, running, stopped].map(challengerStateOf)).toEqual([
      'registered',
      'running',
      'stopped',
    ]);
    expect(stopped).toEqual({
      ...registered,
      starter: 'bob',
      startedAt: at,
      stopper: 'cid',
      stoppedAt: at,
    });
  });

  test('is not started by its author', () => {
    expect(startChallenger(registered, room, 'ann', at)).toEqual({ kind: 'own-work' });
  });

  test.each([
    [0, 0, 'too-many'],
    [0, 1, 'taken'],
    [1, 1, 'too-many'],
    [2, 1, 'too-many'],
    [2, 3, 'taken'],
  ])('beside %i that run, of %i that may: %s', (now, maximum, kind) => {
    expect(startChallenger(registered, { now, maximum }, 'bob', at).kind).toBe(kind);
  });

  test('takes each step once', () => {
    const running = taken(startChallenger(registered, room, 'bob', at));
    const stopped = taken(stopChallenger(running, 'bob', at));
    expect(stopChallenger(registered, 'bob', at)).toEqual({ kind: 'wrong-state', state: 'registered' });
    expect(startChallenger(running, room, 'bob', at)).toEqual({ kind: 'wrong-state', state: 'running' });
    expect(startChallenger(stopped, room, 'bob', at)).toEqual({ kind: 'wrong-state', state: 'stopped' });
    expect(stopChallenger(stopped, 'bob', at)).toEqual({ kind: 'wrong-state', state: 'stopped' });
  });
});
