import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts what must be kept but never shown. */
export interface SecretBox {
  /** `purpose` is bound to the result: a sealed text opens for the same purpose only. */
  seal(plain: string, purpose: string): string;
  /** Throws when the text was sealed with another key or for another purpose, or was changed. */
  open(sealed: string, purpose: string): string;
}

const format = 'v1';

/** AES-256-GCM; `key` is 32 bytes. A sealed text is `v1.nonce.tag.ciphertext`, base64url. */
export function createSecretBox(key: Buffer): SecretBox {
  return {
    seal(plain, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [format, ...[nonce, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'))].join('.');
    },
    open(sealed, purpose) {
      const [version, ...parts] = sealed.split('.');
      const [nonce, tag, ciphertext] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (version !== format || nonce === undefined || tag === undefined || ciphertext === undefined) {
        throw new Error('This is not a sealed secret.');
      }
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag);
      return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
    },
  };
}
