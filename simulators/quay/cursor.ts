import { randomBytes } from 'node:crypto';

/** Stands for Quay's encrypted cursor: another text each time, and with the `=` that has to be encoded. */
export function cursorAt(offset: number): string {
  const salt = randomBytes(6).toString('hex');
  return `gAAAAAB${Buffer.from(`${salt}:${offset}`).toString('base64url')}==`;
}

/** Where the cursor points; 0, which is page one, for one that cannot be read. Quay does not say so. */
export function offsetOf(cursor: string | null): number {
  const [, encoded] = /^gAAAAAB([\w-]+)==$/.exec(cursor ?? '') ?? [];
  const offset = Number(
    Buffer.from(encoded ?? '', 'base64url')
      .toString()
      .split(':')[1],
  );
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
}
