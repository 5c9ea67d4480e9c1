import { isIPv6 } from 'node:net';
import { defaultPort, protocolType } from '#contract/enums.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';

/** Scheme, host and port under which a registry is spoken to; undici makes the Host header of it. */
export function originOf(target: RegistryTarget): string {
  const host = isIPv6(target.domainName) ? `[${target.domainName}]` : target.domainName;
  const scheme = target.protocol === protocolType.https ? 'https' : 'http';
  const port = target.port === defaultPort[target.protocol] ? '' : `:${target.port}`;
  return `${scheme}://${host}${port}`;
}

/** The headers of one call; the password is among them only where the call asks for it. */
export function headersOf(
  target: RegistryTarget,
  call: { readonly auth: boolean | 'signed'; readonly headers?: Readonly<Record<string, string>> },
  body: string | null,
): Record<string, string> {
  return {
    accept: 'application/json',
    'user-agent': 'Mooring',
    ...(body === null ? {} : { 'content-type': 'application/json' }),
    ...call.headers,
    ...(call.auth === true ? { authorization: basicAuth(target) } : {}),
  };
}

function basicAuth({ userName, password }: RegistryTarget): string {
  return `Basic ${Buffer.from(`${userName}:${password}`, 'utf8').toString('base64')}`;
}
