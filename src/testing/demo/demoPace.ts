/** Where the tab's session storage may keep how many times as fast as life the demo goes; a test that only waits for it sets more. */
export const demoPaceKey = 'mooring.demo.pace';

/** Of this tab; 1 where nobody has set it. */
export function demoPace(): number {
  return Number(sessionStorage.getItem(demoPaceKey) ?? 1);
}

/** A clock that begins now and goes `pace` times as fast as life. */
export function clockAt(pace: number): () => number {
  const start = Date.now();
  return () => start + (Date.now() - start) * pace;
}
