import { readRecordings } from '#simulators/recordings/readRecordings.ts';
import { httpServer, type LocalServer } from './localServers.ts';

const recordings = readRecordings('quay-3.18.0');

/** What the recorded Quay knew of a token or a password, as the recordings call who asked. */
const knownTokens: Readonly<Record<string, { readonly api: string; readonly login: string }>> = {
  live: { api: 'token repo:read', login: '95' },
  expired: { api: 'expired token', login: '99' },
  'owner-disabled': { api: 'token of a disabled user', login: '100' },
  unknown: { api: 'unknown token', login: '96' },
};

export interface RecordedQuayOptions {
  /** As it was recorded with the scanner on, off, or away. */
  readonly scanner?: 'on' | 'off' | 'unreachable';
  readonly anonymousAccess?: boolean;
}

interface RecordedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: unknown;
}

function numbered(number: string): (typeof recordings)[number] {
  const found = recordings.find(({ name }) => name.startsWith(`${number}-`));
  if (found === undefined) throw new Error(`${number} was not recorded`);
  return found;
}

/**
 * Serves what the real Quay answered. A row's token is `live`, `expired`, `owner-disabled` or `unknown`; the password of
 * `admin` is `right`, every other is wrong; `disabled1` is disabled, and `viewer` is shut out.
 */
export async function recordedQuay(options: RecordedQuayOptions = {}): Promise<LocalServer> {
  const { scanner = 'on', anonymousAccess = true } = options;
  const config = anonymousAccess ? (scanner === 'off' ? '03' : '133') : '139';

  function login(authorization: string, path: string): RecordedAnswer {
    const [user, password] = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':');
    if (user === '$oauthtoken') {
      const isLive = password === 'live';
      if (!isLive && !anonymousAccess) return numbered('142').response;
      if (!isLive) return numbered(knownTokens[password ?? '']?.login ?? '96').response;
      const unknownNamespace = !/repository%3A(?:apps|bulk|emptyorg)%2F/.test(path);
      return withToken(numbered(unknownNamespace ? '105' : '101'));
    }
    if (user === 'disabled1') return numbered('94').response;
    if (user === 'viewer') return numbered('90').response;
    if (password !== 'right') return numbered(anonymousAccess ? '85' : '140').response;
    return withToken(numbered('79'));
  }

  function answer(path: string, authorization: string | undefined): RecordedAnswer {
    if (path === '/config') return numbered(config).response;
    if (path.startsWith('/v2/auth')) return login(authorization ?? '', path);
    const token = knownTokens[authorization?.replace('Bearer ', '') ?? ''];
    const auth = authorization === undefined ? 'anonymous' : (token?.api ?? 'unknown token');
    if (scanner === 'unreachable' && path.includes('/security')) return numbered('147').response;
    const all = recordings.filter(
      ({ name, request }) => request.path === path && !/noanon|down|clair|scanner-off/.test(name),
    );
    // A missing manifest and a missing report are the same answer.
    return (all.find(({ request }) => request.auth === auth) ?? numbered(auth === 'anonymous' ? '47' : '76')).response;
  }

  return httpServer((request, response) => {
    const { status, headers, body } = answer(request.url ?? '', request.headers.authorization);
    const type = String(headers['Content-Type'] ?? 'application/json');
    const retry = headers['Retry-After'];
    const challenge = headers['WWW-Authenticate'];
    response.writeHead(status, {
      'Content-Type': type,
      ...(retry === undefined ? {} : { 'Retry-After': String(retry) }),
      ...(challenge === undefined ? {} : { 'WWW-Authenticate': String(challenge) }),
      ...(headers.Location === undefined ? {} : { Location: String(headers.Location) }),
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

/** A token that says what the recorded one said: it reads MASKED. */
function withToken({ response, decoded_claims }: (typeof recordings)[number]): RecordedAnswer {
  const claims = Buffer.from(JSON.stringify(decoded_claims ?? { access: [] })).toString('base64url');
  return { ...response, body: { token: `x.${claims}.x` } };
}
