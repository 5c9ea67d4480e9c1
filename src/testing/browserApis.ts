/** What antd and the page ask of a browser and jsdom lacks. */
export function installBrowserApis(): void {
  window.matchMedia = (query) => ({
    // Motion would only make tests wait; the window is a desk's.
    matches: query.includes('prefers-reduced-motion') || /min-width/.test(query),
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  });
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView = () => undefined;
  // jsdom complains on the console about pseudo-elements, which antd measures scroll bars with.
  const computed = window.getComputedStyle.bind(window);
  window.getComputedStyle = (element) => computed(element);
}
