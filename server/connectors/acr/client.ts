import type { Failure } from '#contract/failures/failures.ts';
import type { MissingRight } from '#contract/failures/rights.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { RegistrySession } from '../http/registryHttp.ts';
import { anyAnswer } from '../recognise.ts';
import { withRetries } from '../retry.ts';
import { refuseError } from './apiError.ts';
import { limits } from './limits.ts';
import { type ApiCall, requestTarget, signedHeaders } from './signature.ts';

/** What a call to Container Registry needs: one AccessKey in one region, and the signal that ends it. */
export interface AcrClient {
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
  GetAuthorizationToken: 'cr:GetAuthorizationToken',
  GetInstanceEndpoint: 'cr:GetInstanceEndpoint',
  GetRepository: 'cr:GetRepository',
  GetRepoTag: 'cr:GetRepositoryTag',
  GetRepoTagScanStatus: 'cr:GetScan',
  GetRepoTagScanSummary: 'cr:GetScanCount',
  ListRepoTagScanResult: 'cr:GetScan',
  CreateRepoTagScanTask: 'cr:PutScan',
} as const satisfies Record<string, MissingRight>;
export type EnterpriseAction = keyof typeof rightOf;

/** Calls an action of the Enterprise API; an `IsSuccess: false` under HTTP 200 is a failure like any other. */
export function callEnterprise(
  client: AcrClient,
  action: EnterpriseAction,
  query: Readonly<Record<string, string>>,
): Promise<RegistryResponse> {
  return send(client, enterpriseCall(action, query), rightOf[action]);
}

/** As above, whatever is answered: for one who learns from a refusal, too. */
export function askEnterprise(
  client: AcrClient,
  action: EnterpriseAction,
  query: Readonly<Record<string, string>>,
): Promise<RegistryResponse> {
  return sendOnce(client, enterpriseCall(action, query), anyAnswer);
}

function enterpriseCall(action: EnterpriseAction, query: Readonly<Record<string, string>>): ApiCall {
  return { method: 'POST', action, version: '2018-12-01', path: '/', query };
}

/** Reads a path of the Personal API, whose actions are named beside the path. */
export function callPersonal(
  client: AcrClient,
  action: 'GetRepoList' | 'GetRepoTags',
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<RegistryResponse> {
  const right = action === 'GetRepoList' ? 'cr:ListRepository' : 'cr:ListRepositoryTag';
  return send(client, { method: 'GET', action, version: '2016-06-07', path, query }, right);
}

/** A login for pulling, from the Personal API. */
export function callPersonalToken(client: AcrClient): Promise<RegistryResponse> {
  const call: ApiCall = {
    method: 'GET',
    action: 'GetAuthorizationToken',
    version: '2016-06-07',
    path: '/tokens',
    query: {},
  };
  return send(client, call, 'cr:GetAuthorizationToken');
}

/** As above, of one thing and whatever is answered. */
export function askPersonal(
  client: AcrClient,
  action: 'GetRepo' | 'GetRepoTag',
  path: string,
): Promise<RegistryResponse> {
  return sendOnce(client, { method: 'GET', action, version: '2016-06-07', path, query: {} });
}

function send(client: AcrClient, call: ApiCall, right: MissingRight): Promise<RegistryResponse> {
  const { throttleWaitsMs, signal } = client;
  const attempt = async () => {
    const response = await sendOnce(client, call);
    refuseError(response, right);
    return response;
  };
  const isLimit = ({ code }: Failure) => code === 'RegistryRateLimited';
  const passing = () =>
    withRetries(signal, attempt, {
      waitsMs: client.session.retryWaitsMs,
      repeats: (failure) => !isLimit(failure),
    });
  return withRetries(signal, passing, { waitsMs: throttleWaitsMs, repeats: isLimit });
}

/** Signs anew each time: a signature counts once. */
function sendOnce(
  { session, target, signal, now }: AcrClient,
  call: ApiCall,
  acceptFromAnyone: readonly number[] = [],
): Promise<RegistryResponse> {
  const key = { id: target.userName, secret: target.password };
  const options = {
    // The signature stands in for the secret, which never goes out.
    auth: 'signed' as const,
    provesLogin: true,
    headers: signedHeaders(call, key, new URL(session.origin).host, now()),
    signal,
    timeoutMs: limits.listTimeoutMs,
    repeat: 'never' as const,
    acceptFromAnyone,
  };
  const path = requestTarget(call);
  return call.method === 'GET' ? session.get(path, options) : session.post(path, null, options);
}
