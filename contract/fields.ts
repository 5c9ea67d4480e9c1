import * as z from 'zod/mini';
import { parseBoundedJson } from './boundedJson.ts';
import { certificateBlocks, certificatesIssue } from './certificates.ts';
import { issue } from './issues.ts';
import { limits } from './limits.ts';
import { readLine, readToken, trimmed, unseenIn } from './typedText.ts';

/** The kinds of field that several actions share, each with its rule and the key of its message. */

/** Half of a surrogate pair is one too: it is no text, and what puts it into an address throws. */
const controlCharacter = /[\p{Cc}\p{Cs}]/u;
/** In a line that is shown, marks of direction as well: by them a name looks like another. */
const unshowable = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u;

function lineOrNone(maxLength: number, read: (text: string) => string) {
  return z.string({ error: issue('required') }).check(
    z.overwrite(read),
    z.maxLength(maxLength, { error: issue('tooLong') }),
    z.refine((text) => !unshowable.test(text), { error: issue('controlCharacters') }),
  );
}

/** No empty text. */
function given() {
  return z.minLength(1, { error: issue('required'), abort: true });
}

/** One line of text without control characters: no header or log line can be split with it. `read` says what it plainly means. */
export function lineOfText(maxLength: number, read: (text: string) => string = readLine) {
  return lineOrNone(maxLength, read).check(given());
}

/** A text that only finds, or is only looked at: empty and of any signs. */
export function anyText(maxLength: number) {
  return z.string({ error: issue('type') }).check(z.maxLength(maxLength, { error: issue('tooLong') }));
}

/** A name or code that is ASCII by nature, a token among them: neither blanks nor invisible characters can belong to it. */
export function token(maxLength: number) {
  return lineOfText(maxLength, readToken);
}

/**
 * Who we are at a registry, or '' where nobody has to be somebody. Whether an invisible character belongs to a name there only the registry knows: it is named,
 * not taken away.
 */
export const accountNameOrNone = lineOrNone(limits.text.userName, trimmed).check(
  z.refine((text) => unseenIn(text) === null, { error: issue('invisible') }),
);
export const accountName = accountNameOrNone.check(given());

/** A password, or '' for none, is kept exactly as typed: white space counts. */
export function secretOrNone(maxLength: number) {
  return z.string({ error: issue('required') }).check(
    z.maxLength(maxLength, { error: issue('tooLong') }),
    z.refine((text) => !controlCharacter.test(text), { error: issue('controlCharacters') }),
  );
}

export function secret(maxLength: number) {
  return secretOrNone(maxLength).check(given());
}

const ipv4Pattern = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Dotted-quad only: a leading zero or a bare number would be read as octal or as one integer. */
export function isIpv4(text: string): boolean {
  return ipv4Pattern.test(text);
}

/** RFC 4291 text forms, without zone and without brackets. */
export function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return false;
  const groupsOf = (half: string) => (half === '' ? [] : half.split(':'));
  const groups = halves.flatMap(groupsOf);
  const last = groups.at(-1);
  const embedded = last?.includes('.') && isIpv4(last);
  const hex = embedded ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  const count = hex.length + (embedded ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

export function isIp(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

/** An address, or a range of them: `10.0.0.7`, `10.0.0.0/8`, `fd00::/8`. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  if (!isIp(address) || rest.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (address.includes(':') ? 128 : 32);
}

/** RFC 1123 host name: labels of letters, digits and inner hyphens, 253 characters in all. */
export function isHostName(text: string): boolean {
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  return (
    name.length <= limits.text.domainName &&
    name.split('.').every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label))
  );
}

export const ipAddress = token(45).check(z.refine(isIp, { error: issue('ip') }));

/** A host name, or an IP literal (then Host is the IP and there is no TLS name). */
export const domainName = token(limits.text.domainName).check(
  z.refine((text) => isIp(text) || isHostName(text), { error: issue('domainName') }),
);

export const port = z
  .number({ error: issue('port') })
  .check(
    z.int({ error: issue('port') }),
    z.minimum(limits.port.min, { error: issue('port') }),
    z.maximum(limits.port.max, { error: issue('port') }),
  );

export const vpcId = token(64).check(z.regex(/^vpc-[A-Za-z0-9]+$/, { error: issue('vpcId') }));

/** Images per hour; 0 means unlimited. */
export const transPerHour = z
  .number({ error: issue('transPerHour') })
  .check(
    z.int({ error: issue('transPerHour') }),
    z.minimum(limits.transPerHour.unlimited, { error: issue('transPerHour') }),
    z.maximum(limits.transPerHour.max, { error: issue('transPerHour') }),
  );

/** A registry's own id: whole, positive, and safe in JSON. */
export const id = z.number({ error: issue('type') }).check(z.int(), z.positive());

export const globPatterns = z
  .array(lineOfText(limits.patterns.length))
  .check(z.maxLength(limits.patterns.max, { error: issue('tooLong') }));

/** One or more PEM certificates; what stands beside them is left out, and a private key is refused before anything is sent or kept. */
export const caCertificate = z.string().check(
  // What stands around the certificates may be longer than they.
  z.maxLength(524_288, { error: issue('tooLong'), abort: true }),
  z.check(({ value, issues }) => {
    const message = certificatesIssue(value);
    // Without its input: nobody may log or answer a key.
    if (message !== null) issues.push({ code: 'custom', message, input: null, continue: true });
  }),
  z.overwrite((text) => certificateBlocks(text).join('\n')),
);

/** SHA-256 as 64 hex digits, colons allowed. */
export const fingerprint = z
  .string()
  .check(
    z.overwrite(readToken),
    z.maxLength(95, { error: issue('fingerprint'), abort: true }),
    z.regex(/^(?:[0-9a-f]{2}:?){31}[0-9a-f]{2}$/i, { error: issue('fingerprint') }),
  );

/** A host, and its port where it is not HTTPS's own, as a registry names its token service: `auth.example.com:5001`. */
export const hostAndPort = z.string().check(
  z.overwrite((text) => readToken(text).toLowerCase()),
  z.maxLength(limits.text.hostAndPort, { error: issue('tooLong'), abort: true }),
  z.regex(/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/, { error: issue('domainName') }),
);

/** Parses JSON text; text that is not JSON, or too much of it, is an issue, never an exception. */
export const jsonText = z.transform((text: string, context): unknown => {
  const parsed = parseBoundedJson(text);
  if ('value' in parsed) return parsed.value;
  context.issues.push({ code: 'custom', message: parsed.issue, input: text });
  return z.NEVER;
});
