import { describe, expect, it } from 'vitest';
import type { Profile } from '../profiles/shown-version.ts';
import { catalogueOf } from './catalogue.ts';
import { draftOf, emptyDraft, profileOf } from './profile-draft.ts';

const catalogue = catalogueOf({ rows: [], boxes: [] });
const office = { field: 'office', op: 'eq', value: '1' } as const;
const least = { id: 'P-1', name: 'Tyres', riskArea: 'origin', when: office, then: {} };
const whole = {
  ...least,
  owner: 'Unit 4',
  legalBasis: 'Order 12',
  justification: 'Seizures in May',
  flow: 'import',
  offices: ['26001', '26010'],
  validFrom: '2026-03-01',
  validTo: '2026-12-31T10:00Z',
  then: {
    lane: 'red',
    measures: ['scan', 'X-7'],
    likelihood: 0.333,
    selectionRate: 0.07,
    instruction: 'Count them.\nTwice.',
  },
};

describe('a profile that is written on', () => {
  it.each([
    ['the least there is', least],
    ['all there is', whole],
    ['a criterion that rows cannot show', { ...least, when: { ...office, value: 5 } }],
  ])('says what it said while nothing changes: %s', (_, profile) => {
    expect(profileOf(draftOf(profile as unknown as Profile, catalogue), catalogue)).toEqual(profile);
  });

  it('keeps as text what rows cannot show', () => {
    const profile = { ...least, when: { ...office, value: 5 } } as unknown as Profile;
    expect(draftOf(profile, catalogue).criterion.kind).toBe('text');
  });

  it('is sent with what was typed where it means nothing', () => {
    const draft = { ...emptyDraft(), id: ' P-1 ', offices: ' 1,2;3 4 ', likelihoodPercent: 'much' };
    expect(profileOf(draft, catalogue)).toMatchObject({
      id: 'P-1',
      offices: ['1', '2', '3', '4'],
      then: { likelihood: 'much' },
    });
  });

  it('is not sent while its text is no JSON', () => {
    const draft = { ...emptyDraft(), criterion: { kind: 'text', text: '{' } } as const;
    expect(profileOf(draft, catalogue)).toBeUndefined();
  });
});
