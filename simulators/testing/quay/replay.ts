import { type NewToken, scopes, type Tokens } from '../../quay/tokens.ts';
import type { Recording } from '../../recordings/readRecordings.ts';
import { type Reply, sendRecorded } from '../../recordings/sendRecorded.ts';
import { recordedPassword } from './recordedWorld.ts';

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** The tokens of the recordings, by what they call them; null for one that nobody knows. */
const bearers: Readonly<Record<string, NewToken | null>> = {
  'token repo:read': { scopes: ['repo:read'] },
  'token user:read': { scopes: ['user:read'] },
  'token user:read super:user': { scopes: ['user:read', 'super:user'] },
  'token super:user': { scopes: ['super:user'] },
  'token every scope': { scopes },
  'token org:admin': { scopes: ['org:admin'] },
  'token of a member, every scope': { owner: 'viewer', scopes },
  'token of a member repo:read': { owner: 'viewer', scopes: ['repo:read'] },
  'token of a member': { owner: 'viewer', scopes: ['repo:read'] },
  'viewer token': { owner: 'viewer', scopes: ['repo:read'] },
  'token of an outsider': { owner: 'outsider', scopes: ['repo:read'] },
  'expired token': { scopes: ['repo:read'], state: 'expired' },
  'token of a disabled user': { scopes: ['repo:read'], state: 'ownerDisabled' },
  'unknown token': null,
};

/** What `$oauthtoken` signed in with, by the number of the recording. */
const oauthTokens: Readonly<Record<string, NewToken | null>> = {
  95: {},
  96: null,
  97: null,
  98: null,
  99: { state: 'expired' },
  100: { state: 'ownerDisabled' },
  101: { scopes: ['repo:read'] },
  102: { scopes: ['user:read'] },
  103: { owner: 'viewer', scopes: ['repo:read'] },
  104: { owner: 'outsider', scopes: ['repo:read'] },
  105: { scopes: ['repo:read'] },
  142: { state: 'expired' },
  143: null,
};

function authorization({ name, request: { auth, user = '' } }: Recording, tokens: Tokens): string | undefined {
  const issued = (token: NewToken | null | undefined) => (token ? tokens.issue(token) : 'x'.repeat(40));
  if (auth === 'anonymous') return undefined;
  if (auth.startsWith('$oauthtoken')) return basic('$oauthtoken', issued(oauthTokens[name.split('-', 1)[0] ?? '']));
  if (auth in bearers) return `Bearer ${issued(bearers[auth])}`;
  return basic(user, auth === 'wrong-password' ? 'certainly-wrong' : recordedPassword);
}

/** Sends a recording's request to a simulated Quay that has these tokens, its path untouched. */
export function replay(port: number, recording: Recording, tokens: Tokens): Promise<Reply> {
  return sendRecorded(port, recording, authorization(recording, tokens));
}
