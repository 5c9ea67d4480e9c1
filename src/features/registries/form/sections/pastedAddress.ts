import { type ProtocolType, protocolType } from '#contract/enums.ts';
import { isHostName, isIp } from '#contract/fields.ts';
import { readToken } from '#contract/typedText.ts';

/** What a pasted address says about the registry; a part it does not say is absent. */
interface PastedAddress {
  readonly protocol?: ProtocolType;
  readonly port?: number;
  readonly domainName: string;
  /** Only where the address itself is an IP: names are never resolved here. */
  readonly ip?: string;
}

const hostAndPort = /^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i;

/**
 * Reads `https://harbor.example.com:8443/harbor/projects` or `harbor.example.com:8443` as protocol,
 * name and port. Null for anything else, a bare name or IP included: those are pasted as they stand.
 */
export function readPastedAddress(text: string): PastedAddress | null {
  const trimmed = readToken(text);
  const full = /^https?:\/\//i.test(trimmed);
  if (!full && !hostAndPort.test(trimmed)) return null;
  const candidate = full ? trimmed : `http://${trimmed}`;
  if (!URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!isIp(host) && !isHostName(host)) return null;
  // URL drops a port that is its protocol's default, so a bare `host:80` is read from the text.
  const port = url.port === '' ? /:(\d+)\/?$/.exec(trimmed.replace(/^https?:\/\/\[[^\]]*\]/i, ''))?.[1] : url.port;
  return {
    domainName: host,
    ...(full ? { protocol: url.protocol === 'https:' ? protocolType.https : protocolType.http } : {}),
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(isIp(host) ? { ip: host } : {}),
  };
}
