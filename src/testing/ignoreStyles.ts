/**
 * antd writes its styles into the page, and jsdom goes through all of them again for every element that a test looks
 * for. What is seen by eye is looked at in a real browser; here it takes three times as long and decides nothing.
 */
export function ignoreStyles(): void {
  Object.defineProperty(HTMLStyleElement.prototype, 'innerHTML', {
    get: () => '',
    set: () => undefined,
    configurable: true,
  });
}
