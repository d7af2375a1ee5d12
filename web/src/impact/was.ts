import type { ShownVersion } from '../profiles/shown-version.ts';

/** Whether a version is in force, or was. */
export function wasInForce({ state, events }: Pick<ShownVersion, 'state' | 'events'>): boolean {
  return state === 'active' || events.some((event) => event.state === 'active');
}

/** Whether a version stands in shadow, or stood there. */
export function wasInShadow({ state, events }: Pick<ShownVersion, 'state' | 'events'>): boolean {
  return state === 'shadow' || events.some((event) => event.kind === 'profile.shadowed');
}

/** Whether a version was tried on history by anybody. */
export function wasTried({ events }: Pick<ShownVersion, 'events'>): boolean {
  return events.some((event) => event.kind === 'profile.backtested');
}
