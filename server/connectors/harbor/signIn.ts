import { setTimeout as delay } from 'node:timers/promises';
import { answerError, rightsMissing } from '../../domain/registryError.ts';
import { type Account, passwordRefused, whoAmI } from './account.ts';
import type { HarborClient } from './client.ts';
import { identify } from './identify.ts';
import { limits } from './limits.ts';

/**
 * Proves that we are signed in, before and after whatever is listed: with a wrong password, or a
 * right one inside the lock that somebody's wrong one caused, Harbor lists its public part as if that
 * were all. An instant refusal may be that lock, so it is waited out once.
 */
export async function signIn(client: HarborClient): Promise<Account> {
  const { session, api, target, signal, lockMs } = client;
  const call = { signal, timeoutMs: limits.proofTimeoutMs };
  let me = await whoAmI(session, api, target, call);
  if (me.kind === 'refused' && me.elapsedMs < limits.instantRefusalMs) {
    await pause(lockMs, signal);
    me = await whoAmI(session, api, target, call);
  }
  if (me.kind === 'account') return me.account;
  if (me.kind === 'unprivileged') throw rightsMissing(me.robot, [...me.missing]);
  const identity = await identify(session, api, call);
  if (me.kind === 'refused') throw passwordRefused(identity.signsInElsewhere);
  // A Harbor of this version: who said so, then?
  await session.get(api.currentUser, { ...call, auth: true });
  throw answerError('status', 404);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}
