import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM, as text: `nonce.tag.ciphertext`, base64url. The context is authenticated, not stored. */
export function encrypt(key: Buffer, plain: string, context: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [nonce, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url')).join('.');
}

/** Throws where the text was made with another key or context, or was changed. */
export function decrypt(key: Buffer, encrypted: string, context: string): string {
  const [nonce, tag, ciphertext] = encrypted.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (nonce === undefined || tag === undefined || ciphertext === undefined) {
    throw new Error('This is not a sealed secret.');
  }
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
}

/** Whether a text was sealed at all, by this version or another. */
export function isSeal(text: string): boolean {
  return /^v\d+\./.test(text);
}

/** Begins what versions sealed that bound a secret to its purpose alone: `v1.nonce.tag.ciphertext`. */
export const unboundMark = 'v1.';
/** Begins what versions sealed that had one key only: `v2.nonce.tag.ciphertext`. */
export const withoutKeyMark = 'v2.';
