import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { certificateError } from '../../../domain/registryError.ts';

let machineRoots: string[] | undefined;
let machineContext: SecureContext | undefined;

/** Node's own roots, those of NODE_EXTRA_CA_CERTS, and those a company installed on the machine. */
function roots(): string[] {
  machineRoots ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
  return machineRoots;
}

/**
 * Whom to trust for one registry: the machine's roots, and the registry's own authority (PEM) where
 * there is one. Text that is not PEM is CertificateError.
 */
export function trustFor(caCertificate: string | null): SecureContext {
  if (caCertificate === null) {
    // Parsing 150 roots takes tens of milliseconds: once is enough.
    machineContext ??= createSecureContext({ ca: roots() });
    return machineContext;
  }
  try {
    // An administrator may trust the intermediate that the server presents; its root need not be at hand.
    return createSecureContext({ ca: [...roots(), caCertificate], allowPartialTrustChain: true });
  } catch {
    throw certificateError('untrusted', null);
  }
}
