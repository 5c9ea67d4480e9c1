import type { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import type { EvidenceOf } from '#contract/failures/evidence.ts';
import type { PresentedCertificate } from '#contract/failures/failures.ts';
import type { RegistryError } from '../../domain/registryError.ts';
import { type CertificateReason, certificateError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';

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
  const shown = presentedOn(socket);
  if (shown === null) return certificateError('handshake', null);
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

/** What a diagnosis shows of a connection whose certificate was accepted. */
export function securedBy(
  socket: TLSSocket,
  target: Pick<RegistryTarget, 'certificateFingerprint' | 'caCertificate'>,
): EvidenceOf<'tls'> {
  const byAuthority = target.caCertificate === null ? 'machine' : 'authority';
  return {
    stage: 'tls',
    protocol: socket.getProtocol() ?? '',
    trustedBy: target.certificateFingerprint === null ? byAuthority : 'pin',
    certificate: presentedOn(socket) ?? nothingPresented,
  };
}

/** A resumed session may come without its certificates; it was accepted when they were seen. */
const nothingPresented: PresentedCertificate = { subject: '', issuer: '', validFrom: 0, validTo: 0, sha256: '' };

/** Certificates longer than this as PEM are shown, but not offered to be trusted. */
const maxPemLength = 16_384;
/** A chain may loop; real ones have two to four. */
const maxChainLength = 10;

function presentedOn(socket: TLSSocket): PresentedCertificate | null {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return null;
  const authority = authorityIn(certificate);
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validFrom: Date.parse(certificate.validFrom),
    validTo: Date.parse(certificate.validTo),
    sha256: certificate.fingerprint256,
    ...(authority === null ? {} : { authority }),
  };
}

/** The topmost certificate of the presented chain, where it may vouch for others or for itself. */
function authorityIn(leaf: X509Certificate): NonNullable<PresentedCertificate['authority']> | null {
  let top = leaf;
  for (let length = 1; length < maxChainLength; length += 1) {
    const above = top.issuerCertificate;
    if (above === undefined || above.fingerprint256 === top.fingerprint256) break;
    top = above;
  }
  const mayVouch = top.ca || top.checkIssued(top);
  const pem = top.toString();
  if (!mayVouch || pem.length > maxPemLength) return null;
  return { subject: oneLine(top.subject), validTo: Date.parse(top.validTo), sha256: top.fingerprint256, pem };
}

/** Names come one attribute per line, and whoever made the certificate chose their text and length. */
function oneLine(name: string | undefined): string {
  return (name ?? '').replace(/\p{Cc}+/gu, ', ').slice(0, 256);
}

function plainHex(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
