import * as z from 'zod/mini';
import { answerError } from '../../domain/registryError.ts';
import type { ListedScan } from '../../domain/risk/listedScan.ts';
import type { ScanRequest, VulnerabilityReport } from '../port.ts';
import { FindingsReader } from '../reading/findings.ts';
import { collectPages } from '../reading/paging.ts';
import { severityOf } from '../reading/severities.ts';
import { type AcrClient, callEnterprise } from './client.ts';
import { limits } from './limits.ts';
import { enterpriseWalk } from './lists.ts';
import { readScan } from './scanStatus.ts';

/** How the API names one image. `Digest` guards against a tag that has moved. */
type ImageAt = Readonly<Record<'InstanceId' | 'RepoId' | 'Tag' | 'Digest', string>>;

/** A finding is its name and its package: what else is not understood of it is left out, and the finding stays. */
const text = z.catch(z.nullable(z.string()), null);
const vulnerabilitySchema = z.object({
  CveName: z.string(),
  /** The package. */
  Feature: z.string(),
  Version: text,
  VersionFixed: text,
  Severity: text,
  Description: text,
  CveLink: text,
});

/**
 * `ListRepoTagScanResult`, from its published reference; no real server was asked. It gives no CVSS, and rates none
 * critical: High is its worst. Null where the image was never scanned.
 */
export async function readVulnerabilities(client: AcrClient, at: ImageAt): Promise<VulnerabilityReport | null> {
  if ((await readScanState(client, at))?.status !== 'SUCCESS') return null;
  const findings = new FindingsReader();
  const walk = enterpriseWalk<z.infer<typeof vulnerabilitySchema>>(
    client,
    'ListRepoTagScanResult',
    at,
    'Vulnerabilities',
    {
      // One may be listed once for each layer and file: no two elements are alike but by all of their fields.
      keyOf: (element) => JSON.stringify(element),
      maxPages: limits.reportPages,
      read: (raw, index) => {
        const parsed = z.safeParse(z.looseObject(vulnerabilitySchema.shape), raw);
        return parsed.success ? parsed.data : { where: `vulnerabilities[${index}]`, reason: 'notUnderstood' };
      },
    },
  );
  const list = await collectPages(walk);
  // A report that is not whole would hide what an image is at risk by.
  if (list.doubts.some((doubt) => doubt !== 'skipped')) throw answerError('incompleteList', 200);
  findings.skip(list.skipped.length);
  for (const { CveName, Feature, Version, VersionFixed, Severity: severity, Description, CveLink } of list.elements) {
    findings.add({
      name: CveName,
      package: Feature,
      installedVersion: Version ?? '',
      fixedVersion: VersionFixed ?? '',
      severity: severityOf(severity ?? ''),
      scores: [],
      description: Description ?? '',
      links: [CveLink ?? ''],
    });
  }
  return findings.report('');
}

/** `CreateRepoTagScanTask`: it needs a right that the read-only policy does not hold. */
export async function askForScan(client: AcrClient, at: ImageAt): Promise<ScanRequest> {
  await callEnterprise(client, 'CreateRepoTagScanTask', at);
  return 'requested';
}

export async function readScanState(
  client: AcrClient,
  { InstanceId, RepoId, Tag }: ImageAt,
): Promise<ListedScan | null> {
  const scan = await readScan(client, { InstanceId, RepoId, Tag });
  if (scan === 'notUnderstood') throw answerError('unexpectedAnswer', 200);
  return scan;
}
