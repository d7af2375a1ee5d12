import type { Lane } from '../../../src/server/api.ts';

export type Scheme = 'light' | 'dark';

/** `ink` for words and icons on `soft`; `solid` for marks on a card. */
export type LaneTones = { readonly ink: string; readonly soft: string; readonly solid: string };

/** The only colours on the pages: whatever is coloured speaks of a lane. */
export const laneColors: Record<Scheme, Record<Lane, LaneTones>> = {
  light: {
    red: { ink: '#9b1c1c', soft: '#fde8e6', solid: '#cf3a36' },
    yellow: { ink: '#6b4a00', soft: '#fdf0c4', solid: '#b9820b' },
    blue: { ink: '#15479b', soft: '#e2edfc', solid: '#3273d3' },
    green: { ink: '#14602f', soft: '#e0f3e5', solid: '#2f9150' },
  },
  dark: {
    red: { ink: '#ffb4ae', soft: '#46201f', solid: '#ee6c66' },
    yellow: { ink: '#f3d480', soft: '#3b3011', solid: '#dba92f' },
    blue: { ink: '#a9cbff', soft: '#1b3154', solid: '#6aa3f5' },
    green: { ink: '#95e0b0', soft: '#173723', solid: '#4bb877' },
  },
};
