import { createContext } from 'react';

export const themePreferences = ['light', 'dark', 'system'] as const;
export type ThemePreference = (typeof themePreferences)[number];

const storageKey = 'mooring.theme';

export function rememberedPreference(): ThemePreference {
  return themePreferences.find((preference) => preference === localStorage.getItem(storageKey)) ?? 'system';
}

export function rememberPreference(preference: ThemePreference): void {
  localStorage.setItem(storageKey, preference);
}

interface ThemeChoice {
  preference: ThemePreference;
  choose: (preference: ThemePreference) => void;
}

export const ThemePreferenceContext = createContext<ThemeChoice>({ preference: 'system', choose: () => undefined });
