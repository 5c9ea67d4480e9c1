/** Hands a file to the browser to save. The browser keeps a large one on its disk until it is whole. */
export function saveFile(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the address by the time that the page is idle again.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
