import { hash } from 'node:crypto';

/**
 * Whether something is among a share, 0 to 1, of all that are asked about for one reason: told by a hash of its name, so
 * that nothing it is or does has a part in it.
 */
export function isAmong(share: number, reason: string, name: string): boolean {
  return Number.parseInt(hash('sha256', `${reason} ${name}`).slice(0, 8), 16) / 2 ** 32 < share;
}
