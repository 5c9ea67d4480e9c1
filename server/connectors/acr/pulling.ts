import { isHostName } from '#contract/fields.ts';
import { answerError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { Access } from '../distribution/access.ts';
import type { RegistryHttp } from '../http/registryHttp.ts';
import { type AcrClient, callEnterprise, callPersonalToken } from './client.ts';
import { limits } from './limits.ts';
import { endpointSchema, loginSchema, personalLoginSchema, vpcDomainsSchema } from './schemas.ts';

/** The login for pulling from one registry of an account, until its time is over. */
interface Login {
  readonly userName: string;
  readonly password: string;
  /** Ms since 1970, by the cloud's clock. */
  readonly expiresAt: number;
}

interface Opened {
  readonly access: Access;
  readonly goodUntil: number;
}

/** A host of the cloud's, and nothing around its name. */
const isOfCloud = (host: string) => isHostName(host) && /(^|\.)aliyuncs\.com$/.test(host);

/** Of the Personal Edition, which has no instances. */
export const personalRegistry = '';

/**
 * What an account's images are pulled through: each Enterprise instance has a host of its own, and the Personal Edition one in
 * each region. The AccessKey stays with the API, which gives a login for an hour in its place.
 */
export class Pulling {
  readonly #http: RegistryHttp;
  readonly #opened = new Map<string, Promise<Opened>>();

  constructor(http: RegistryHttp) {
    this.#http = http;
  }

  /** The registry of an instance by its id, or that of the Personal Edition. */
  async at(instanceId: string, client: AcrClient): Promise<Access> {
    for (;;) {
      client.signal.throwIfAborted();
      const known = this.#opened.get(instanceId);
      if (known === undefined) break;
      const opened = await known.catch(() => null);
      if (opened !== null && opened.goodUntil > client.now()) return opened.access;
      if (this.#opened.get(instanceId) === known) this.#opened.delete(instanceId);
      void opened?.access.close();
    }
    const opening = this.#open(instanceId, client);
    this.#opened.set(instanceId, opening);
    return (await opening).access;
  }

  async #open(instanceId: string, client: AcrClient): Promise<Opened> {
    const isPersonal = instanceId === personalRegistry;
    const domainName = isPersonal ? personalDomain(client.target) : await domainOf(instanceId, client);
    // Wherever this leads, the login goes to the cloud's own hosts alone.
    if (!isOfCloud(domainName)) throw answerError('unexpectedAnswer', 200);
    const { userName, password, expiresAt } = isPersonal
      ? await personalLogin(client)
      : await login(instanceId, client);
    const access = new Access(
      this.#http,
      { ...client.target, domainName, userName, password },
      { trustsHost: isOfCloud, atGateway: true },
    );
    return { access, goodUntil: expiresAt - limits.loginMarginMs };
  }
}

function personalDomain({ domainName }: RegistryTarget): string {
  return domainName.replace(/^cr\./, 'registry.');
}

/** The public one, or where that is switched off the one in a VPC, where we may be. */
async function domainOf(InstanceId: string, client: AcrClient): Promise<string> {
  const query = { InstanceId, ModuleName: 'Registry' };
  const response = await callEnterprise(client, 'GetInstanceEndpoint', { ...query, EndpointType: 'internet' });
  const { Enable, Domains } = response.json(endpointSchema);
  const names = Domains?.map(({ Domain }) => Domain) ?? [];
  const inVpc = Enable === true ? [] : await vpcDomains(client, query);
  const domain = (Enable === true ? names : inVpc).find(isOfCloud);
  if (domain === undefined) throw answerError('unexpectedAnswer', response.status);
  return domain.toLowerCase();
}

async function vpcDomains(client: AcrClient, query: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const response = await callEnterprise(client, 'GetInstanceVpcEndpoint', query);
  return response.json(vpcDomainsSchema).Domains ?? [];
}

async function login(InstanceId: string, client: AcrClient): Promise<Login> {
  const response = await callEnterprise(client, 'GetAuthorizationToken', { InstanceId });
  const { TempUsername, AuthorizationToken, ExpireTime } = response.json(loginSchema);
  return { userName: TempUsername, password: AuthorizationToken, expiresAt: ExpireTime };
}

async function personalLogin(client: AcrClient): Promise<Login> {
  const { data } = (await callPersonalToken(client)).json(personalLoginSchema);
  return { userName: data.tempUserName, password: data.authorizationToken, expiresAt: data.expireDate };
}
