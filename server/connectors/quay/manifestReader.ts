import { answerError } from '../../domain/registryError.ts';
import type { ListedRepository } from '../port.ts';
import type { FindingsReader } from '../reading/findings.ts';
import { callApi, pathOf, type QuayClient } from './client.ts';
import { readFindings } from './findings.ts';
import { limits } from './limits.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { refusalOf } from './refusal.ts';
import { type Report, readReport } from './report.ts';
import type { Row } from './row.ts';

/** What Quay answers of reports while its Clair cannot be asked. */
const scannerDown = 520;

/** Reads what hangs on a digest of one repository, and keeps the latest: tags and manifest lists share children. */
export interface ManifestReader {
  /** `missing`: not here, as a child that a proxy never pulled; null where it was not understood. */
  manifest(digest: string): Promise<Manifest | 'missing' | null>;
  report(digest: string): Promise<Report>;
  /** Adds what was found in one manifest, read anew; false where there is no report. RegistryFailure while Clair is down. */
  addFindings(digest: string, findings: FindingsReader): Promise<boolean>;
}

export function manifestReader(client: QuayClient, row: Row, repository: ListedRepository): ManifestReader {
  const base = `/repository/${pathOf(repository.namespace, repository.name)}/manifest`;
  const security = async (digest: string) => {
    const response = await callApi(client, row.authToken, `${base}/${digest}/security?vulnerabilities=true`);
    // 404: without a scanner there is no such path.
    if ([200, 404, scannerDown].includes(response.status)) return response;
    throw await refusalOf(client, row, response.status);
  };
  return {
    manifest: memoizeLatest(limits.manifestsKept, async (digest) => {
      const response = await callApi(client, row.authToken, `${base}/${digest}`);
      if (response.status === 200) return readManifest(response);
      if (response.status === 404) return 'missing';
      throw await refusalOf(client, row, response.status);
    }),
    report: memoizeLatest(limits.reportsKept, async (digest) => {
      const response = await security(digest);
      // Images are listed all the same, and what their last scans found stays.
      if (response.status === scannerDown) return { kind: 'unavailable' };
      return response.status === 200 ? readReport(response) : { kind: 'none' };
    }),
    addFindings: async (digest, findings) => {
      const response = await security(digest);
      if (response.status === scannerDown) throw answerError('status', scannerDown);
      return response.status === 200 && readFindings(response, findings);
    },
  };
}

/** Memoizes the answers of the `most` recently used digests: a repository may hold thousands. */
export function memoizeLatest<Result>(
  most: number,
  ask: (digest: string) => Promise<Result>,
): (digest: string) => Promise<Result> {
  const asked = new Map<string, Promise<Result>>();
  return (digest) => {
    const answer = asked.get(digest) ?? ask(digest);
    // A map keeps the order of insertion: put in anew, the first is the least recently used.
    asked.delete(digest);
    asked.set(digest, answer);
    const [oldest] = asked.keys();
    if (asked.size > most && oldest !== undefined) asked.delete(oldest);
    return answer;
  };
}
