const events = new EventTarget();

/** Something that happens to the session: how it is told, and how whoever it concerns hears of it. */
function sessionEvent(name: string) {
  return {
    tell: () => {
      events.dispatchEvent(new Event(name));
    },
    /** Returns the way to end hearing. */
    hear: (listener: () => void): (() => void) => {
      events.addEventListener(name, listener);
      return () => events.removeEventListener(name, listener);
    },
  };
}

/** The server answered "not signed in", to whatever it was asked. */
export const notSignedIn = sessionEvent('notSignedIn');

/** Somebody ended their session on this page themselves. */
export const signedOut = sessionEvent('signedOut');
