/** What a key event says while an input method (Chinese, Japanese, Korean) has it, in browsers that do not say `isComposing`. */
const takenByInputMethod = 229;

/**
 * Leaves the keys of a composition to the input method: Enter takes a candidate and Escape drops it, and neither submits or closes
 * anything of the page. Returns the way to end that.
 */
export function leaveKeysToInputMethod(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === takenByInputMethod) event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onKey, true);
  return () => window.removeEventListener('keydown', onKey, true);
}
