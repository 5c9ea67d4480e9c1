/** What the name of a variable says of its value: `certain` where any value of it would be a secret, `likely` where one that looks random would. */
export type Suspicion = 'certain' | 'likely';

const certainWords = ['password', 'passwd', 'passphrase', 'secret', 'token', 'credential', 'credentials'];
const certainAlone = ['pass', 'pwd', 'pw'];
const likelyWords = ['key', 'apikey', 'access', 'auth', 'creds', 'secrets', 'tokens', 'passwords'];
/** Ends of words that were written together: `PGPASSWORD`, `dbpass`, `AUTHTOKEN`, `apikey`. */
const certainEnd =
  /(?:password|passwd|passphrase|secret|authtoken|accesstoken|apitoken|userpass|dbpass|rootpass|storepass|keypass)$/;
const likelyEnd = /(?:apikey|secretkey|accesskey|privatekey|accountkey|token)$/;

/** Of public keys and fingerprints, which are there to be read. */
const publicWords = [
  'public',
  'pub',
  'pubkey',
  'gpg',
  'pgp',
  'gnupg',
  'gpgkey',
  'gpgkeys',
  'fingerprint',
  'site',
  'publishable',
  'recv',
];

/** What stands last where the value is not the secret but something about it, as where its file is. */
const aboutWords = [
  'file',
  'files',
  'filename',
  'path',
  'dir',
  'directory',
  'folder',
  'location',
  'url',
  'uri',
  'endpoint',
  'host',
  'hosts',
  'hostname',
  'port',
  'server',
  'servers',
  'keyserver',
  'keyring',
  'ttl',
  'expiry',
  'expires',
  'expiration',
  'lifetime',
  'timeout',
  'days',
  'seconds',
  'minutes',
  'interval',
  'size',
  'length',
  'bits',
  'count',
  'limit',
  'min',
  'max',
  'number',
  'name',
  'names',
  'username',
  'user',
  'id',
  'ids',
  'index',
  'label',
  'alias',
  'prefix',
  'suffix',
  'type',
  'kind',
  'mode',
  'format',
  'encoding',
  'version',
  'release',
  'revision',
  'commit',
  'ref',
  'branch',
  'tag',
  'sha',
  'sha1',
  'sha256',
  'sha384',
  'sha512',
  'md5',
  'checksum',
  'digest',
  'hash',
  'hasher',
  'hashing',
  'algorithm',
  'alg',
  'algo',
  'cipher',
  'method',
  'policy',
  'rule',
  'rules',
  'regex',
  'pattern',
  'validator',
  'provider',
  'manager',
  'store',
  'backend',
  'service',
  'driver',
  'plugin',
  'module',
  'class',
  'helper',
  'command',
  'cmd',
  'script',
  'program',
  'enabled',
  'enable',
  'disabled',
  'disable',
  'required',
  'require',
  'allow',
  'allowed',
  'optional',
  'stdin',
  'prompt',
  'debug',
  'log',
  'logs',
  'logging',
  'level',
  'parallelism',
  'header',
  'field',
  'param',
  'claim',
  'issuer',
  'audience',
  'scope',
  'scopes',
  'realm',
  'domain',
  'region',
  'origin',
  'origins',
  'control',
  'rotation',
  'strength',
  'complexity',
  'history',
  'reset',
  'change',
  'changed',
  'age',
  'delimiter',
  'separator',
  'layout',
  'map',
  'binding',
  'bindings',
  'repeat',
];

/** What stands anywhere where the name is of a switch: `--disabled-password`, `NO_AUTH`. */
const switchWords = [
  'disabled',
  'disable',
  'no',
  'without',
  'allow',
  'empty',
  'random',
  'skip',
  'require',
  'generate',
  'use',
  'enable',
  'list',
  'recv',
];

const has = (words: readonly string[], one: string) => words.includes(one);

/** Words of a name in lower case, however they are joined: `DB_PASSWORD`, `dbPassword`, `db.password`, `db-password`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** Whether a name tells that its value is a secret; null where it does not. */
export function suspicionOf(name: string): Suspicion | null {
  const words = wordsOf(name);
  const last = (words.at(-1) ?? '').replace(/^\d+$/, '') || (words.at(-2) ?? '');
  if (words.length === 0 || words.some((word) => has(publicWords, word))) return null;
  if (has(aboutWords, last) || words.some((word) => has(switchWords, word))) return null;
  // The directory that a shell is in, and the one before.
  if (/^(?:OLD)?PWD$/i.test(name)) return null;
  if (has([...certainWords, ...certainAlone], last) || certainEnd.test(last)) return 'certain';
  // `SECRET_KEY_BASE`, `TOKEN_GITHUB`: the word stands before another.
  const isLikely = (word: string) =>
    has([...certainWords, ...likelyWords], word) || certainEnd.test(word) || likelyEnd.test(word);
  return words.some(isLikely) ? 'likely' : null;
}
