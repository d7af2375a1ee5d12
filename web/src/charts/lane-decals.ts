import type { Lane } from '../../../src/server/api.ts';

const faint = 'rgba(255, 255, 255, 0.45)';

/** A pattern for each lane, so that a chart can be read without its colours. Green, the most, stays plain. */
export const laneDecals = {
  red: { color: faint, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
  yellow: { color: faint, dashArrayX: [1, 0], dashArrayY: [1.5, 4], rotation: 0 },
  blue: {
    color: faint,
    symbol: 'circle',
    symbolSize: 0.8,
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [5, 0],
  },
  green: { color: 'none' },
} satisfies Record<Lane, object>;
