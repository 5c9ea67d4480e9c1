import { contentText } from '#simulators/recordings/contentText.ts';
import { type Recording, readRecordings } from '#simulators/recordings/readRecordings.ts';
import { httpServer, type LocalServer } from './localServers.ts';

export interface RecordedDistribution extends LocalServer {
  readonly recordings: readonly Recording[];
  /** How each call was signed in, and its path. */
  readonly asked: readonly string[];
}

/** What a token opens that a wrong password got: nothing. */
const uselessToken = 'opens.nothing.here';
const goodToken = 'opens.what.was-recorded';

export function headerIn({ response: { headers } }: Recording, name: string): string | undefined {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return found === undefined ? undefined : String(found[1]);
}

/** The digest of what was recorded of a repository under any of its names. */
export function recordedDigest(recordings: readonly Recording[], repository: string): string {
  const found = recordings.find(
    ({ request, response }) => request.path.startsWith(`/v2/${repository}/manifests/`) && response.status === 200,
  );
  return (found && headerIn(found, 'docker-content-digest')) ?? '';
}

/** As recordings call it. Whoever brings a token that opens nothing is answered as nobody. */
function authOf(authorization: string | undefined): string {
  if (authorization === undefined || authorization.endsWith(uselessToken)) return 'anonymous';
  if (authorization.startsWith('Bearer')) return 'bearer';
  const [, password] = Buffer.from(authorization.slice('Basic '.length), 'base64').toString().split(':');
  return password === 'right' ? 'password' : 'wrong-password';
}

const isToken = (path: string) => path.startsWith('/service/token') || path.startsWith('/v2/auth');

/**
 * Serves what a real registry answered through the distribution API to an account whose password is `right`: a manifest that was
 * recorded by its tag by its digest too, and of two askings that with every type accepted.
 */
export async function recordedDistribution(of: string): Promise<RecordedDistribution> {
  const recordings = readRecordings(of);
  const asked: string[] = [];
  const server = await httpServer((request, response) => {
    const path = request.url ?? '';
    const auth = authOf(request.headers.authorization);
    asked.push(`${auth} ${path.split('?')[0]}`);
    const found = answerTo(recordings, request.method ?? '', path, auth);
    if (found === undefined) {
      response.writeHead(599).end(`not recorded: ${auth} ${path}`);
      return;
    }
    const token = auth === 'password' ? goodToken : uselessToken;
    const isGiven = isToken(path) && found.response.status === 200;
    const body = isGiven ? JSON.stringify({ ...(found.response.body as object), token }) : contentText(of, found);
    const headers = ['content-type', 'www-authenticate', 'docker-content-digest'].flatMap((name) => {
      const value = headerIn(found, name);
      return value === undefined ? [] : [[name, value] as const];
    });
    response.writeHead(found.response.status, Object.fromEntries(headers)).end(body);
  });
  return { ...server, recordings, asked };
}

function answerTo(recordings: readonly Recording[], method: string, path: string, auth: string): Recording | undefined {
  const alike = recordings
    .filter(({ request }) => request.method === method && request.auth === auth)
    .filter(({ request }) => !request.path.includes('/manifests/') || request.headers.Accept?.includes('index'));
  const [place = ''] = path.split(/\?|(?<=\/manifests)\//);
  const reference = path.split('/').at(-1) ?? '';
  return (
    alike.find(({ request }) => request.path === path) ??
    (isToken(path) ? alike.find(({ request }) => request.path.startsWith(place)) : undefined) ??
    alike.find((one) => one.request.path.startsWith(place) && headerIn(one, 'docker-content-digest') === reference) ??
    // Refused, or not there: whichever name was recorded, and of a wrong password at whichever path.
    alike.find((one) => one.response.status >= 400 && (auth !== 'bearer' || one.request.path.startsWith(`${place}/`)))
  );
}
