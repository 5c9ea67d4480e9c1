import type { PresentedCertificate } from '#contract/failures/failures.ts';

const day = 86_400_000;
const weekAgo = Date.now() - 7 * day;

function hexPairs(start: number): string {
  return Array.from({ length: 32 }, (_, index) => ((start + index * 37) % 256).toString(16).padStart(2, '0'))
    .join(':')
    .toUpperCase();
}

/** Was good until a week ago. */
export const expiredCertificate: PresentedCertificate = {
  subject: 'CN=harbor.example.com',
  issuer: 'CN=Example Issuing CA',
  validFrom: weekAgo - 365 * day,
  validTo: weekAgo,
  sha256: hexPairs(58),
};

/** Issued by a company's own authority, which the server sends along. */
export const privateCertificate: PresentedCertificate = {
  subject: 'CN=registry.intranet.example',
  issuer: 'CN=Intranet Root CA, O=Example',
  validFrom: weekAgo,
  validTo: weekAgo + 365 * day,
  sha256: hexPairs(17),
  authority: {
    subject: 'CN=Intranet Root CA, O=Example',
    validTo: weekAgo + 3650 * day,
    sha256: hexPairs(101),
    pem: '-----BEGIN CERTIFICATE-----\nZGVtbyBhdXRob3JpdHk=\n-----END CERTIFICATE-----\n',
  },
};
