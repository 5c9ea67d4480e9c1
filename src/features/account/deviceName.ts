import Bowser from 'bowser';

/** What a browser says of itself, as a person would: its name and its system. Null where it says neither. */
export function deviceOf(userAgent: string): { readonly browser: string; readonly system: string } | null {
  if (userAgent === '') return null;
  const { browser, os } = Bowser.parse(userAgent);
  return browser.name && os.name ? { browser: browser.name, system: os.name } : null;
}
