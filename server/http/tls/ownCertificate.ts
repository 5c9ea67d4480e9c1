import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { Logger } from 'pino';
import type { CertificateFiles } from '../../domain/certificateFiles.ts';

interface Pair {
  readonly cert: string;
  readonly key: string;
}

const dayMs = 86_400_000;
const soonMs = 14 * dayMs;

/** The server's own certificate, read anew when its files change: who renews it need not restart anything. */
export class OwnCertificate {
  readonly #files: CertificateFiles;
  readonly #log: Logger;
  #pair: Pair;
  #timer: NodeJS.Timeout | undefined;
  #problem = '';

  private constructor(files: CertificateFiles, log: Logger, pair: Pair) {
    this.#files = files;
    this.#log = log;
    this.#pair = pair;
  }

  /** Throws an Error that names the variable where a file cannot be used. */
  static async read(files: CertificateFiles, log: Logger): Promise<OwnCertificate> {
    const pair = await readPair(files);
    judge(pair, log);
    return new OwnCertificate(files, log, pair);
  }

  get pair(): Pair {
    return this.#pair;
  }

  /** Looks so often whether the files have changed. What cannot be used is said once, and the former certificate stays. */
  follow(server: Server, everyMs: number): void {
    this.#timer = setInterval(() => void this.#look(server), everyMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(server: Server): Promise<void> {
    try {
      const pair = await readPair(this.#files);
      if (pair.cert === this.#pair.cert && pair.key === this.#pair.key) return;
      judge(pair, this.#log);
      server.setSecureContext(pair);
      this.#pair = pair;
      this.#problem = '';
      this.#log.info('the new certificate is shown from now on');
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      if (problem !== this.#problem) this.#log.warn({ problem }, 'the former certificate stays');
      this.#problem = problem;
    }
  }
}

async function readPair({ cert, key }: CertificateFiles): Promise<Pair> {
  return { cert: await readText('MOORING_TLS_CERT', cert), key: await readText('MOORING_TLS_KEY', key) };
}

async function readText(variable: string, path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${variable}: ${path} cannot be read (${error.code}).`);
  });
}

/** Throws what is wrong with them, in a sentence without anything of the key. */
function judge(pair: Pair, log: Logger): void {
  const certificate = parsed(
    () => new X509Certificate(pair.cert),
    'The file in MOORING_TLS_CERT does not begin with a certificate in PEM.',
  );
  const key = parsed(
    () => createPrivateKey(pair.key),
    'The file in MOORING_TLS_KEY holds no private key in PEM, or one with a passphrase.',
  );
  if (!certificate.checkPrivateKey(key)) {
    throw new Error('The key in MOORING_TLS_KEY is not that of the first certificate in MOORING_TLS_CERT.');
  }
  const [from, until] = [certificate.validFromDate, certificate.validToDate];
  if (until.getTime() < Date.now()) {
    throw new Error(`The certificate in MOORING_TLS_CERT expired on ${until.toISOString()}.`);
  }
  if (from.getTime() > Date.now()) {
    throw new Error(`The certificate in MOORING_TLS_CERT is valid from ${from.toISOString()} only.`);
  }
  parsed(
    () => createSecureContext(pair),
    'A certificate behind the first one in MOORING_TLS_CERT cannot be read, or its key is too weak.',
  );
  if (until.getTime() - Date.now() < soonMs) log.warn({ until }, 'the certificate expires soon');
}

function parsed<Value>(parse: () => Value, problem: string): Value {
  try {
    return parse();
  } catch {
    throw new Error(problem);
  }
}
