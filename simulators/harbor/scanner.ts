/** The scanner that says to have made all reports. */
export const scanner = { name: 'Trivy', vendor: 'Aqua Security', version: 'v0.52.2' } as const;

/** Stands for the id that Harbor gives a report: stable for an image and one scan of it. */
export function reportId(digest: string, startedAt: number): string {
  const hex = `${digest.slice(7, 27)}${startedAt.toString(16).padStart(12, '0')}`;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
