import type { Lane } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';

/** The strictest first, as on the server. */
export const lanes = ['red', 'yellow', 'blue', 'green'] as const satisfies readonly Lane[];

export const laneNames = {
  red: 'lane.red',
  yellow: 'lane.yellow',
  blue: 'lane.blue',
  green: 'lane.green',
} as const satisfies Record<Lane, MessageKey>;

/** What happens to a declaration in a lane. */
export const laneTreatments = {
  red: 'lane.red.treatment',
  yellow: 'lane.yellow.treatment',
  blue: 'lane.blue.treatment',
  green: 'lane.green.treatment',
} as const satisfies Record<Lane, MessageKey>;

/** The lane a text names. */
export function laneOf(text: unknown): Lane | undefined {
  return lanes.find((lane) => lane === text);
}
