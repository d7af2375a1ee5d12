import type { Footprint } from './footprint.ts';
import { foundKeys } from './found-marks.ts';
import { type HistoryKey, owners } from './history-key.ts';
import { defaultHistorySettings, type HistorySettings } from './history-settings.ts';
import type { ReceivedFinding } from './own-past.ts';
import { cohortKey, importingCodes, tracesOf } from './traces.ts';

/**
 * The records that tell of a declaration and that it changes: about thirty for three items, and at most about twelve
 * hundred whatever it names (100 codes of the Harmonized System, asked of two parties in exports; 200 containers,
 * seals, certificates and transport documents each).
 */
export function historyKeysOf({ traces, marks }: Footprint): readonly HistoryKey[] {
  const keys = new Set<HistoryKey>(marks.keys());
  for (const key of foundKeys(traces)) keys.add(key);
  for (const owner of owners) if (traces.owners[owner] !== undefined) keys.add(cohortKey(owner));
  for (const key of importingCodes(traces).values()) keys.add(key);
  return [...keys];
}

/** The records that a finding changes, given the earlier ones on its declaration, which it may supersede. */
export function historyKeysOfFinding(
  found: ReceivedFinding,
  earlier: readonly ReceivedFinding[] = [],
  settings: HistorySettings = defaultHistorySettings,
): readonly HistoryKey[] {
  const those = [...earlier, found];
  return [...new Set(those.flatMap(({ declaration }) => foundKeys(tracesOf(declaration, settings))))];
}
