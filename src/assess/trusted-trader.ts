import type { Declaration } from '../domain/declaration.ts';
import type { Known, KnownFacts, KnownValue } from '../domain/known.ts';

/**
 * Whether the trader whom a declaration is of is known to be an authorised operator: the exporter of exports, else the
 * importer.
 */
export function isTraderTrusted({ flow }: Pick<Declaration, 'flow'>, known: KnownFacts | undefined): boolean {
  const role = flow === 'export' ? 'exporter' : 'importer';
  return stepOf(stepOf(stepOf(known?.header, 'trust'), role), 'status') !== undefined;
}

function stepOf(known: Known | KnownValue | undefined, step: string): Known | KnownValue | undefined {
  return typeof known === 'object' && !Array.isArray(known) ? (known as Known)[step] : undefined;
}
