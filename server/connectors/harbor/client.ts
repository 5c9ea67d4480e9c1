import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistrySession } from '../http/registryHttp.ts';
import type { Patience } from '../silence.ts';
import type { HarborApi } from './api/api.ts';

/** What a call to a Harbor needs: the session, the API of its version, the account, and the signal that ends it. */
export interface HarborClient {
  readonly session: RegistrySession;
  readonly api: HarborApi;
  readonly target: RegistryTarget;
  readonly signal: AbortSignal;
  readonly lockMs: number;
  readonly patience: Patience;
}
