/**
 * Copies a text. Browsers keep their clipboard from pages that came over plain HTTP; the older way works there too.
 * Throws where the browser allows neither.
 */
export async function copyText(text: string): Promise<void> {
  // Missing over plain HTTP, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard !== undefined) return clipboard.writeText(text);
  if (!copyViaTextarea(text)) throw new Error('copying refused');
}

function copyViaTextarea(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  // Beside what had the focus: a drawer draws the focus back from anything outside it.
  (focused?.parentElement ?? document.body).append(field);
  try {
    field.focus({ preventScroll: true });
    field.select();
    return document.execCommand('copy');
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
