import type { MessageKey } from '../language/message-key.ts';
import type { Condition } from './shown-version.ts';

const names: Readonly<Record<string, MessageKey>> = {
  '/name': 'profile.name',
  '/riskArea': 'profile.riskArea',
  '/owner': 'profile.owner',
  '/legalBasis': 'profile.legalBasis',
  '/justification': 'profile.justification',
  '/flow': 'flow.label',
  '/offices': 'account.offices',
  '/validFrom': 'profile.validFrom',
  '/validTo': 'profile.validTo',
  '/then/lane': 'lanes.lane',
  '/then/measures': 'decision.measures',
  '/then/likelihood': 'decision.likelihood',
  '/then/selectionRate': 'treatment.selectionRate',
  '/then/instruction': 'treatment.instruction',
};

/** What people call the place a difference stands in, by its JSON pointer; undefined where it has no name. */
export function placeNameOf(path: string): MessageKey | undefined {
  if (path === '/when' || path.startsWith('/when/')) return 'criterion.title';
  return Object.hasOwn(names, path) ? names[path] : undefined;
}

/** The condition a side of a difference is; undefined for any other value. */
export function conditionOf(path: string, value: unknown): Condition | undefined {
  if (!path.startsWith('/when') || typeof value !== 'object' || value === null) return undefined;
  const isJoined = ['all', 'any', 'not'].some((key) => key in value);
  return isJoined || ('field' in value && 'op' in value) ? (value as Condition) : undefined;
}
