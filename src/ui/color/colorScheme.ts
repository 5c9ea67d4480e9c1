import { createContext, useContext } from 'react';

export type ColorScheme = 'light' | 'dark';

/** Which of the two schemes is on; the app's theme provides it. */
export const ColorSchemeContext = createContext<ColorScheme>('light');

export function useColorScheme(): ColorScheme {
  return useContext(ColorSchemeContext);
}
