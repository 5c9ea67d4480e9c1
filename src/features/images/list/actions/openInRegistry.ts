/** The menu's way into the registry's own console; none where there is no address, or one that no browser should open. */
export function openInRegistryItem(url: string, label: string) {
  if (!/^https?:\/\//.test(url)) return [];
  return [{ key: 'registry', label, onClick: () => void window.open(url, '_blank', 'noopener,noreferrer') }];
}
