import * as z from 'zod/mini';
import { answerError, RegistryError } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { wrongKindUnlessHttp } from '../http/connection/verificationFailure.ts';
import { anyAnswer, isBadRequestPage, isHarbor, looksLikeDistribution, looksLikeQuay } from '../recognise.ts';
import type { QuayClient } from './client.ts';
import type { Identity } from './identity.ts';
import { limits } from './limits.ts';

const configSchema = z.object({
  config: z.object({ AUTHENTICATION_TYPE: z.optional(z.string()), SERVER_HOSTNAME: z.optional(z.string()) }),
  features: z.optional(z.object({ SECURITY_SCANNER: z.optional(z.boolean()) })),
  version_number: z.optional(z.nullable(z.string())),
});
type Config = z.infer<typeof configSchema>;

/**
 * Makes sure, without a secret, that this is a Quay. RegistryTypeError otherwise; never
 * RegistryVersionError, as every Quay speaks the one API. Before 3.8 there is no `/config`.
 */
export async function identify({ session, memory, target, signal }: QuayClient): Promise<Identity> {
  const call = { auth: false, signal, timeoutMs: limits.identityTimeoutMs };
  const ask = (path: string) => session.get(path, { ...call, acceptFromAnyone: anyAnswer });
  const [root, settings] = await Promise.all([ask('/v2/'), ask('/config')]).catch(wrongKindUnlessHttp);
  if (!looksLikeQuay(root)) {
    if (root.status >= 500) throw answerError('status', root.status);
    // Throws where it is a firewall that keeps everybody out, or a server that does not know the name.
    if (root.status === 401 || root.status === 403 || isBadRequestPage(root)) await session.get('/v2/', call);
    const plain = looksLikeDistribution(root) ? 'oci' : null;
    const found = (await isHarbor(session, { signal })) ? 'harbor' : plain;
    throw new RegistryError({ code: 'RegistryTypeError', found });
  }
  const config = configIn(settings);
  const identity = {
    status: config === null ? root.status : settings.status,
    service: serviceIn(root) ?? target.domainName,
    ...settingsIn(config),
  };
  memory.tell(identity);
  return identity;
}

/** As `identify`, by one call at most where that suffices: for a Quay that was identified before. */
export async function settingsOf(client: QuayClient): Promise<Identity> {
  const { told } = client.memory;
  if (told !== null) return told;
  const identity = await settingsNow(client);
  client.memory.tell(identity);
  return identity;
}

async function settingsNow(client: QuayClient): Promise<Identity> {
  const { session, target, signal } = client;
  const settings = await session
    .get('/config', { auth: false, signal, timeoutMs: limits.identityTimeoutMs, acceptFromAnyone: anyAnswer })
    .catch(wrongKindUnlessHttp);
  const config = configIn(settings);
  if (config === null) return identify(client);
  return {
    status: settings.status,
    service: config.config.SERVER_HOSTNAME ?? target.domainName,
    ...settingsIn(config),
  };
}

function configIn(settings: RegistryResponse): Config | null {
  return settings.status === 200 ? settings.jsonOrNull(configSchema) : null;
}

function settingsIn(config: Config | null): Pick<Identity, 'serverVersion' | 'signsInElsewhere' | 'scans'> {
  return {
    serverVersion: versionText(config?.version_number),
    signsInElsewhere: config?.config.AUTHENTICATION_TYPE === 'OIDC',
    scans: config?.features?.SECURITY_SCANNER !== false,
  };
}

/** Of the challenge only the service is taken: its realm may name any host, and ours is asked. */
function serviceIn(root: RegistryResponse): string | undefined {
  return /\bservice="([^"]{1,255})"/.exec(root.header('www-authenticate') ?? '')?.[1];
}

function versionText(text: string | null | undefined): string | null {
  return text && /^[\w .+-]{1,64}$/.test(text) ? text : null;
}
