import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

interface TestCertificates {
  /** PEM of the authority that signed all but `selfSigned`. */
  readonly authority: string;
  readonly valid: KeyPair;
  readonly expired: KeyPair;
  readonly notYetValid: KeyPair;
  readonly otherName: KeyPair;
  /** For the address 127.0.0.1 rather than a name. */
  readonly forAddress: KeyPair;
  readonly selfSigned: KeyPair;
}

export const certifiedName = 'harbor.example.test';

const validNow = ['20200101000000Z', '20890101000000Z'] as const;

const caConfig = `
[ca]
default_ca = authority
[authority]
certificate = authority.pem
private_key = authority.key
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
unique_subject = no
policy = any
[any]
commonName = supplied
`;

/** Makes an authority and certificates of every defect with the machine's openssl; nothing is left behind. */
export function makeCertificates(): TestCertificates {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

  const selfSign = (name: string, subject: string, ...more: string[]): KeyPair => {
    openssl('req', '-x509', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', subject, ...more);
    return { key: readFileSync(file(`${name}.key`), 'utf8'), cert: readFileSync(file(`${name}.pem`), 'utf8') };
  };
  // `openssl ca` is the one command that sets both ends of the validity in every OpenSSL 3.
  const sign = (
    name: string,
    alternativeName: string,
    [from, until]: readonly [string, string] = validNow,
  ): KeyPair => {
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    writeFileSync(file(`${name}.ext`), `subjectAltName=${alternativeName}\n`);
    const dates = ['-startdate', from, '-enddate', until];
    openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'ca.cnf',
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
      ...dates,
      '-extfile',
      `${name}.ext`,
    );
    return { key: readFileSync(file(`${name}.key`), 'utf8'), cert: readFileSync(file(`${name}.pem`), 'utf8') };
  };

  try {
    const authority = selfSign('authority', '/O=Example Authority', '-days', '30').cert;
    writeFileSync(file('ca.cnf'), caConfig);
    writeFileSync(file('index.txt'), '');
    const dns = `DNS:${certifiedName}`;
    return {
      authority,
      valid: sign('valid', dns),
      expired: sign('expired', dns, ['20200101000000Z', '20200201000000Z']),
      notYetValid: sign('not-yet-valid', dns, ['20900101000000Z', '20910101000000Z']),
      otherName: sign('other-name', 'DNS:other.example.test'),
      forAddress: sign('for-address', 'IP:127.0.0.1'),
      selfSigned: selfSign('self-signed', `/CN=${certifiedName}`, '-addext', `subjectAltName=${dns}`, '-days', '30'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
