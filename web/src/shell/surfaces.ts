import type { Scheme } from '../lanes/lane-colors.ts';

/** Everything that is no lane is ink on paper. */
export type Surfaces = {
  readonly page: string;
  readonly card: string;
  readonly sunken: string;
  readonly line: string;
  /** Edges of what can be filled in or pressed. */
  readonly edge: string;
  readonly text: string;
  readonly quiet: string;
  readonly strong: string;
};

export const surfaces: Record<Scheme, Surfaces> = {
  light: {
    page: '#f3f5f7',
    card: '#ffffff',
    sunken: '#eef1f4',
    line: '#dce2e8',
    edge: '#7f8d9a',
    text: '#1b2631',
    quiet: '#53616e',
    strong: '#22313f',
  },
  dark: {
    page: '#10151a',
    card: '#181f26',
    sunken: '#12181e',
    line: '#2b3640',
    edge: '#6f7f8d',
    text: '#e2e8ee',
    quiet: '#9cabb8',
    strong: '#d5dfe8',
  },
};
