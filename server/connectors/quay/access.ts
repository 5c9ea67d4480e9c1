import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { Access } from '../distribution/access.ts';
import type { RegistryHttp } from '../http/registryHttp.ts';
import type { Pace } from './client.ts';
import type { Row } from './row.ts';
import { refusalOfToken } from './rows/proof.ts';
import { messageIn } from './tokenEndpoint.ts';

/**
 * The distribution API as a row's token opens it: it costs Quay a tenth of what its own API does, as a registry's token is
 * signed, and not compared by bcrypt.
 */
export function openAccess(http: RegistryHttp, target: RegistryTarget, row: Row, { calls }: Pace): Access {
  const asToken = { ...target, userName: '$oauthtoken', password: row.authToken, organizations: [] };
  return new Access(http, asToken, {
    ownTokenPath: '/v2/auth',
    tokensProve: true,
    tokenRefused: (response) => refusalOfToken(messageIn(response), row),
    inTurn: (signal, work) => calls.run(signal, work),
  });
}
