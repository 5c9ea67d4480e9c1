import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider says of a person, beside `sub`, which is their account. */
type Person = Readonly<Record<string, unknown>>;

/** An ID token as it is about to be given out. */
export interface IdToken {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** Goes out without one where it is false, and with another's where it is `foreign`. */
  signed: boolean | 'foreign';
}

export interface RunningProvider {
  readonly issuer: string;
  readonly clientSecret: string;
  /** What a server's environment says of it, but for the roles. */
  readonly environment: Readonly<Record<string, string>>;
  /** By account; a test changes what is said of them. */
  readonly people: Map<string, Person>;
  /** Changes the ID tokens that are given out from now on. */
  tamper(change: ((token: IdToken) => void) | null): void;
  /** What was asked, as `POST /token`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

interface ProviderOptions {
  /** Whether claims are in the ID token, or told only to whoever asks for them. */
  readonly claimsInIdToken?: boolean;
  readonly port?: number;
}

const clientId = 'mooring';
const clientSecret = 'the-secret-of-the-client-that-nobody-is-to-see';

/** A real provider (`oidc-provider`) on this machine, with a sign-in page that asks for the account's name alone. */
export async function startProvider({
  claimsInIdToken = true,
  port = 0,
}: ProviderOptions = {}): Promise<RunningProvider> {
  const people = new Map<string, Person>();
  const requests: string[] = [];
  let tamper: ((token: IdToken) => void) | null = null;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const foreignKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        // Any port of this machine, as a native client may have it: tests do not know theirs beforehand.
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1/api/oidc/callback', 'http://localhost/api/oidc/callback'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'key', alg: 'ES256', use: 'sig' }] },
    cookies: { keys: ['a key of the test'] },
    claims: {
      openid: ['sub'],
      profile: ['preferred_username', 'groups', 'realm_access'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: !claimsInIdToken,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: { Session: 60, Interaction: 60, Grant: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    interactions: { url: (_context, { uid }) => `/sign-in/${uid}` },
    findAccount: (_context, accountId) => {
      const person = people.get(accountId);
      return person && { accountId, claims: async () => ({ ...person, sub: accountId }) };
    },
    // Nobody is asked what this server may know.
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });

  provider.use(async (context, next) => {
    requests.push(`${context.method} ${context.path}`);
    if (context.path.startsWith('/sign-in/')) return signInPage(provider, context, people);
    await next();
    const body: unknown = context.body;
    if (tamper === null || typeof body !== 'object' || body === null || !('id_token' in body)) return;
    const token = read(String(body.id_token));
    tamper(token);
    context.body = { ...body, id_token: write(token, token.signed === 'foreign' ? foreignKey : privateKey) };
  });
  server.on('request', provider.callback());

  return {
    issuer,
    clientSecret,
    environment: {
      MOORING_OIDC_ISSUER: issuer,
      MOORING_OIDC_CLIENT_ID: clientId,
      MOORING_OIDC_CLIENT_SECRET: clientSecret,
      MOORING_OIDC_NAME: 'Company login',
    },
    people,
    requests,
    tamper: (change) => {
      tamper = change;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** What its server's library hands over for a page. */
type PageContext = Parameters<Parameters<Provider['use']>[0]>[0];

/** Asks for the account; without one that is known the sign-in is cancelled. */
async function signInPage(provider: Provider, context: PageContext, people: Map<string, Person>): Promise<void> {
  const { req, res } = context;
  if (req.method === 'GET') {
    context.type = 'html';
    context.body = `<!doctype html><html lang="en"><title>Provider</title><h1>Provider</h1>
      <form method="post"><label>Account <input name="account"></label><button>Continue</button></form></html>`;
    return;
  }
  const account = new URLSearchParams(await textOf(req)).get('account') ?? '';
  // A native client's every sign-in takes the person's consent.
  const result = people.has(account) ? { login: { accountId: account }, consent: {} } : { error: 'access_denied' };
  context.respond = false;
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function read(token: string): IdToken {
  const [header, claims] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  return { header: JSON.parse(header ?? ''), claims: JSON.parse(claims ?? ''), signed: true };
}

function write({ header, claims, signed }: IdToken, key: KeyObject): string {
  const said = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' });
  return `${said}.${signed === false ? '' : signature.toString('base64url')}`;
}
