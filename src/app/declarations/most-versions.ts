/** A declaration has so many versions at the most. */
export const mostVersions = 100;

/** So many whatever their size; a further one only while those before it are together below `mostBytes` of JSON. */
const versionsOfAnySize = 10;
const mostBytes = 16 * 1_048_576;

/**
 * Whether a declaration of which so many versions are stored, in so many bytes, takes another. Each is decided on all
 * before it while the record is locked, so that work is bounded.
 */
export function takesAnotherVersion(versions: number, bytes: number): boolean {
  return versions < versionsOfAnySize || (versions < mostVersions && bytes < mostBytes);
}
