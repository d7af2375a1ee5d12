import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Declaration } from '../../src/domain/declaration.ts';
import { generatedDeclarations, seed } from './generated.ts';
import { profileSet } from './profile-set.ts';

/** Profiles in force in every benchmark that decides. */
export const profileCount = 300;
/** Declarations the profiles take their values from. */
export const sampleSize = 2_000;

/** Writes the profiles into the folder and answers their file; they fit generated traffic, or the sample. */
export function writeProfiles(folder: string, sample?: readonly Declaration[]): string {
  const file = join(folder, 'profiles.json');
  const profiles = profileSet(sample ?? generatedDeclarations(sampleSize), profileCount, seed);
  writeFileSync(file, JSON.stringify(profiles));
  return file;
}
