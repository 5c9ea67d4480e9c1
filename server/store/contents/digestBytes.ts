const prefix = 'sha256:';

/** A digest as it is stored: `sha256:…` as 32 bytes, '' as none. */
export function digestBytes(digest: string): Uint8Array {
  return new Uint8Array(Buffer.from(digest.slice(prefix.length), 'hex'));
}

export function digestText(bytes: Uint8Array): string {
  return bytes.length === 0 ? '' : `${prefix}${Buffer.from(bytes).toString('hex')}`;
}
