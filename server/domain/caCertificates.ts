import { X509Certificate } from 'node:crypto';
import { certificateBlocks } from '#contract/certificates.ts';

/**
 * The certificates of a text, each read and written anew, so that nothing else of it is kept: no key, no text around, no bytes
 * behind a certificate. Null where one of them cannot be read, or there is none.
 */
export function canonicalCertificates(text: string): string | null {
  const certificates = certificateBlocks(text).map(canonical);
  const readable = certificates.filter((pem) => pem !== null);
  return readable.length === 0 || readable.length < certificates.length ? null : [...new Set(readable)].join('\n');
}

/** As above of what was stored once without being read: what cannot be read of it is left out. */
export function readableCertificates(text: string): string | null {
  const readable = certificateBlocks(text).flatMap((pem) => canonical(pem) ?? []);
  return readable.length === 0 ? null : [...new Set(readable)].join('\n');
}

function canonical(pem: string): string | null {
  try {
    return new X509Certificate(pem).toString().trim();
  } catch {
    return null;
  }
}
