import type { ListedRepository } from '../port.ts';
import type { FindingsReader } from '../reading/findings.ts';
import { callApi, pathOf, type QuayClient } from './client.ts';
import { limits } from './limits.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { readFindings } from './reports/findings.ts';
import { type Report, readReport } from './reports/report.ts';
import type { Row } from './row.ts';
import { refusalOf } from './rows/refusal.ts';

/** What Quay answers of reports while its Clair cannot be asked. */
const scannerDown = 520;

/** Reads what hangs on a digest of one repository, and keeps the latest: tags and manifest lists share children. */
export interface ManifestReader {
  /** `missing`: not here, as a child that a proxy never pulled; null where it was not understood. */
  manifest(digest: string): Promise<Manifest | 'missing' | null>;
  /**
   * What Clair says of one manifest; what it found is added to the findings. Images are listed all the same while it is down,
   * and what their last scans found stays.
   */
  report(digest: string, findings: FindingsReader): Promise<Report>;
}

/** `scans`: whether there is a scanner. Without one it is asked for no report. */
export function manifestReader(
  client: QuayClient,
  row: Row,
  repository: ListedRepository,
  scans = true,
): ManifestReader {
  const base = `/repository/${pathOf(repository.namespace, repository.name)}/manifest`;
  return {
    manifest: memoizeLatest(limits.manifestsKept, async (digest) => {
      const response = await callApi(client, row.authToken, `${base}/${digest}`);
      if (response.status === 200) return readManifest(response);
      if (response.status === 404) return 'missing';
      throw await refusalOf(client, row, response.status);
    }),
    report: async (digest, findings) => {
      if (!scans) return { kind: 'none' };
      const path = `${base}/${digest}/security?vulnerabilities=true`;
      const response = await callApi(client, row.authToken, path, 'report');
      // Its details name the scanner's inside host: nothing of them is kept.
      if (response.status === scannerDown) return { kind: 'unavailable' };
      // The scanner was switched off since it was asked for.
      if (response.status === 404) return { kind: 'none' };
      if (response.status !== 200) throw await refusalOf(client, row, response.status);
      const report = readReport(response);
      if (report.kind === 'scanned') readFindings(response, findings);
      return report;
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
