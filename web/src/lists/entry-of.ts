import type { ListEntry, ListView } from '../../../src/server/api.ts';

/** The entry a form speaks of; what was left empty is absent. */
export function entryOf(form: FormData, { kind, holds }: Pick<ListView, 'kind' | 'holds'>): ListEntry {
  const textOf = (field: string) => String(form.get(field) ?? '').trim();
  const value = textOf('value');
  const given = (field: 'validFrom' | 'validTo' | 'remark' | 'source' | 'name' | 'country') =>
    textOf(field) === '' ? {} : { [field]: textOf(field) };
  const several = (field: 'names' | 'identifiers') => {
    const texts = textOf(field)
      .split('|')
      .map((text) => text.trim())
      .filter((text) => text !== '');
    return texts.length === 0 ? {} : { [field]: texts };
  };
  const is = textOf('is');
  // A table of which no more is known begins with what looks like a number, or like text.
  const isNumber = (holds ?? (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(is) ? 'number' : 'text')) === 'number';
  return {
    value: kind === 'number' ? Number(value) : value,
    ...(is === '' ? {} : { is: isNumber ? Number(is) : is }),
    ...given('name'),
    ...several('names'),
    ...given('country'),
    ...several('identifiers'),
    ...given('validFrom'),
    ...given('validTo'),
    ...given('remark'),
    ...given('source'),
  };
}
