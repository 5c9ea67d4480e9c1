import type { MissingRight } from '#contract/failures/failures.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistrySession } from '../http/registryHttp.ts';
import type { RegistryResponse } from '../http/registryResponse.ts';
import { refuseError } from './apiError.ts';
import { limits } from './limits.ts';
import { type ApiCall, requestTarget, signedHeaders } from './signature.ts';
import { throughThrottling } from './throttling.ts';

/** A listing or verification under way: one AccessKey in one region. */
export interface Conversation {
  readonly session: RegistrySession;
  readonly target: RegistryTarget;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** How long to wait, each time the account's quota is used up, ms; none where an answer is wanted at once. */
  readonly throttleWaitsMs: readonly number[];
}

/** The actions of the Enterprise API, each with what RAM calls the right to it. */
export const rightOf = {
  ListInstance: 'cr:ListInstance',
  GetInstanceVpcEndpoint: 'cr:GetInstanceVpcEndpoint',
  ListRepository: 'cr:ListRepository',
  ListRepoTag: 'cr:ListRepositoryTag',
  GetRepoTagScanStatus: 'cr:GetScan',
  GetRepoTagScanSummary: 'cr:GetScanCount',
  ListRepoTagScanResult: 'cr:GetScan',
  CreateRepoTagScanTask: 'cr:PutScan',
} as const satisfies Record<string, MissingRight>;
export type EnterpriseAction = keyof typeof rightOf;

/** Calls an action of the Enterprise API; an `IsSuccess: false` under HTTP 200 is a failure like any other. */
export function callEnterprise(
  conversation: Conversation,
  action: EnterpriseAction,
  query: Readonly<Record<string, string>>,
): Promise<RegistryResponse> {
  return send(conversation, enterpriseCall(action, query), rightOf[action]);
}

/** As above, whatever is answered: for one who learns from a refusal, too. */
export function askEnterprise(
  conversation: Conversation,
  action: EnterpriseAction,
  query: Readonly<Record<string, string>>,
): Promise<RegistryResponse> {
  return sendOnce(conversation, enterpriseCall(action, query));
}

function enterpriseCall(action: EnterpriseAction, query: Readonly<Record<string, string>>): ApiCall {
  return { method: 'POST', action, version: '2018-12-01', path: '/', query };
}

/** Reads a path of the Personal API, whose actions are named beside the path. */
export function callPersonal(
  conversation: Conversation,
  action: 'GetRepoList' | 'GetRepoTags',
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<RegistryResponse> {
  const right = action === 'GetRepoList' ? 'cr:ListRepository' : 'cr:ListRepositoryTag';
  return send(conversation, { method: 'GET', action, version: '2016-06-07', path, query }, right);
}

function send(conversation: Conversation, call: ApiCall, right: MissingRight): Promise<RegistryResponse> {
  const { throttleWaitsMs, signal } = conversation;
  return throughThrottling(throttleWaitsMs, signal, async () => {
    const response = await sendOnce(conversation, call);
    refuseError(response, right);
    return response;
  });
}

/** Signs anew each time: a signature counts once. */
function sendOnce({ session, target, signal, now }: Conversation, call: ApiCall): Promise<RegistryResponse> {
  const key = { id: target.userName, secret: target.password };
  const options = {
    // The signature stands in for the secret, which never goes out.
    auth: false,
    headers: signedHeaders(call, key, new URL(session.origin).host, now()),
    signal,
    timeoutMs: limits.listTimeoutMs,
  };
  const path = requestTarget(call);
  return call.method === 'GET' ? session.get(path, options) : session.post(path, null, options);
}
