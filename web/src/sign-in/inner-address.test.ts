import { expect, it } from 'vitest';
import { innerAddress } from './inner-address.ts';

it.each([
  [undefined, '/'],
  ['/operations?office=26001', '/operations?office=26001'],
  ['/declarations/A%2FB?item=3#items', '/declarations/A%2FB?item=3#items'],
  ['/login?next=/login', '/'],
  ['https://example.org/', '/'],
  ['//example.org/', '/'],
  ['/\\example.org', '/'],
  ['/\t/example.org', '/'],
  ['javascript:alert(1)', '/'],
  ['operations', '/'],
])('%s leads to %s', (next, address) => {
  expect(innerAddress(next)).toBe(address);
});
