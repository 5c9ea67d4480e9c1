import { createCipheriv, randomBytes } from 'node:crypto';

/** As versions sealed that did not bind a secret to its place yet: for a purpose, the same in every row. */
export function sealedEarlier(key: Buffer, plain: string, purpose: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return ['v1', ...[nonce, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'))].join('.');
}
