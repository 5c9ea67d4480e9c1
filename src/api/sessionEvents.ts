const notSignedIn = 'notSignedIn';
const events = new EventTarget();

/** Says that the server answered "not signed in", to whatever it was asked. */
export function tellNotSignedIn(): void {
  events.dispatchEvent(new Event(notSignedIn));
}

/** Hears of it; returns the way to end that. */
export function onNotSignedIn(listener: () => void): () => void {
  events.addEventListener(notSignedIn, listener);
  return () => events.removeEventListener(notSignedIn, listener);
}
