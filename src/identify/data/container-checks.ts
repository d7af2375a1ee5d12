import { hasContainerForm, isContainerNumber, plainContainerNumber } from '../../domain/container-number.ts';
import type { KnownDeclaration } from '../../domain/known.ts';
import { grossMassOf, numberOf } from './mass-totals.ts';
import { quotient } from './quotient.ts';

/** Container numbers as declared that have the form of ISO 6346 and another check digit than it asks for (K01). */
export function wrongCheckDigits({ containers }: KnownDeclaration): readonly string[] | undefined {
  return someOf(containers, (number) => hasContainerForm(number) && !isContainerNumber(number));
}

/** Container numbers as declared that have not the form of ISO 6346. */
export function malformedContainers({ containers }: KnownDeclaration): readonly string[] | undefined {
  return someOf(containers, (number) => number !== '' && !hasContainerForm(number));
}

/** Gross mass of the declaration by the number of its different containers, in kg (W04). */
export function grossMassPerContainerKg(declaration: KnownDeclaration): number | undefined {
  const numbers = new Set((declaration.containers ?? []).map(plainContainerNumber));
  numbers.delete('');
  const gross = grossMassOf(declaration);
  return quotient(gross && numberOf(gross), numbers.size);
}

function someOf(
  containers: readonly string[] | undefined,
  isWanted: (plain: string) => boolean,
): readonly string[] | undefined {
  const found = containers?.filter((written) => isWanted(plainContainerNumber(written)));
  return found === undefined || found.length === 0 ? undefined : found;
}
