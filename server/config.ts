import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { isAddressRange } from '#contract/fields.ts';
import { limits } from '#contract/limits.ts';
import { type Nat64Prefix, parseNat64Prefix } from './connectors/http/connection/addressPolicy.ts';
import type { IdentityProvider } from './domain/access/identityProvider.ts';
import { isInRanges, loopback } from './domain/addressRanges.ts';
import type { CertificateFiles } from './domain/certificateFiles.ts';
import { identityProviderOf, oidcVariables } from './oidcConfig.ts';

const flag = z._default(
  z.pipe(
    z.enum(['0', '1']),
    z.transform((text) => text === '1'),
  ),
  false,
);

/** Several, with commas between them. */
const nat64Prefixes = z._default(
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => text.split(',').map((one) => parseNat64Prefix(one.trim()))),
    ),
    z.array(z.custom<Nat64Prefix>((prefix) => prefix !== null)),
  ),
  [],
);

/** Addresses and ranges, with commas between them; `none` for no proxy at all. */
const trustedProxies = z._default(
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => (text === 'none' ? [] : text.split(',').map((one) => one.trim()))),
    ),
    z.array(z.string().check(z.refine(isAddressRange))),
  ),
  // Whoever can dial from this machine is on it.
  [...loopback],
);

/** A web address without a path: the page is at its root. */
const publicUrl = z.pipe(
  z.string().check(z.refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))),
  z.pipe(
    z.transform((text: string) => new URL(text)),
    z.custom<URL>((url) => url instanceof URL && url.pathname === '/' && url.search === '' && url.username === ''),
  ),
);

const environmentSchema = z.object({
  MOORING_HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  MOORING_PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 8080),
  MOORING_DATA_DIR: z._default(z.string().check(z.minLength(1)), './data'),
  MOORING_ADMIN_PASSWORD: z.optional(
    z.string().check(z.minLength(limits.adminPassword.min), z.maxLength(limits.adminPassword.max)),
  ),
  MOORING_SECRET_KEY: z.optional(z.string().check(z.minLength(16))),
  MOORING_FORMER_SECRET_KEY: z.optional(z.string().check(z.minLength(16))),
  MOORING_REPLACE_SECRET_KEY: flag,
  MOORING_ALLOW_LOOPBACK: flag,
  MOORING_NAT64_PREFIXES: nat64Prefixes,
  MOORING_ALLOWED_HOSTS: z._default(z.string(), ''),
  MOORING_TRUSTED_PROXIES: trustedProxies,
  MOORING_PUBLIC_URL: z.optional(publicUrl),
  MOORING_TLS_CERT: z.optional(z.string()),
  MOORING_TLS_KEY: z.optional(z.string()),
  MOORING_INSECURE: flag,
  MOORING_WAIVE_SETUP_CODE: flag,
  MOORING_AUDIT_LOG: z.optional(z.string()),
  MOORING_LOG: z.optional(z.enum(['json', 'pretty'])),
  ...oidcVariables,
});

/** The key that seals what is stored, as the environment tells of it. */
interface KeyOptions {
  readonly fromEnvironment: string | undefined;
  /** The one before it, until all is sealed anew. */
  readonly formerFromEnvironment: string | undefined;
  /** Goes on with another key than the one that sealed the stored passwords. */
  readonly replaceLost: boolean;
}

export interface Config {
  /** The address to listen at. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** Creates the administrator on the first start. */
  readonly adminPassword: string | undefined;
  /** Where the key that seals comes from, unless it is in the data folder. */
  readonly key: KeyOptions;
  /** Lets a registry be on this machine. */
  readonly allowLoopback: boolean;
  /** Under which this network translates IPv6 into IPv4. */
  readonly nat64Prefixes: readonly Nat64Prefix[];
  /** Names, beside localhost and IP addresses, that a request may give as Host. */
  readonly allowedHosts: readonly string[];
  /** Addresses and ranges of proxies that are believed from where a request came; those on this machine unless said. */
  readonly trustedProxies: readonly string[];
  /** Under which address browsers reach this server, where that is another than its own. */
  readonly publicUrl: URL | undefined;
  /** The server's own certificate, with which it speaks HTTPS alone. */
  readonly tls: CertificateFiles | undefined;
  /** Whoever makes the first visit creates the administrator, wherever they are. */
  readonly waivesSetupCode: boolean;
  /** Who signs people in, beside their passwords here. */
  readonly identityProvider: IdentityProvider | undefined;
  /** Where entries of the audit log go as JSON lines: `stdout`, or a file. */
  readonly auditLog: string | undefined;
  readonly log: 'json' | 'pretty';
}

/** Reads the environment; throws one Error that names every wrong variable (never its value). */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((problem) => String(problem.path[0])))];
    throw new Error(`Not valid: ${names.join(', ')}. The README lists what each variable may hold.`);
  }
  const values = parsed.data;
  const tls = certificateFiles(values.MOORING_TLS_CERT, values.MOORING_TLS_KEY);
  const isHttps = tls !== undefined || values.MOORING_PUBLIC_URL?.protocol === 'https:';
  const onOwnMachine = isOwnMachine(values.MOORING_HOST);
  const isGuarded = onOwnMachine || isHttps;
  if (!isGuarded && !values.MOORING_INSECURE) throw new Error(insecure(values.MOORING_HOST));
  return {
    host: values.MOORING_HOST,
    port: values.MOORING_PORT,
    dataDir: resolve(values.MOORING_DATA_DIR),
    adminPassword: values.MOORING_ADMIN_PASSWORD,
    key: {
      fromEnvironment: values.MOORING_SECRET_KEY,
      formerFromEnvironment: values.MOORING_FORMER_SECRET_KEY,
      replaceLost: values.MOORING_REPLACE_SECRET_KEY,
    },
    allowLoopback: values.MOORING_ALLOW_LOOPBACK,
    nat64Prefixes: values.MOORING_NAT64_PREFIXES,
    publicUrl: values.MOORING_PUBLIC_URL,
    tls,
    waivesSetupCode: values.MOORING_WAIVE_SETUP_CODE,
    identityProvider: identityProviderOf(values, {
      publicUrl: values.MOORING_PUBLIC_URL,
      isOwnMachine: onOwnMachine,
      allowLoopback: values.MOORING_ALLOW_LOOPBACK,
    }),
    allowedHosts: [
      values.MOORING_HOST,
      values.MOORING_PUBLIC_URL?.host ?? '',
      ...values.MOORING_ALLOWED_HOSTS.split(','),
    ]
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
    trustedProxies: values.MOORING_TRUSTED_PROXIES,
    auditLog: values.MOORING_AUDIT_LOG,
    log: values.MOORING_LOG ?? (process.stdout.isTTY ? 'pretty' : 'json'),
  };
}

function certificateFiles(cert: string | undefined, key: string | undefined): CertificateFiles | undefined {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined)
    throw new Error('MOORING_TLS_CERT and MOORING_TLS_KEY belong together: set both, or neither.');
  return { cert: resolve(cert), key: resolve(key) };
}

function isOwnMachine(host: string): boolean {
  return host === 'localhost' || isInRanges(host, loopback);
}

function insecure(host: string): string {
  return [
    `At ${host} others on the network could read passwords on their way to Mooring.`,
    'Give it a certificate (MOORING_TLS_CERT and MOORING_TLS_KEY); or put a proxy with TLS before it and name its https',
    'address in MOORING_PUBLIC_URL; or set MOORING_INSECURE=1.',
  ].join(' ');
}
