import { type IssueKey, issue } from './issues.ts';
import { limits } from './limits.ts';

/** What is taken of a text in which somebody gives certificates: the certificates, and nothing that stands beside them. */

const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** Line breaks as a copy out of JSON or YAML leaves them, and marks that nobody sees. */
const asPasted = (text: string) => text.replaceAll(/(?:\\r)?\\n/g, '\n').replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '');

/** Each certificate of a PEM text, in order. */
export function certificateBlocks(text: string): readonly string[] {
  return asPasted(text).match(block) ?? [];
}

/** Private keys of any kind, whole or cut: PKCS #1 and #8, encrypted or not, OpenSSH, SSH2, PGP, PuTTY. */
const privateKey = /BEGIN[^\n]{0,40}PRIVATE\s+KEY|PuTTY-User-Key-File/i;

function holdsPrivateKey(text: string): boolean {
  return privateKey.test(asPasted(text));
}

/** What is wrong with a text of certificates; null where it can be taken. Whether they can be read is the server's to say. */
export function certificatesIssue(text: string): IssueKey | null {
  if (holdsPrivateKey(text)) return issue('privateKey');
  if (text.length > limits.certificates.text) return issue('tooLong');
  const found = certificateBlocks(text).length;
  if (found === 0) return issue('pem');
  return found > limits.certificates.max ? issue('tooLong') : null;
}
