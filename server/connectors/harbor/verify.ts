import { answerError, rightsMissing } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { afterStage } from '../http/connection/verificationFailure.ts';
import type { RegistrySession } from '../http/registryHttp.ts';
import type { OnStagePassed, Verified } from '../port.ts';
import { patience } from '../silence.ts';
import { passwordRefused, whoAmI } from './account.ts';
import type { HarborApi } from './api/api.ts';
import { identify } from './identify.ts';
import { missingRights } from './robotRights.ts';

interface Verification {
  readonly session: RegistrySession;
  readonly api: HarborApi;
  readonly target: RegistryTarget;
  readonly signal: AbortSignal;
  readonly onPassed: OnStagePassed | undefined;
}

/**
 * The line of the API without the password, then one call with it. Only a robot account, of which `users/current` says nothing,
 * costs more: its rights are asked for.
 */
export async function verify({ session, api, target, signal, onPassed }: Verification): Promise<Verified> {
  const call = { signal, timeoutMs: patience.proofTimeoutMs };
  const identity = await identify(session, api, call);
  onPassed?.({ stage: 'version', status: 200, serverVersion: identity.serverVersion });
  const me = await afterStage('version', whoAmI(session, api, target, call));
  if (me.kind === 'refused') throw passwordRefused(identity.signsInElsewhere);
  if (me.kind === 'notHere') {
    // If a proxy answered 404, this call reports it as one.
    await afterStage('version', session.get(api.currentUser, { ...call, auth: true }));
    throw answerError('unexpectedAnswer', 404);
  }
  onPassed?.({ stage: 'login', status: me.status });
  if (me.kind === 'unprivileged') throw rightsMissing(me.robot, [...me.missing]);
  if (me.account === 'robot') {
    const missing = await afterStage('login', missingRights(session, api, call));
    if (missing.length > 0) throw rightsMissing(true, missing);
  }
  onPassed?.({ stage: 'role', role: me.account === 'admin' ? 'systemAdmin' : 'robot' });
  return { serverVersion: identity.serverVersion };
}
