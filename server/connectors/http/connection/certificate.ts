import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import type { EvidenceOf } from '#contract/failures/evidence.ts';
import type { PresentedCertificate } from '#contract/failures/failures.ts';
import type { RegistryError } from '../../../domain/registryError.ts';
import { type CertificateReason, certificateError, networkError } from '../../../domain/registryError.ts';
import type { RegistryTarget } from '../../../domain/registryTarget.ts';

/** What OpenSSL and Node call the defects that we tell apart; every other one is `untrusted`. */
const reasonOfDefect: Record<string, CertificateReason> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYetValid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'otherName',
  HOSTNAME_MISMATCH: 'otherName',
};

/** What OpenSSL says where the presented chain leads to nobody whom it knows. */
const issuerUnknown = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
]);

/**
 * Judges the certificate of a connection that stands but has carried no HTTP yet. A pinned
 * fingerprint accepts exactly that certificate, whatever else is wrong with it. Returns the failure,
 * with the certificate for the administrator to look at, or null where it is accepted.
 */
export function judgeCertificate(
  socket: TLSSocket,
  target: Pick<RegistryTarget, 'certificateFingerprint' | 'caCertificate'>,
): RegistryError | null {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return networkError('tlsHandshake', 'connect');
  const shown = presented(certificate);
  if (target.certificateFingerprint !== null) {
    return plainHex(shown.sha256) === plainHex(target.certificateFingerprint)
      ? null
      : certificateError('pinMismatch', shown);
  }
  if (socket.authorized) return null;
  // Typed as an Error, but Node puts the code there as text.
  const defect = String(socket.authorizationError);
  const missingIssuer = issuerUnknown.has(defect) ? missingIssuerOf(certificate, target.caCertificate) : null;
  if (missingIssuer !== null) return certificateError('incompleteChain', shown, missingIssuer);
  return certificateError(reasonOfDefect[defect] ?? 'untrusted', shown);
}

/**
 * Who issued the last certificate of the presented chain, where that is most likely one between it and a trusted one:
 * an authority was given and is not the issuer, or the certificate says where its issuer's can be fetched.
 */
function missingIssuerOf(certificate: X509Certificate, caCertificate: string | null): string | null {
  const top = topOfChain(certificate);
  if (top.checkIssued(top)) return null;
  const given = authoritiesIn(caCertificate ?? '');
  const isBetween = given.length > 0 ? given.every(({ subject }) => subject !== top.issuer) : saysWhereIssuerIs(top);
  return isBetween ? oneLine(top.issuer) : null;
}

function saysWhereIssuerIs({ infoAccess }: X509Certificate): boolean {
  return infoAccess?.includes('CA Issuers') ?? false;
}

/** Of PEM text; what cannot be read of it trusts nobody. */
function authoritiesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
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
  const certificate = socket.getPeerX509Certificate();
  return {
    stage: 'tls',
    protocol: socket.getProtocol() ?? '',
    trustedBy: target.certificateFingerprint === null ? byAuthority : 'pin',
    certificate: certificate === undefined ? nothingPresented : presented(certificate),
  };
}

/** A resumed session may come without its certificates; it was accepted when they were seen. */
const nothingPresented: PresentedCertificate = { subject: '', issuer: '', validFrom: 0, validTo: 0, sha256: '' };

/** Certificates longer than this as PEM are shown, but not offered to be trusted. */
const maxPemLength = 16_384;
/** A chain may loop; real ones have two to four. */
const maxChainLength = 10;

function presented(certificate: X509Certificate): PresentedCertificate {
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

function topOfChain(leaf: X509Certificate): X509Certificate {
  let top = leaf;
  for (let length = 1; length < maxChainLength; length += 1) {
    const above = top.issuerCertificate;
    if (above === undefined || above.fingerprint256 === top.fingerprint256) break;
    top = above;
  }
  return top;
}

/** The topmost certificate of the presented chain, where it may vouch for others or for itself. */
function authorityIn(leaf: X509Certificate): NonNullable<PresentedCertificate['authority']> | null {
  const top = topOfChain(leaf);
  const mayVouch = top.ca || top.checkIssued(top);
  const pem = top.toString();
  if (!mayVouch || pem.length > maxPemLength) return null;
  return { subject: oneLine(top.subject), validTo: Date.parse(top.validTo), sha256: top.fingerprint256, pem };
}

/** Names come one attribute per line, and whoever made the certificate chose their text and length. */
function oneLine(name: string | undefined): string {
  return (name ?? '')
    .replace(/\p{Cc}+/gu, ', ')
    .replace(/\p{Bidi_Control}/gu, '')
    .slice(0, 256);
}

function plainHex(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
