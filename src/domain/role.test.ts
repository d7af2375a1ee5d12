import { describe, expect, it } from 'vitest';
import { type Right, rightsOf, roles } from './role.ts';

const has = (role: (typeof roles)[number], right: Right) => rightsOf([role]).has(right);

describe('what each role may not do', () => {
  it.each([
    [
      'auditor',
      'changes nothing',
      ['declarations.submit', 'declarations.reroute', 'findings.record', 'profiles.write', 'users.write'],
    ],
    ['admin', 'sees no decision and no declaration', ['declarations.read', 'decisions.read']],
    ['manager', 'sees no declaration', ['declarations.read', 'decisions.read', 'profiles.read']],
    ['officer', 'sees no criterion', ['profiles.read', 'rule-books.read']],
    [
      'declarant-system',
      'sees notices only',
      ['declarations.read', 'decisions.read', 'profiles.read', 'operations.read'],
    ],
    ['analyst', 'does not judge what he writes', ['profiles.approve']],
    ['approver', 'does not write what he judges', ['profiles.write']],
  ] as const)('%s: %s', (role, _, rights) => {
    for (const right of rights) expect(has(role, right), right).toBe(false);
  });
});

it('rights add up', () => {
  const both = rightsOf(['analyst', 'approver']);
  expect(both.has('profiles.write') && both.has('profiles.approve')).toBe(true);
  expect(rightsOf([]).size).toBe(0);
});

it('the auditor reads everything that is read', () => {
  const reading = [...rightsOf(roles)].filter((right) => right.endsWith('.read') && right !== 'draws.read');
  for (const right of reading) expect(has('auditor', right), right).toBe(true);
});
