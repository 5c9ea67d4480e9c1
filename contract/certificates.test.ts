import { expect, test } from 'vitest';
import { certificateBlocks, certificatesIssue } from './certificates.ts';
import { caCertificate } from './fields.ts';

const pem = (label: string, body = 'QUJD') => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;
const certificate = pem('CERTIFICATE');

test.each([
  ['alone', certificate],
  ['with text around', `Subject: CN=Own authority\r\n${certificate}\r\n# until 2030`],
  [
    'beside a request, a list of revoked ones and a public key',
    [pem('CERTIFICATE REQUEST'), pem('X509 CRL'), certificate, pem('PUBLIC KEY')].join('\n'),
  ],
  ['as copied out of JSON', `"${certificate.replaceAll('\n', '\\n')}"`],
  ['with marks that nobody sees', `\ufeff${certificate.replace('QUJD', 'QU\u200bJD')}`],
])('a certificate %s is taken, and nothing else', (_how, text) => {
  expect(caCertificate.parse(text)).toBe(certificate);
});

test.each([
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'DSA PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'SSH2 ENCRYPTED PRIVATE KEY',
  'PGP PRIVATE KEY BLOCK',
])('a text with a %s is refused as that, wherever the key stands', (label) => {
  for (const text of [
    pem(label),
    certificate + pem(label),
    pem(label) + certificate,
    `${certificate}-----BEGIN ${label}`,
  ]) {
    expect(certificatesIssue(text)).toBe('privateKey');
  }
});

test('a key is found however it was copied, and the refusal does not repeat it', () => {
  for (const text of [
    `${certificate}${pem('PRIVATE\u200b KEY')}`,
    `${certificate}\n---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----`,
    `${certificate}\n----- begin rsa private key -----`,
    `PuTTY-User-Key-File-3: ssh-ed25519\n${certificate}`,
    `${'x'.repeat(70_000)}${pem('PRIVATE KEY')}`,
  ]) {
    const { error } = caCertificate.safeParse(text);
    expect(error?.issues.map(({ message }) => message)).toEqual(['privateKey']);
    expect(JSON.stringify(error)).not.toContain('QUJD');
  }
});

test.each([
  ['a request for a certificate', pem('CERTIFICATE REQUEST')],
  ['PKCS #7', pem('PKCS7')],
  ['the bytes of a certificate without its lines', 'MIIBszCCAVmgAwIBAgIUQ'],
  ['a certificate that is cut', certificate.slice(0, -5)],
  ['nothing', '   '],
])('%s is not taken', (_what, text) => {
  expect(certificatesIssue(text)).toBe('pem');
});

test('more than any bundle of one registry is too long', () => {
  expect(certificatesIssue(certificate.repeat(32))).toBeNull();
  expect(certificatesIssue(certificate.repeat(33))).toBe('tooLong');
  expect(certificatesIssue(certificate + ' '.repeat(66_000))).toBe('tooLong');
  expect(certificateBlocks(certificate.repeat(2))).toHaveLength(2);
});
