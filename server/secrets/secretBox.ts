import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts what must be kept but never shown. */
export interface SecretBox {
  /** `context` says what the secret belongs to and is bound to the result, which opens in that context only. */
  seal(plain: string, context: string): string;
  /** Throws when the text was sealed with another key or in another context, or was changed. */
  open(sealed: string, context: string): string;
}

const format = 'v2';
/** Of versions that bound a secret to its purpose alone. */
const earlierFormat = 'v1';

/** AES-256-GCM; `key` is 32 bytes. A sealed text is `v2.nonce.tag.ciphertext`, base64url. */
export function createSecretBox(key: Buffer): SecretBox {
  return {
    seal: (plain, context) => sealAs(format, key, plain, context),
    open: (sealed, context) => openAs(format, key, sealed, context),
  };
}

/** Whether a text was sealed at all, by this version or another. */
export function isSeal(text: string): boolean {
  return /^v\d+\./.test(text);
}

export function isEarlierSeal(sealed: string): boolean {
  return sealed.startsWith(`${earlierFormat}.`);
}

/** Opens what an earlier version has sealed for a purpose. Nothing but the step that seals it anew may: such a text opens in any row. */
export function openEarlierSeal(key: Buffer, sealed: string, purpose: string): string {
  return openAs(earlierFormat, key, sealed, purpose);
}

function sealAs(version: string, key: Buffer, plain: string, context: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [version, ...[nonce, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'))].join('.');
}

function openAs(wanted: string, key: Buffer, sealed: string, context: string): string {
  const [version, ...parts] = sealed.split('.');
  const [nonce, tag, ciphertext] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (version !== wanted || nonce === undefined || tag === undefined || ciphertext === undefined) {
    throw new Error('This is not a sealed secret.');
  }
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
}
