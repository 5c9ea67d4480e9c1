import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { type ActionName, actions, isActionName } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { regions } from '#contract/regions.ts';
import type { AuditLog } from '../../audit/auditLog.ts';
import type { ActionHandlers, RequestContext } from '../../domain/access/requestContext.ts';
import { ActionError } from '../../domain/actionError.ts';
import { translatorOf } from '../../domain/translators.ts';
import type { AccessKeyService, KeyHolder, SigningKey } from '../../features/accessKeys/accessKeyService.ts';
import { RateLimit, type RequestRates } from '../bounds/rateLimit.ts';
import { callerLanguage } from '../callerLanguage.ts';
import { answerError } from '../errorAnswer.ts';
import type { HttpEnvironment } from '../httpEnvironment.ts';
import { performAction } from '../performAction.ts';
import { readAcs3 } from './acs3Signature.ts';
import { readTexts } from './readTexts.ts';
import { readRpc } from './rpcSignature.ts';
import { readWireRequest, type SignedRequest, type WireRequest } from './signedRequest.ts';
import { unflatten } from './unflatten.ts';
import { UsedNonces } from './usedNonces.ts';

const apiVersion = '2018-12-03';

interface SdkRouteOptions {
  readonly handlers: ActionHandlers;
  readonly audit: AuditLog;
  readonly accessKeys: AccessKeyService;
  readonly rates: RequestRates;
  readonly now: () => number;
}

/**
 * The wire of the cloud's SDKs (SAS 2018-12-03): every action at `/`, by GET or POST, signed with an access key. Each check says in
 * the cloud's codes what is wrong; what is asked for is looked at only once it is known who asks.
 */
export function sdkRoute({ handlers, audit, accessKeys, rates, now }: SdkRouteOptions) {
  const nonces = new UsedNonces(now);
  const refusals = new RateLimit(now, rates.refusalsOfAddress, 'Throttling.User');
  const calls = new RateLimit(now, rates.ofKey, 'Throttling.User');

  async function signingKeyOf(request: SignedRequest, address: string): Promise<SigningKey> {
    try {
      const key = await accessKeys.find(request.accessKeyId);
      if (!request.isSignedWith(key.secret)) throw ActionError.of('SignatureDoesNotMatch');
      return key;
    } catch (error) {
      // Who signs rightly is never kept out by what others send from the same address, such as that of a proxy.
      refusals.use(address);
      throw error;
    }
  }

  async function holderOf(request: SignedRequest, address: string): Promise<KeyHolder> {
    nonces.checkTime(request.signedAt);
    const key = await signingKeyOf(request, address);
    const holder = await accessKeys.admit(key, address);
    nonces.use(holder.accessKeyId, request.nonce, request.signedAt);
    calls.use(holder.accessKeyId);
    return holder;
  }

  return createMiddleware<HttpEnvironment>(async (context) => {
    context.header('Cache-Control', 'no-store');
    let lang: unknown;
    try {
      const request = readSignedRequest(readWireRequest(context));
      const parameters = unflatten(request.parameters);
      lang = parameters.get('Lang');
      const holder = await holderOf(request, context.get('address'));
      const name = actionOf(request);
      context.set('action', name);
      checkRights(name, holder);
      const requestContext: RequestContext = {
        requestId: context.get('requestId'),
        center: centerOf(context, holder),
        translate: translatorOf(callerLanguage(lang, context.req.header('accept-language'))),
        address: context.get('address'),
        ...holder.identity,
        session: null,
        accessKeyId: holder.accessKeyId,
      };
      const body = readTexts(actions[name].request, parameters);
      return context.json(await performAction(name, body, requestContext, handlers, audit));
    } catch (error) {
      if (error instanceof ActionError && error.retryAfterSeconds !== undefined) {
        context.header('x-acs-retry-after', String(error.retryAfterSeconds * 1_000));
      }
      return answerError(error, context, lang);
    }
  });
}

/** By either kind of signature. Throws IncompleteSignature, which names what lacks. */
function readSignedRequest(request: WireRequest): SignedRequest {
  return request.header('authorization')?.startsWith('ACS3-') ? readAcs3(request) : readRpc(request);
}

/** The older SDK writes the header's name of an action as its caller does: `listImageRegistryRegion`. */
function actionOf({ action, version }: SignedRequest): ActionName {
  if (version !== apiVersion) throw ActionError.of('InvalidVersion');
  const name = action.charAt(0).toUpperCase() + action.slice(1);
  if (!isActionName(name)) throw ActionError.of('InvalidAction.NotFound');
  return name;
}

function checkRights(name: ActionName, { isReadOnly }: KeyHolder): void {
  const { access, peopleOnly } = actions[name];
  if (peopleOnly) throw ActionError.of('NoPermission.KeyManagement');
  if (isReadOnly && access === 'write') throw ActionError.of('NoPermission.ReadOnlyKey');
}

/** Of a host such as `tds.ap-southeast-1.example.com`; of any other the key's. */
function centerOf({ req }: Context<HttpEnvironment>, { center }: KeyHolder): Center {
  const [service, regionId] = (req.header('host') ?? '').toLowerCase().split('.');
  const region = regions.find((candidate) => service === 'tds' && candidate.regionId === regionId);
  return region?.center ?? center;
}
