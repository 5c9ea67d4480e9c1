import { createContext } from 'react';
import type { ThemePreference } from './preference.ts';

export interface ThemeChoice {
  preference: ThemePreference;
  choose: (preference: ThemePreference) => void;
}

export const ThemePreferenceContext = createContext<ThemeChoice>({ preference: 'system', choose: () => undefined });
