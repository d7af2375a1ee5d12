import { describe, expect, it } from 'vitest';
import { changeOf, withChange, withoutChange } from './pending-changes.ts';

const acme = { value: 'ACME' };
const acmeAgain = { value: 'ACME', validFrom: '2026-01-01' };

describe('changes to be proposed', () => {
  it('hold the last word on each entry', () => {
    const changes = withChange(withChange([acme], { value: 'B' }), { ...acme, remove: true as const });
    expect(changes).toEqual([{ value: 'B' }, { value: 'ACME', remove: true }]);
  });

  it('tell entries apart by value and first day, and text from numbers', () => {
    const changes = [acme, acmeAgain, { value: 7 }, { value: '7' }];
    expect(withoutChange(changes, acmeAgain)).toEqual([acme, { value: 7 }, { value: '7' }]);
    expect(changeOf(changes, { value: '7' })).toEqual({ value: '7' });
    expect(changeOf(changes, { value: 'C' })).toBeUndefined();
  });
});
