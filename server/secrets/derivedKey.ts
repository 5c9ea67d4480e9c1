import { hkdfSync } from 'node:crypto';

/** A key for another purpose than sealing secrets, so that neither tells anything of the other. */
export function derivedKey(root: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', purpose, 32));
}
