/** Comes with the page itself: nothing else could be loaded. */
const notLoaded = {
  title: 'Mooring could not be loaded',
  advice: 'Check your network and make sure that Mooring is running, then reload the page.',
  reload: 'Reload',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    notLoaded: typeof notLoaded;
  }
}

export default notLoaded;
