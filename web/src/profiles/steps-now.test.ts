import { describe, expect, it } from 'vitest';
import { stepsNow } from './steps-now.ts';

const ana = { name: 'ana', rights: ['profiles.read', 'profiles.write'] };
const bek = { name: 'bek', rights: ['profiles.read', 'profiles.approve'] };
const both = { name: 'ana', rights: ['profiles.write', 'profiles.approve'] };
const auditor = { name: 'odil', rights: ['profiles.read', 'audit.read'] };

const names = (...given: Parameters<typeof stepsNow>) =>
  stepsNow(...given).map(({ step, refusedAs }) =>
    refusedAs === undefined ? step : `${step} not ${refusedAs}`,
  );

describe('the steps a user may take now', () => {
  it.each([
    ['the author of a draft', { state: 'draft', author: 'ana' }, ana, ['submit']],
    ['an approver, of a draft', { state: 'draft', author: 'ana' }, bek, ['retire']],
    ['an approver, of what another wrote', { state: 'submitted', author: 'ana' }, bek, ['approve', 'retire']],
    [
      'an approver who wrote it',
      { state: 'submitted', author: 'ana' },
      both,
      ['approve not author', 'retire'],
    ],
    [
      'the approver of an approved version',
      { state: 'approved', author: 'ana', approver: 'bek' },
      bek,
      ['activate not approver', 'schedule not approver', 'shadow', 'retire'],
    ],
    [
      'a third person',
      { state: 'approved', author: 'ana', approver: 'bek' },
      { ...bek, name: 'dono' },
      ['activate', 'schedule', 'shadow', 'retire'],
    ],
    [
      'an approver, of what is in force',
      { state: 'active', author: 'ana', approver: 'bek' },
      bek,
      ['suspend', 'retire'],
    ],
    ['anybody, of what is retired', { state: 'retired', author: 'ana' }, bek, []],
    ['an auditor', { state: 'active', author: 'ana' }, auditor, []],
  ] as const)('%s', (_, version, user, expected) => {
    expect(names(version, user)).toEqual(expected);
  });
});
