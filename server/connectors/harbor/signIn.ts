import { setTimeout as delay } from 'node:timers/promises';
import { answerError, RegistryError, rightsMissing } from '../../domain/registryError.ts';
import type { RegistrySession } from '../http/registryHttp.ts';
import { type Account, passwordRefused, type WhoAmI, whoAmI } from './account.ts';
import type { HarborClient } from './client.ts';
import { identify } from './identify.ts';
import { limits } from './limits.ts';

/**
 * Proves that we are signed in, before and after whatever is listed: with a wrong password, or a
 * right one inside the lock that somebody's wrong one caused, Harbor lists its public part as if that
 * were all. An instant refusal may be that lock, so it is waited out once.
 */
export async function signIn(client: HarborClient): Promise<Account> {
  const me = await ask(client);
  if (me.kind !== 'refused' || me.elapsedMs >= limits.instantRefusalMs) return accountOf(client, me);
  return afterLock(client);
}

const provingAgain = new WeakMap<RegistrySession, Promise<Account>>();

/**
 * The same after a call was refused. All that are refused at the same time wait out the lock together, and one login tells
 * whether it was one: each more may be the one that locks the account for good.
 */
export async function signInAgain(client: HarborClient): Promise<Account> {
  const { session, signal } = client;
  const underWay = provingAgain.get(session);
  if (underWay !== undefined) {
    const account = await underWay.catch((error: unknown) => {
      // Whoever asked was stopped; we were not.
      if (error instanceof RegistryError || signal.aborted) throw error;
      return null;
    });
    return account ?? signInAgain(client);
  }
  const proof = afterLock(client).finally(() => provingAgain.delete(session));
  provingAgain.set(session, proof);
  return proof;
}

async function afterLock(client: HarborClient): Promise<Account> {
  await pause(client.lockMs, client.signal);
  return accountOf(client, await ask(client));
}

function callOf({ signal, patience }: HarborClient) {
  return { signal, timeoutMs: patience.proofTimeoutMs };
}

function ask(client: HarborClient): Promise<WhoAmI> {
  return whoAmI(client.session, client.api, client.target, callOf(client));
}

async function accountOf(client: HarborClient, me: WhoAmI): Promise<Account> {
  const { session, api } = client;
  if (me.kind === 'account') return me.account;
  if (me.kind === 'unprivileged') throw rightsMissing(me.robot, [...me.missing]);
  const identity = await identify(session, api, callOf(client));
  if (me.kind === 'refused') throw passwordRefused(identity.signsInElsewhere);
  // Every Harbor of this version has users/current: if a proxy answered 404 in its place, this call reports it as one.
  await session.get(api.currentUser, { ...callOf(client), auth: true });
  throw answerError('status', 404);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}
