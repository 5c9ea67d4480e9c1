import type { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import type { PresentedCertificate } from '#contract/failures.ts';
import { type CertificateReason, certificateError } from './failures.ts';
import type { RegistryError, RegistryTarget } from './port.ts';

/** What OpenSSL and Node call the defects that we tell apart; every other one is `untrusted`. */
const reasonOfDefect: Record<string, CertificateReason> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYetValid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'otherName',
  HOSTNAME_MISMATCH: 'otherName',
};

/**
 * Judges the certificate of a connection that stands but has carried no HTTP yet. A pinned
 * fingerprint accepts exactly that certificate, whatever else is wrong with it. Returns the failure,
 * with the certificate for the administrator to look at, or null where it is accepted.
 */
export function judgeCertificate(
  socket: TLSSocket,
  target: Pick<RegistryTarget, 'certificateFingerprint'>,
): RegistryError | null {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return certificateError('handshake', null);
  const shown = presented(certificate);
  if (target.certificateFingerprint !== null) {
    return plainHex(shown.sha256) === plainHex(target.certificateFingerprint)
      ? null
      : certificateError('pinMismatch', shown);
  }
  if (socket.authorized) return null;
  // Typed as an Error, but Node puts the code there as text.
  const defect = String(socket.authorizationError);
  return certificateError(reasonOfDefect[defect] ?? 'untrusted', shown);
}

/** Checks the name on the certificate against the form's domain name, which may be an IP literal. */
export function identityCheck(domainName: string): typeof checkServerIdentity {
  return (_dialled, certificate) => checkServerIdentity(domainName, certificate);
}

function presented(certificate: X509Certificate): PresentedCertificate {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validFrom: Date.parse(certificate.validFrom),
    validTo: Date.parse(certificate.validTo),
    sha256: certificate.fingerprint256,
  };
}

/** Names come one attribute per line, and whoever made the certificate chose their text and length. */
function oneLine(name: string | undefined): string {
  return (name ?? '').replace(/\p{Cc}+/gu, ', ').slice(0, 256);
}

function plainHex(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
