/**
 * The check digit of a container number by ISO 6346: letters count from 10 upward without the multiples of
 * eleven, each position doubles, and ten counts as zero.
 */
export function containerCheckDigit(ownerAndSerial: string): number {
  let sum = 0;
  for (let index = 0; index < 10; index++) sum += valueOfSign(ownerAndSerial.charCodeAt(index)) * 2 ** index;
  return (sum % 11) % 10;
}

/** Whether a container number is well formed and its check digit right. */
export function isContainerNumber(number: string): boolean {
  return /^[A-Z]{3}[UJZ]\d{7}$/.test(number) && containerCheckDigit(number) === Number(number[10]);
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
