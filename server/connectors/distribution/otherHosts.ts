import { isIP } from 'node:net';
import { defaultPort, protocolType } from '#contract/enums.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistryHttp, RegistrySession } from '../http/registryHttp.ts';

/** The host of a URL, and its port unless it is HTTPS's own: what an admin confirms, and what failures name. */
export function hostOf({ hostname, port, protocol }: URL): string {
  const host = hostname.toLowerCase();
  const shown = port === '' && protocol === 'http:' ? '80' : port;
  return shown === '' ? host : `${host}:${shown}`;
}

/**
 * Where a registry sends on to: another host of the same target, without its account. The form's own domain is at the form's
 * address whatever the port; other names are looked up, and their addresses judged like any (`registryHttp`).
 */
function elsewhere(target: RegistryTarget, { hostname, port, protocol }: URL): RegistryTarget {
  const domainName = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const to = protocol === 'https:' ? protocolType.https : protocolType.http;
  const isOwn = domainName === target.domainName.toLowerCase();
  return {
    ...target,
    protocol: to,
    domainName,
    hostIp: isOwn ? target.hostIp : isIP(domainName) === 0 ? '' : domainName,
    port: port === '' ? defaultPort[to] : Number(port),
    userName: '',
    password: '',
    organizations: [],
    // What was pinned is the registry's own certificate.
    certificateFingerprint: isOwn ? target.certificateFingerprint : null,
  };
}

/** The sessions that a registry's redirects have led to, a few at a time: storage has one host, or two. */
export class OtherHosts {
  readonly #http: RegistryHttp;
  readonly #target: RegistryTarget;
  readonly #atGateway: boolean;
  readonly #sessions = new Map<string, RegistrySession>();

  /** `atGateway`: whatever host is meant, it is reached at the target's own address, as through a forwarding server. */
  constructor(http: RegistryHttp, target: RegistryTarget, atGateway: boolean) {
    this.#http = http;
    this.#target = target;
    this.#atGateway = atGateway;
  }

  /** `login`: as whom, where it is asked for one. */
  at(url: URL, login: Pick<RegistryTarget, 'userName' | 'password'> | null): RegistrySession {
    const key = `${url.origin} ${login === null ? '' : 'as us'}`;
    const known = this.#sessions.get(key);
    if (known !== undefined) return known;
    const place = elsewhere(this.#target, url);
    const hostIp = this.#atGateway && this.#target.hostIp !== '' ? this.#target.hostIp : place.hostIp;
    const session = this.#http.open({ ...place, hostIp, ...login });
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size >= mostHosts && oldest !== undefined) {
      void this.#sessions.get(oldest)?.close();
      this.#sessions.delete(oldest);
    }
    this.#sessions.set(key, session);
    return session;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.close()));
  }
}

const mostHosts = 8;
