import { describe, expect, test } from 'vitest';
import { palettes } from './palette.ts';

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const tones = (['light', 'dark'] as const).flatMap((scheme) =>
  (['severity', 'state'] as const).flatMap((scale) =>
    Object.entries(palettes[scheme][scale]).map(([name, tone]) => ({ scheme, scale, name, tone })),
  ),
);

test.each(tones)('$scale $name can be read in the $scheme theme', ({ tone }) => {
  expect(contrast(tone.text, tone.background)).toBeGreaterThanOrEqual(4.5);
});

describe.each(['light', 'dark'] as const)('in the %s theme', (scheme) => {
  test('no state looks like a severity', () => {
    const severities = Object.values(palettes[scheme].severity).map((tone) => tone.solid);
    const states = Object.values(palettes[scheme].state).map((tone) => tone.solid);
    expect(states.filter((color) => severities.includes(color))).toEqual([]);
  });

  test('every step of a scale has a colour of its own', () => {
    for (const scale of [palettes[scheme].severity, palettes[scheme].state]) {
      const colors = Object.values(scale).map((tone) => tone.solid);
      expect(new Set(colors).size).toBe(colors.length);
    }
  });
});
