import type { Declaration } from '../domain/declaration.ts';
import type { Known, KnownFacts, KnownValue } from '../domain/known.ts';

/** A trader that is an authorised operator: `national`, or by the recognition of the country named. */
export type TrustedTrader = { readonly role: 'importer' | 'exporter'; readonly status: string };

/**
 * The trader whom a declaration is of, where it was known to be an authorised operator: the exporter of exports, else the
 * importer.
 */
export function trustedTrader(
  { flow }: Pick<Declaration, 'flow'>,
  known: KnownFacts | undefined,
): TrustedTrader | undefined {
  const role = flow === 'export' ? 'exporter' : 'importer';
  const status = stepOf(stepOf(stepOf(known?.header, 'trust'), role), 'status');
  return typeof status === 'string' ? { role, status } : undefined;
}

function stepOf(known: Known | KnownValue | undefined, step: string): Known | KnownValue | undefined {
  return typeof known === 'object' && !Array.isArray(known) ? (known as Known)[step] : undefined;
}
