import type { DeclarationRow } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';

/** The direction in which goods cross the border. */
export type Flow = DeclarationRow['flow'];

export const flowNames = {
  import: 'flow.import',
  export: 'flow.export',
  transit: 'flow.transit',
} as const satisfies Record<Flow, MessageKey>;

/** The direction a text names. */
export function flowOf(text: unknown): Flow | undefined {
  return (Object.keys(flowNames) as Flow[]).find((flow) => flow === text);
}
