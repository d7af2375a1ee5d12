import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
} from '@mantine/core';
import { lanes } from '../lanes/lane.ts';
import { laneColors, type Scheme } from '../lanes/lane-colors.ts';
import fields from './fields.module.css';
import { surfaces } from './surfaces.ts';

const ink: MantineColorsTuple = [
  '#f0f3f6',
  '#e1e7ed',
  '#d5dfe8',
  '#b3c0cc',
  '#8fa0b0',
  '#6b7e90',
  '#4c5e6f',
  '#33475a',
  '#22313f',
  '#16212b',
];

/** Every font is the system's: nothing is loaded from elsewhere. */
export const theme = createTheme({
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 2 },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      vars: (_, { variant = 'filled' }) =>
        // The words on a filled button have to turn with the scheme, which the theme's own contrast does not.
        variant === 'filled'
          ? {
              root: {
                '--button-bg': 'var(--tamga-strong)',
                '--button-hover': 'var(--tamga-text)',
                '--button-color': 'var(--tamga-card)',
              },
            }
          : { root: {} },
    }),
    Input: Input.extend({ classNames: { wrapper: fields.wrapper } }),
  },
});

/** The tables of colours as variables for the style sheets. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf('light'),
  dark: variablesOf('dark'),
});

function variablesOf(scheme: Scheme): Record<string, string> {
  const surface = surfaces[scheme];
  return {
    '--mantine-color-body': surface.page,
    '--mantine-color-text': surface.text,
    '--mantine-color-dimmed': surface.quiet,
    '--mantine-color-placeholder': surface.quiet,
    // Red belongs to a lane: what went wrong says so in words.
    '--mantine-color-error': surface.text,
    '--mantine-color-default': surface.card,
    '--mantine-color-default-hover': surface.sunken,
    '--mantine-color-default-color': surface.text,
    '--mantine-color-default-border': surface.edge,
    ...Object.fromEntries(Object.entries(surface).map(([name, color]) => [`--tamga-${name}`, color])),
    ...Object.fromEntries(
      lanes.flatMap((lane) =>
        Object.entries(laneColors[scheme][lane]).map(([tone, color]) => [`--lane-${lane}-${tone}`, color]),
      ),
    ),
  };
}
