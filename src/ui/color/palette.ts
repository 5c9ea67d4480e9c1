import type { RegistryState } from '#contract/enums.ts';
import { type ColorScheme, useColorScheme } from './colorScheme.ts';

/** The one scale of risk, from worst to unknown. */
const severityScale = ['critical', 'high', 'medium', 'low', 'none', 'unknown'] as const;
export type SeverityLevel = (typeof severityScale)[number];

/** Text on its own tinted background (contrast ≥ 4.5), and a solid for marks and bars (≥ 3 on the page). */
export interface Tone {
  readonly text: string;
  readonly background: string;
  readonly border: string;
  readonly solid: string;
}

interface Palette {
  readonly severity: Record<SeverityLevel, Tone>;
  readonly state: Record<RegistryState, Tone>;
}

function tone(text: string, background: string, border: string, solid: string): Tone {
  return { text, background, border, solid };
}

/**
 * Severity runs from purple over red, amber and yellow to grey: told apart by hue and by lightness, so
 * that red-green blindness loses nothing. State uses greens, blues and slate, none of which is a
 * severity's.
 */
export const palettes: Record<ColorScheme, Palette> = {
  light: {
    severity: {
      critical: tone('#7a1268', '#fbe9f7', '#e9b4dd', '#86197a'),
      high: tone('#b3261e', '#fdeceb', '#f3bfbb', '#d23a31'),
      medium: tone('#8f4a00', '#fff1e0', '#f3cf9f', '#e08514'),
      low: tone('#6b5c00', '#fbf6d9', '#e3d68c', '#b39b00'),
      none: tone('#4b5563', '#f3f4f6', '#d7dbe0', '#9aa3af'),
      unknown: tone('#5f6672', '#ffffff', '#c3c8d0', '#c3c8d0'),
    },
    state: {
      verified: tone('#0b6b45', '#e6f5ee', '#a9dcc4', '#12895a'),
      unverified: tone('#475569', '#eef1f5', '#cbd3dd', '#64748b'),
      syncing: tone('#0f5c9e', '#e7f2fc', '#aed3f3', '#1f7ed0'),
      paused: tone('#4b4a8f', '#eeeefa', '#c9c8ec', '#6b69bd'),
      failing: tone('#ffffff', '#334155', '#334155', '#334155'),
      removing: tone('#0b5560', '#e2f2f4', '#a3d1d7', '#1b8794'),
    },
  },
  dark: {
    severity: {
      critical: tone('#f3a6e6', '#3b1735', '#6b2c60', '#d96cc8'),
      high: tone('#ff9d95', '#3d1a18', '#6f2f2b', '#f0635a'),
      medium: tone('#ffb968', '#38250e', '#664518', '#ec9a3c'),
      low: tone('#e6d15c', '#2f2a0c', '#574d16', '#c9b22f'),
      none: tone('#b4bcc8', '#262a31', '#3d434d', '#7d8694'),
      unknown: tone('#a3abb8', '#1b1e23', '#4a515c', '#5b636f'),
    },
    state: {
      verified: tone('#6fd3a7', '#11291f', '#1f4d3a', '#3bb583'),
      unverified: tone('#a9b6c8', '#222a35', '#3b4656', '#8394ab'),
      syncing: tone('#83c2f7', '#12273a', '#214969', '#4aa3ec'),
      paused: tone('#b7b5f2', '#22213c', '#403f6c', '#8d8be0'),
      failing: tone('#14181e', '#cbd5e1', '#cbd5e1', '#cbd5e1'),
      removing: tone('#7fd0da', '#10282c', '#1f474d', '#3fa5b1'),
    },
  },
};

export function usePalette(): Palette {
  return palettes[useColorScheme()];
}
