import { expect, it } from 'vitest';
import { entryOf } from './entry-of.ts';

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

it.each([
  ['only what was filled in', { value: ' T-1 ', validTo: '', remark: ' ' }, 'text', { value: 'T-1' }],
  [
    'the days and the remark',
    { value: 'T-1', validFrom: '2026-01-01', validTo: '2026-12-31', remark: 'seen', source: 'report 7' },
    'party',
    { value: 'T-1', validFrom: '2026-01-01', validTo: '2026-12-31', remark: 'seen', source: 'report 7' },
  ],
  ['a number as a number', { value: '7.5' }, 'number', { value: 7.5 }],
  ['digits of a code as text', { value: '0803' }, 'commodity', { value: '0803' }],
  [
    'who a party is',
    { value: 'W-1', name: ' ACME ', names: 'Acme Ltd | | ACME', country: 'TR', identifiers: '12|13' },
    'party',
    { value: 'W-1', name: 'ACME', names: ['Acme Ltd', 'ACME'], country: 'TR', identifiers: ['12', '13'] },
  ],
  [
    'what looks like a number, in a new table',
    { value: '8517', is: '6.5' },
    'table',
    { value: '8517', is: 6.5 },
  ],
  ['a code that begins with a nought', { value: '8517', is: '07' }, 'table', { value: '8517', is: '07' }],
] as const)('takes %s', (_, fields, kind, entry) => {
  expect(entryOf(formOf(fields), { kind })).toEqual(entry);
});

it('takes digits as text where the table holds texts', () => {
  const form = formOf({ value: '8517', is: '861' });
  expect(entryOf(form, { kind: 'table', holds: 'text' })).toEqual({ value: '8517', is: '861' });
});
