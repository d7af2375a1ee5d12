const form = /^[A-Z]{3}[UJZ]\d{7}$/;

/**
 * The check digit of a container number by ISO 6346: letters count from 10 upward without the multiples of
 * eleven, each position doubles, and ten counts as zero.
 */
export function containerCheckDigit(ownerAndSerial: string): number {
  let sum = 0;
  for (let index = 0; index < 10; index++) sum += valueOfSign(ownerAndSerial.charCodeAt(index)) * 2 ** index;
  return (sum % 11) % 10;
}

/**
 * Whether a text has the form of a container number by ISO 6346: three letters of the owner, the category (U freight
 * container, J equipment, Z chassis), six digits, and one that may be right or wrong.
 */
export function hasContainerForm(number: string): boolean {
  return form.test(number);
}

/** Whether a container number is well formed and its check digit right. */
export function isContainerNumber(number: string): boolean {
  return form.test(number) && containerCheckDigit(number) === Number(number[10]);
}

/** The number without the gaps and marks that people write between its parts, as in "csqu 305438-3". */
export function plainContainerNumber(written: string): string {
  return written.replaceAll(/[\s\-/.]+/g, '').toUpperCase();
}

/** The full number of a container, from its owner's four letters and a serial number below a million. */
export function containerNumber(owner: string, serial: number): string {
  const stem = owner + String(serial).padStart(6, '0');
  return stem + containerCheckDigit(stem);
}

function valueOfSign(code: number): number {
  if (code < 65) return code - 48;
  const letter = code - 65 + 10;
  // 11, 22 and 33 are left out of the series, so that the modulus sees every letter.
  return letter + Math.floor((letter - 1) / 10);
}
