import { randomBytes } from 'node:crypto';

/** Stands for Quay's encrypted cursor: another text each time, and with the `=` that has to be encoded. */
export function cursorAt(offset: number, namespace: string | null): string {
  const salt = randomBytes(6).toString('hex');
  return `gAAAAAB${Buffer.from(`${salt}:${offset}:${namespace ?? ''}`).toString('base64url')}==`;
}

/** Where the cursor points in a namespace's list; 0, which is page one, for one that cannot be read. Quay does not say so. */
export function offsetOf(cursor: string | null, namespace: string | null): number | 'elsewhere' {
  const [, encoded] = /^gAAAAAB([\w-]+)==$/.exec(cursor ?? '') ?? [];
  const [, place, of] = Buffer.from(encoded ?? '', 'base64url')
    .toString()
    .split(':');
  const offset = Number(place);
  if (!Number.isSafeInteger(offset) || offset <= 0) return 0;
  return of === (namespace ?? '') ? offset : 'elsewhere';
}
