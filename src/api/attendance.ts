/** Without input for so long nobody is taken to sit before the page, ms. */
const absentAfterMs = 60_000;

/** What only a person does. */
const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Whoever opens the page is there. */
let lastInput = Date.now();

function heed(): void {
  lastInput = Date.now();
}

/** Begins to heed whether somebody uses the page; returns the way to end it. */
export function watchAttendance(): () => void {
  heed();
  for (const input of inputs) window.addEventListener(input, heed, { capture: true, passive: true });
  return () => {
    for (const input of inputs) window.removeEventListener(input, heed, { capture: true });
  };
}

/** Whether the page asks by itself, with nobody before it: that keeps no session alive. */
export function isUnattended(): boolean {
  return Date.now() - lastInput > absentAfterMs;
}
