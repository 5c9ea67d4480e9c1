import type { Suspicion } from './secretNames.ts';

/** What people write where a value is still to be put, and what says that there is none. */
const placeholders =
  /^(?:change[-_ ]?(?:me|it|this)\w{0,16}|replace[-_ ]?(?:me|this|with)\w{0,16}|your[-_ ].{0,64}|my[-_ ]?(?:password|secret|token|key)|example\w{0,16}|sample|dummy|placeholder|fixme|todo|tbd|redacted|masked|hidden|removed|none|null|nil|undefined|unset|empty|default|n\/a|true|false|yes|no|on|off|auto|random|enabled|disabled|password|passwd|pass|secret|token|key|credentials?|invalid|unused|not[-_ ]?(?:set|used|needed|a[-_ ]?secret)|x+|\*+|\.+|-+|_+|0+|#+|\?+)$/i;
/** `<your token>`, `${TOKEN}`, `$TOKEN`, `$(cat …)`, `%TOKEN%`, `{{ token }}`, `@token@`. */
const references = /^(?:<.*>|\$.*|`.*`?|%[^%]{1,128}%|\{\{?.*\}\}?|@[\w.-]+@|\[.*\])$/s;
/** A public key or certificate. */
const published =
  /^(?:ssh-(?:rsa|ed25519|dss) |ecdsa-sha2-|-----BEGIN (?:RSA |EC )?(?:PUBLIC KEY|CERTIFICATE|PGP PUBLIC))/;
const checksum = /^(?:sha(?:1|256|384|512)|md5)[:-]/i;
/** An id as `--secret id=npm` names what the build hands in. */
const mounted = /^(?:id|src|source|type|target|env)=/;
const path = /^(?:\.{0,2}|~|[A-Za-z]:|file:\/{0,2})(?:[/\\][\w.@+-]*)+$/;
const url = /^[a-z][a-z\d+.-]{0,31}:\/\/\S*$/i;
const urlWithPassword = /^[a-z][a-z\d+.-]{0,31}:\/\/[^\s/@]*:[^\s/@]+@/i;
/** Of OpenPGP, as they stand in the Dockerfiles of distributions; a token is in small letters or mixed. */
const fingerprint = /^(?:0x)?(?:[\dA-F]{8}|[\dA-F]{16}|[\dA-F]{40})$/;
const version = /^v?\d+(?:\.\d+){1,4}[\w.+~-]{0,32}$/;

/** Whether a value under a name of this suspicion is taken for a secret. */
export function isSecretValue(value: string, suspicion: Suspicion): boolean {
  const text = value.trim();
  if (text === '' || placeholders.test(text) || references.test(text)) return false;
  if (published.test(text) || checksum.test(text) || mounted.test(text) || version.test(text)) return false;
  if (url.test(text)) return urlWithPassword.test(text);
  if (path.test(text) && !text.split(/[/\\]/).some(isRandomLong)) return false;
  if (/^-?\d+(?:\.\d+)?[smhdkMG]?$/.test(text))
    return suspicion === 'certain' && text.length >= 4 && /^\d+$/.test(text);
  return suspicion === 'certain' || (looksRandom(text) && !fingerprint.test(text));
}

/** Letters and figures mixed in one run, as no word has them. */
function looksRandom(text: string): boolean {
  return (text.match(/[A-Za-z\d+/]{8,}/g) ?? []).some((run) => /\d/.test(run) && /[A-Za-z]/.test(run));
}

function isRandomLong(segment: string): boolean {
  return segment.length >= 20 && /\d/.test(segment) && /[a-z]/.test(segment) && /[A-Z]/.test(segment);
}
