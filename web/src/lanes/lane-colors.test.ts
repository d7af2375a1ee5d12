import { describe, expect, it } from 'vitest';
import { surfaces } from '../shell/surfaces.ts';
import { lanes } from './lane.ts';
import { laneColors, type Scheme } from './lane-colors.ts';

/** WCAG 2.2 contrast ratio of two colours. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(['light', 'dark'] as const satisfies Scheme[])('in %s', (scheme) => {
  const { page, card, sunken, text, quiet, edge } = surfaces[scheme];

  it.each(lanes)('%s words can be read, and its marks seen', (lane) => {
    const { ink, soft, solid } = laneColors[scheme][lane];
    for (const behind of [soft, card, page]) expect(contrast(ink, behind)).toBeGreaterThanOrEqual(4.5);
    for (const behind of [card, page]) expect(contrast(solid, behind)).toBeGreaterThanOrEqual(3);
  });

  it('plain words can be read on every ground', () => {
    for (const behind of [page, card, sunken]) {
      expect(contrast(text, behind)).toBeGreaterThanOrEqual(7);
      expect(contrast(quiet, behind)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('the edges of fields can be seen', () => {
    for (const behind of [page, card]) expect(contrast(edge, behind)).toBeGreaterThanOrEqual(3);
  });
});
