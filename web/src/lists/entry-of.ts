import type { ListEntry } from '../../../src/server/api.ts';
import type { ListKind } from './list-kind.ts';

/** The entry a form speaks of; what was left empty is absent. */
export function entryOf(form: FormData, kind: ListKind): ListEntry {
  const textOf = (field: string) => String(form.get(field) ?? '').trim();
  const value = textOf('value');
  const given = (field: 'validFrom' | 'validTo' | 'remark' | 'source') =>
    textOf(field) === '' ? {} : { [field]: textOf(field) };
  return {
    value: kind === 'number' ? Number(value) : value,
    ...given('validFrom'),
    ...given('validTo'),
    ...given('remark'),
    ...given('source'),
  };
}
