import type { Language } from '#contract/language.ts';
import { fetchFile } from './http.ts';

/**
 * Fetches a file of the server and hands it to the browser to save. The browser keeps a large one on its disk
 * until it is whole. Throws an ApiError, or the signal's reason when it was aborted.
 */
export async function download(path: string, fileName: string, language: Language, signal: AbortSignal): Promise<void> {
  const file = await fetchFile({ path, language, signal });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the address by the time that the page is idle again.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
