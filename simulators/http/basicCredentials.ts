export interface Credentials {
  readonly name: string;
  readonly password: string;
}

/** Name and password of an `Authorization: Basic` header; null without a readable one. */
export function basicCredentials(authorization: string | undefined): Credentials | null {
  const encoded = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? null : { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
