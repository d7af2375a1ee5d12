import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActKind } from './act.ts';
import { judges, trialActKinds, trialsAfter } from './shadow-trial.ts';

type Told = readonly [sequence: number, kind: ActKind, subject: string, body?: unknown];

const acts = (told: readonly Told[]) =>
  told.map(([sequence, kind, subject, body = {}]) => ({
    sequence,
    kind,
    subject,
    at: `at ${sequence}`,
    body: JSON.stringify(body),
  }));
const trials = (...told: readonly Told[]) =>
  trialsAfter([], acts(told)).map(({ id, subjects, from, to }) => [id, subjects.join(' '), from, to]);

describe('the trials that follow from the record', () => {
  test.each<readonly [name: string, told: readonly Told[], expected: readonly unknown[]]>([
    [
      'a profile stands in shadow until another step is taken with it',
      [
        [3, 'profile.shadowed', 'P@1'],
        [7, 'profile.suspended', 'P@1'],
      ],
      [['profile@3', 'P@1', 3, 7]],
    ],
    [
      'a step with another version, or another profile, ends nothing',
      [
        [3, 'profile.shadowed', 'P@1'],
        [4, 'profile.activated', 'P@2'],
        [5, 'profile.retired', 'Q@1'],
      ],
      [['profile@3', 'P@1', 3, undefined]],
    ],
    [
      'the same version may stand in shadow again',
      [
        [3, 'profile.shadowed', 'P@1'],
        [4, 'profile.scheduled', 'P@1'],
        [6, 'profile.shadowed', 'P@1'],
      ],
      [
        ['profile@3', 'P@1', 3, 4],
        ['profile@6', 'P@1', 6, undefined],
      ],
    ],
    [
      'two profiles are tried together as well, and anew whenever one comes or goes',
      [
        [3, 'profile.shadowed', 'P@1'],
        [5, 'profile.shadowed', 'Q@4'],
        [7, 'profile.shadowed', 'R@1'],
        [9, 'profile.activated', 'P@1'],
        [11, 'profile.retired', 'R@1'],
      ],
      [
        ['profile@3', 'P@1', 3, 9],
        ['profile@5', 'Q@4', 5, undefined],
        ['together@5', 'P@1 Q@4', 5, 7],
        ['profile@7', 'R@1', 7, 11],
        ['together@7', 'P@1 Q@4 R@1', 7, 9],
        ['together@9', 'Q@4 R@1', 9, 11],
      ],
    ],
    [
      'of two versions of one profile the newer one is tried together with others',
      [
        [3, 'profile.shadowed', 'P@10'],
        [4, 'profile.shadowed', 'P@9'],
        [5, 'profile.shadowed', 'Q@1'],
      ],
      [
        ['profile@3', 'P@10', 3, undefined],
        ['profile@4', 'P@9', 4, undefined],
        ['profile@5', 'Q@1', 5, undefined],
        ['together@5', 'P@10 Q@1', 5, undefined],
      ],
    ],
    [
      'a challenger runs from its start to its stop, and has nothing to do with profiles',
      [
        [3, 'challenger.started', 'P@1'],
        [4, 'profile.shadowed', 'P@1'],
        [5, 'challenger.stopped', 'P@1'],
        [6, 'challenger.stopped', 'other'],
      ],
      [
        ['challenger@3', 'P@1', 3, 5],
        ['profile@4', 'P@1', 4, undefined],
      ],
    ],
    [
      'an act on many versions ends what it takes out of shadow',
      [
        [3, 'profile.shadowed', 'P@1'],
        [4, 'profile.shadowed', 'Q@1'],
        [
          6,
          'rule-book.rolled-back',
          'sha256:0',
          {
            versions: { 'P@1': { state: 'active' }, 'Q@1': { state: 'shadow' }, 'R@1': { state: 'active' } },
          },
        ],
        [8, 'profiles.imported', '2 profiles', { profiles: ['P'] }],
      ],
      [
        ['profile@3', 'P@1', 3, 6],
        ['profile@4', 'Q@1', 4, undefined],
        ['together@4', 'P@1 Q@1', 4, 6],
      ],
    ],
    [
      'what stands in shadow already is not begun again',
      [
        [3, 'profile.shadowed', 'P@1'],
        [5, 'profile.shadowed', 'P@1'],
      ],
      [['profile@3', 'P@1', 3, undefined]],
    ],
    ['other acts begin nothing', [[3, 'profile.approved', 'P@1']], []],
  ])('%s', (_, told, expected) => {
    expect(trials(...told)).toEqual(expected);
  });

  test('are the same, however the record is cut', () => {
    const subject = fc.constantFrom('P@1', 'P@2', 'Q@1', 'R@1');
    const told = fc.array(fc.tuple(fc.constantFrom(...trialActKinds), subject), { maxLength: 30 });
    fc.assert(
      fc.property(told, fc.nat(30), (steps, cut) => {
        const all = acts(steps.map(([kind, name], index) => [index + 1, kind, name]));
        const first = trialsAfter([], all.slice(0, cut));
        const rest = trialsAfter(
          first.filter(({ to }) => to === undefined),
          all.slice(cut),
        );
        const ended = first.filter(({ to }) => to !== undefined);
        const byPlace = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
        expect([...ended, ...rest].sort(byPlace)).toEqual([...trialsAfter([], all)].sort(byPlace));
      }),
    );
  });
});

test('a trial judges what lies between its ends', () => {
  const [trial] = trialsAfter(
    [],
    acts([
      [3, 'profile.shadowed', 'P@1'],
      [6, 'profile.retired', 'P@1'],
    ]),
  );
  expect([2, 3, 4, 5, 6, 7].filter((sequence) => judges(trial!, sequence))).toEqual([4, 5]);
});
