import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import { protocolType } from '#contract/enums.ts';
import type { ConnectionStage } from '#contract/failures/failures.ts';
import { networkError } from '../../../domain/registryError.ts';
import type { RegistryConnection } from '../../../domain/registryTarget.ts';
import type { OnStagePassed } from '../../port.ts';
import { type AddressPolicy, judgeAddress } from './addressPolicy.ts';
import { identityCheck, judgeCertificate, securedBy } from './certificate.ts';
import { connectionFailure, isTlsFailure } from './transportFailure.ts';

/** What a connection takes. */
export type DialTarget = Pick<
  RegistryConnection,
  'protocol' | 'hostIp' | 'domainName' | 'port' | 'caCertificate' | 'certificateFingerprint'
>;

export interface DialOptions extends AddressPolicy {
  readonly connectTimeoutMs: number;
  /** Whose certificates are trusted; asked only for HTTPS. */
  readonly trust: () => SecureContext;
  /** Hears of `connect`, and of `tls` once the certificate is accepted. */
  readonly onPassed: OnStagePassed;
}

/**
 * Opens one connection to the registry's address, never to what DNS says of its name, and hands it
 * over only when its certificate is accepted: not a byte of HTTP, and so no password, goes to anyone
 * else. Rejects with RegistryError.
 */
export function dial(target: DialTarget, options: DialOptions, signal: AbortSignal): Promise<Socket> {
  if (judgeAddress(target.hostIp, options) === 'refused') {
    return Promise.reject(networkError('addressRefused', null));
  }
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const secure = target.protocol === protocolType.https;
    const socket = secure ? startTls(target, options.trust()) : connectTcp({ host: target.hostIp, port: target.port });
    let passed: ConnectionStage | null = null;
    const pass: OnStagePassed = (evidence) => {
      passed = evidence.stage;
      options.onPassed(evidence);
    };

    const fail = (failure: unknown) => {
      stopWatching();
      socket.destroy();
      reject(failure);
    };
    const onAbort = () => fail(signal.reason);
    const deadline = setTimeout(() => fail(networkError('timeout', passed)), options.connectTimeoutMs);
    const stopWatching = () => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', onAbort);
    };
    const onClose = () => fail(networkError('reset', passed));
    const stand = () => {
      stopWatching();
      // A Quay closes after every answer: that is no failure, and not worth making one of.
      socket.removeListener('close', onClose);
      resolve(socket);
    };

    signal.addEventListener('abort', onAbort);
    // Stays for good: an error after the hand-over is undici's to report, and must not crash us here.
    socket.on('error', (error) => {
      const failure = connectionFailure(error, passed);
      // Whoever shows a certificate and then breaks off misses ours, up to TLS 1.2; without a common cipher it shows none.
      const misses = secure && isTlsFailure(failure) && (socket as TLSSocket).getPeerX509Certificate() !== undefined;
      fail(misses ? networkError('clientCertificate', passed) : failure);
    });
    socket.once('close', onClose);
    socket.once('connect', () => {
      pass({ stage: 'connect', localAddress: socket.localAddress ?? '' });
      socket.setNoDelay(true);
      if (!secure) stand();
    });
    socket.once('secureConnect', () => {
      const refusal = judgeCertificate(socket as TLSSocket, target);
      if (refusal !== null) return fail(refusal);
      pass(securedBy(socket as TLSSocket, target));
      stand();
    });
  });
}

function startTls(target: DialTarget, secureContext: SecureContext): TLSSocket {
  return connectTls({
    host: target.hostIp,
    port: target.port,
    // An IP literal has no TLS name (RFC 6066).
    servername: isIP(target.domainName) === 0 ? target.domainName : '',
    ALPNProtocols: ['http/1.1'],
    secureContext,
    checkServerIdentity: identityCheck(target.domainName),
    // We refuse by ourselves on secureConnect, so that the failure can show the certificate.
    rejectUnauthorized: false,
  });
}
