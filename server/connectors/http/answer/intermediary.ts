import { RegistryError } from '../../../domain/registryError.ts';
import type { RegistryTarget } from '../../../domain/registryTarget.ts';
import type { RegistryResponse } from './registryResponse.ts';

/** Gateways say so themselves, and servers that fail: neither is anybody's refusal. */
const troubles = new Set([500, 502, 504]);
/** In the order in which they tell who answered; at most three are shown. */
const tellingHeaders = [
  ...['Server', 'Via', 'Proxy-Authenticate', 'WWW-Authenticate', 'X-Squid-Error', 'CF-Ray', 'X-Amzn-ErrorType'],
  ...['X-Amz-Cf-Id', 'X-Azure-Ref', 'X-Iinfo', 'X-Sucuri-ID', 'X-Cache', 'X-Served-By', 'X-Powered-By'],
];
const mostHeaders = 3;
const longest = { header: 80, title: 120, page: 16_384 };

/**
 * The failure of an answer that is not the registry's own: a page, or a refusal of a proxy, a firewall, a gateway or a portal
 * in between. Null for the registry's own, whatever it says.
 */
export function intermediaryFailure(
  response: RegistryResponse,
  isOwn: (response: RegistryResponse) => boolean,
  call: { readonly path: string; readonly target: RegistryTarget },
): RegistryError | null {
  const { status } = response;
  const isForeign = status < 400 ? looksLikeHtml(response) : !isOwn(response);
  if (!isForeign) return null;
  return new RegistryError({
    code: 'RegistryFailure',
    reason: reasonFor(status, call.path),
    status,
    ...whoAnswered(response, call.target),
  });
}

function reasonFor(status: number, path: string): 'status' | 'encodedNameRefused' | 'intermediary' {
  if (troubles.has(status)) return 'status';
  const isRefusedPath = [400, 403, 404, 406, 414].includes(status) && /%25/i.test(path);
  return isRefusedPath ? 'encodedNameRefused' : 'intermediary';
}

/** The title of a page and the headers that name who answered, without what goes out as a secret. */
export interface SeenOfAnswerer {
  readonly title?: string;
  readonly answeredBy?: string[];
}

export function whoAnswered(response: RegistryResponse, target: RegistryTarget): SeenOfAnswerer {
  const title = withoutSecrets(titleOf(response), target).replace(new RegExp(`^${response.status}$`), '');
  const answeredBy = tellingHeaders
    .flatMap((name) => {
      const value = response.header(name);
      return value === null ? [] : [oneLine(`${name}: ${value}`, longest.header)];
    })
    .filter((text) => withoutSecrets(text, target) !== '')
    .slice(0, mostHeaders);
  return { ...(title === '' ? {} : { title }), ...(answeredBy.length === 0 ? {} : { answeredBy }) };
}

export function looksLikeHtml(response: RegistryResponse): boolean {
  const type = response.header('content-type') ?? '';
  return (
    /^\s*<(!doctype|html|head|body|\?xml|!--)/i.test(response.text) ||
    (/html/i.test(type) && /^\s*</.test(response.text))
  );
}

/** The title of a page, the message of a gateway's JSON, or the first line of a text. */
function titleOf(response: RegistryResponse): string {
  const page = response.text.slice(0, longest.page);
  const marked = /<title[^<>]*>([^<]*)/i.exec(page)?.[1] ?? /<h[12][^<>]*>([^<]*)/i.exec(page)?.[1];
  if (marked !== undefined) return oneLine(decodeEntities(marked), longest.title);
  if (/^\s*</.test(page)) return '';
  const message = /"(?:message|error_msg|error|detail|reason)"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(page)?.[1];
  if (message !== undefined) return oneLine(message, longest.title);
  return /^\s*[[{]/.test(page) ? '' : oneLine(page.trim().split('\n', 1)[0] ?? '', longest.title);
}

function decodeEntities(text: string): string {
  return text
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&');
}

function oneLine(text: string, most: number): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, most);
}

/** A page may hold what was sent to it. */
function withoutSecrets(text: string, { userName, password, organizations }: RegistryTarget): string {
  const basic = Buffer.from(`${userName}:${password}`).toString('base64');
  const secrets = [password, basic, ...organizations.map(({ authToken }) => authToken)];
  return secrets.some((secret) => secret !== '' && text.includes(secret)) ? '' : text;
}
