import type { CurrencyCode } from '../../domain/codes.ts';
import type { Settings } from '../../domain/settings.ts';

/** The currency that values are compared in. */
export function referenceCurrencyOf({ knowledge }: Pick<Settings, 'knowledge'>): CurrencyCode {
  return knowledge?.referenceCurrency ?? ('USD' as CurrencyCode);
}
