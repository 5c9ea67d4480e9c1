import { answerError, rightsMissing } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistrySession } from '../http/registryHttp.ts';
import { afterStage } from '../http/verificationFailure.ts';
import type { OnStagePassed, Verified } from '../port.ts';
import { passwordRefused, whoAmI } from './account.ts';
import type { HarborApi } from './api.ts';
import { identify } from './identify.ts';

export interface Verification {
  readonly session: RegistrySession;
  readonly api: HarborApi;
  readonly target: RegistryTarget;
  readonly signal: AbortSignal;
  readonly onPassed: OnStagePassed | undefined;
}

/**
 * The line of the API without the password, then one call with it. Only a robot account, which
 * `users/current` says nothing of, costs a second one: a page of one project.
 */
export async function verify({ session, api, target, signal, onPassed }: Verification): Promise<Verified> {
  const identity = await identify(session, api, { signal });
  onPassed?.({ stage: 'version', status: 200, serverVersion: identity.serverVersion });
  const me = await afterStage('version', whoAmI(session, api, target, { signal }));
  if (me.kind === 'refused') throw passwordRefused(identity.signsInElsewhere);
  if (me.kind === 'notHere') throw answerError('unexpectedAnswer', 404);
  onPassed?.({ stage: 'login', status: me.status });
  if (me.kind === 'unprivileged') throw rightsMissing(me.robot, [...me.missing]);
  if (me.account === 'robot') {
    const probe = await afterStage('login', session.get(api.projects(1, 1), { signal, auth: true }));
    if (probe.status >= 500) throw answerError('status', probe.status);
    if (probe.status !== 200) throw rightsMissing(true, ['listProjects']);
  }
  onPassed?.({ stage: 'role', role: me.account === 'admin' ? 'systemAdmin' : 'robot' });
  return { serverVersion: identity.serverVersion };
}
