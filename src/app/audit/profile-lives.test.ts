import { describe, expect, test } from 'vitest';
import { type Act, chained, chainStart, type NewAct } from '../../domain/act.ts';
import { moved, type ProfileStep, type ProfileVersion, takeStep } from '../../domain/profile-version.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { profileAct, subjectOf, versionsTold } from '../profiles/profile-act.ts';
import { ProfileLives } from './profile-lives.ts';

const at = '2026-03-01T00:00:00Z';
const draft: ProfileVersion = {
  profile: aProfile({ id: 'P' }),
  version: 1,
  state: 'draft',
  author: 'ana',
  createdAt: at,
  changedAt: at,
};
const other: ProfileVersion = { ...draft, profile: aProfile({ id: 'P', name: 'Another' }), version: 2 };

type Step = readonly [step: ProfileStep, by: string];
const honest: readonly Step[] = [
  ['submit', 'ana'],
  ['approve', 'ben'],
  ['activate', 'cem'],
];

/** The acts of a life that was lived by the rules, and where it left the version. */
function lived(
  steps: readonly Step[],
  from: ProfileVersion = draft,
): readonly [readonly NewAct[], ProfileVersion] {
  let version = from;
  const acts = [profileAct(version, version.author, at)];
  for (const [step, by] of steps) {
    const taken = takeStep(version, step, by, at, { scheduledFor: at });
    if (taken.kind !== 'taken') throw new Error(`${by} cannot ${step}`);
    version = taken.version;
    acts.push(profileAct(version, by, at));
  }
  return [acts, version];
}

const [life, active] = lived(honest);
const [scheduledLife, scheduled] = lived([...honest.slice(0, 2), ['schedule', 'cem']]);

function onSet(
  kind: 'profiles.imported' | 'rule-book.rolled-back' | 'profiles.taken-over',
  actor: string,
  ...versions: readonly ProfileVersion[]
): NewAct {
  const body = JSON.stringify({ versions: versionsTold(versions) });
  return { at, actor, kind, subject: 'many', body };
}

/** A step as its act tells of it, whoever was allowed to take it. */
const claimed = (version: ProfileVersion, by: string): NewAct => profileAct(version, by, at);

function whyNot(
  acts: readonly NewAct[],
  stored: readonly ProfileVersion[] = [active, other],
): string | undefined {
  const lives = new ProfileLives();
  for (const version of stored) lives.know(version);
  const told = chained(acts, { sequence: 0, hash: chainStart }).map((act: Act) => lives.tell(act));
  return told.find((why) => why !== undefined);
}

const suspended = moved(active, 'suspended', at);
const [otherLife, otherActive] = lived(honest, other);

describe('a life by the rules', () => {
  const imported: ProfileVersion = { ...draft, author: 'adm', state: 'active', activator: 'adm' };
  test.each<readonly [string, readonly NewAct[]]>([
    ['draft to active', life],
    ['suspended and activated again', lived([...honest, ['suspend', 'ana'], ['activate', 'dia']])[0]],
    [
      'scheduled, and in force at its time',
      [...scheduledLife, claimed(moved(scheduled, 'active', at), 'system')],
    ],
    ['scheduled anew', lived([...honest.slice(0, 2), ['schedule', 'cem'], ['schedule', 'dia']])[0]],
    [
      'replaced by the next',
      [
        ...life,
        ...otherLife.slice(0, 3),
        claimed(moved(active, 'retired', at), 'cem'),
        otherLife[3] as NewAct,
      ],
    ],
    [
      'taken over, and gone on with',
      [onSet('profiles.taken-over', 'system', active), claimed(suspended, 'ben')],
    ],
  ])('%s', (_, acts) => {
    expect(whyNot(acts)).toBeUndefined();
  });

  test('imported, retired by an import, and rolled back to', () => {
    const acts = [
      onSet('profiles.imported', 'adm', imported),
      onSet('profiles.imported', 'adm', moved(imported, 'retired', at)),
      onSet('rule-book.rolled-back', 'ben', moved(imported, 'active', at)),
    ];
    expect(whyNot(acts, [imported])).toBeUndefined();
  });
});

describe('an act that nobody can have done is found', () => {
  const changed = { ...active, profile: aProfile({ id: 'P', riskArea: 'origin' }) };
  test.each<readonly [string, readonly NewAct[], RegExp]>([
    ['other words', [...life.slice(0, 3), claimed(changed, 'cem')], /P@1 is told of with other words/],
    [
      'another author',
      [...life.slice(0, 1), claimed({ ...draft, author: 'zed', state: 'submitted' }, 'zed')],
      /other words or another author/,
    ],
    [
      'words that were changed and changed back',
      [...life.slice(0, 3), claimed(changed, 'cem'), claimed(suspended, 'ben')],
      /other words/,
    ],
    [
      'a draft that its author activates',
      [life[0] as NewAct, claimed(active, 'ana')],
      /ana could not bring P@1/,
    ],
    [
      'an approval skipped',
      [life[0] as NewAct, life[1] as NewAct, claimed(active, 'cem')],
      /from submitted to active/,
    ],
    [
      'an approval by the author',
      [...life.slice(0, 2), claimed(moved({ ...draft, approver: 'ana' }, 'approved', at), 'ana')],
      /ana could not bring P@1 from submitted to approved/,
    ],
    ['an activation by the approver', [...life.slice(0, 3), claimed(active, 'ben')], /ben could not/],
    [
      'an approver who never approved',
      [...life.slice(0, 3), claimed({ ...active, approver: 'zed' }, 'cem')],
      /names an approver or activator who did not act/,
    ],
    ['an activation by nobody', [...life.slice(0, 3), claimed(active, 'system')], /system could not/],
    [
      'an approval by nobody',
      [...life.slice(0, 2), claimed(moved(draft, 'approved', at), 'system')],
      /system could not/,
    ],
    ['a version that was never drafted', [life[3] as NewAct], /P@1 was never drafted/],
    ['a version drafted twice', [...life, life[0] as NewAct], /P@1 was there before/],
    ['a version drafted for somebody', [{ ...(life[0] as NewAct), actor: 'zed' }], /who is not its author/],
    ['an act under another name', [{ ...(life[0] as NewAct), subject: 'P@2' }], /P@2 is/],
    ['two versions active at once', [...life, ...otherLife], /P@1 and P@2 are active at once/],
    [
      'a roll-back by the author',
      [...life, claimed(suspended, 'ben'), onSet('rule-book.rolled-back', 'ana', active)],
      /ana is the author of P@1/,
    ],
    [
      'a roll-back to what was never activated',
      [...life.slice(0, 3), onSet('rule-book.rolled-back', 'dia', active)],
      /a roll-back cannot bring P@1 from approved to active/,
    ],
    [
      'an import of what another wrote',
      [onSet('profiles.imported', 'adm', draft)],
      /P@1 was imported by adm, who is not its author/,
    ],
    [
      'an import that approves',
      [...life.slice(0, 2), onSet('profiles.imported', 'adm', moved(draft, 'approved', at))],
      /an import cannot bring P@1 from submitted to approved/,
    ],
    [
      'a second taking over',
      [onSet('profiles.taken-over', 'system', draft), onSet('profiles.taken-over', 'system', active)],
      /taken over twice/,
    ],
  ])('%s', (_, acts, why) => {
    expect(whyNot(acts)).toMatch(why);
  });
});

test('a rule book holds the active versions and no others', () => {
  const lives = new ProfileLives();
  for (const version of [active, otherActive]) lives.know(version);
  expect(lives.whyNotActive([])).toBeUndefined();
  for (const act of chained(life, { sequence: 0, hash: chainStart })) lives.tell(act);
  expect(lives.whyNotActive([active.profile])).toBeUndefined();
  expect(lives.whyNotActive([])).toBe(`${subjectOf(active)} is active and not in it`);
  for (const profiles of [[other.profile], [active.profile, aProfile({ id: 'Q' })]])
    expect(lives.whyNotActive(profiles)).toMatch(/^profile [PQ] in it is not the version that is active$/);
});
