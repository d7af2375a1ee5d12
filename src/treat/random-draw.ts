import { createHash, createHmac } from 'node:crypto';
import type { DeclarationId, ProfileId } from '../domain/codes.ts';

const bits53 = 2 ** 53;

/**
 * The declaration's draw of its day: HMAC-SHA256 of its id under the secret of the day, its first 53 bits
 * read as a fraction. It depends on nothing else, so it cannot be steered by what is declared, and once the
 * secret is published anyone may check it.
 */
export function drawOf(secretOfTheDay: string, id: DeclarationId): number {
  return fractionOf(createHmac('sha256', secretOfTheDay).update(id, 'utf8').digest('hex'));
}

/**
 * A draw of its own for each profile that selects only a share of its matches, derived from the
 * declaration's draw: replaying needs no secret, and profiles do not all select the same declarations.
 */
export function profileDrawOf(draw: number, profile: ProfileId | string): number {
  return fractionOf(createHash('sha256').update(`${draw}\n${profile}`, 'utf8').digest('hex'));
}

/** The first 53 bits of a digest, as a fraction: all that a number holds exactly. */
function fractionOf(hexDigest: string): number {
  const high = Number.parseInt(hexDigest.slice(0, 8), 16);
  const low = Number.parseInt(hexDigest.slice(8, 16), 16);
  return (high * 2 ** 21 + (low >>> 11)) / bits53;
}
