import type { Answer, FaultView, Handler, IncomingCall } from '../http/answer.ts';
import { basicCredentials } from '../http/basicCredentials.ts';
import type { ListenOptions, RunningSimulator } from '../http/runningSimulator.ts';
import { startSimulator } from '../http/startSimulator.ts';
import type { World } from '../world/world.ts';
import { type AccessKey, simulatorKeys } from './accessKeys.ts';
import { type RegionalAccount, regionOfHost } from './account.ts';
import { gatewayError } from './answers.ts';
import { enterpriseActions } from './enterprise.ts';
import { answerPersonal, personalRight } from './personal.ts';
import { defaultPlaces, type Place } from './places.ts';
import { answerPull } from './registryApi.ts';
import { SignatureCheck } from './signature.ts';
import { TemporaryLogins } from './temporaryLogins.ts';

interface AcrOptions extends ListenOptions {
  /** Its projects become namespaces, spread over the places. */
  readonly world: World;
  readonly places?: readonly Place[];
  readonly keys?: readonly AccessKey[];
  /** The cloud's clock, ms since 1970. */
  readonly now?: () => number;
}

const denied = (right: string) => gatewayError(403, 'Forbidden.RAM', `User not authorized to operate: ${right}.`);
const noAction = gatewayError(404, 'InvalidAction.NotFound', 'Specified api is not found.');

function answerTo(call: IncomingCall, account: RegionalAccount, may: (right: string) => boolean): Answer {
  const [path = '/', search = ''] = call.target.split('?', 2);
  const query = new URLSearchParams(search);
  const version = call.headers['x-acs-version'];
  if (version === '2018-12-01') {
    const action = path === '/' ? enterpriseActions.get(call.headers['x-acs-action'] ?? '') : undefined;
    if (action === undefined) return noAction;
    return may(action.right) ? action.run(account, query) : denied(action.right);
  }
  if (version !== '2016-06-07') return gatewayError(400, 'InvalidVersion', 'Specified version is invalid.');
  const segments = path.slice(1).split('/').map(decodeURIComponent);
  const right = call.method === 'GET' ? personalRight(segments) : null;
  if (right === null) return noAction;
  return may(right) ? answerPersonal(account, segments, query) : denied(right);
}

function createHandler(options: AcrOptions, url: () => string): Handler {
  const { world, places = defaultPlaces, keys, now = Date.now } = options;
  const logins = new TemporaryLogins(now);
  const signatures = new SignatureCheck(keys ?? Object.values(simulatorKeys), now);
  return async (call: IncomingCall, faults: FaultView) => {
    const pulled = answerPull({ world, places, logins, now, url }, call);
    if (pulled !== null) return { answer: pulled, user: basicCredentials(call.headers.authorization)?.name ?? null };
    const checked = signatures.check(call);
    if ('status' in checked) return { answer: checked, user: null };
    if (faults.wrongPassword) {
      const answer = gatewayError(400, 'SignatureDoesNotMatch', 'Specified signature is not matched.');
      return { answer, user: checked.id };
    }
    const may = (right: string) => !faults.nonAdmin && (checked.rights?.includes(right) ?? true);
    const account = { world, places, logins, region: regionOfHost(call.headers.host) };
    return { answer: answerTo(call, account, may), user: checked.id };
  };
}

/** Container Registry's API for all regions of one account on one port: the Host header says which region is asked. */
export function startAcr(options: AcrOptions): Promise<RunningSimulator> {
  return startSimulator(options, (url) => createHandler(options, url));
}
