import { concurrently } from '../../concurrency/concurrently.ts';
import type { ListedScan } from '../../domain/listedScan.ts';
import { answerError, scanError } from '../../domain/registryError.ts';
import type { ScannableImage, ScanRequest, VulnerabilityReport } from '../port.ts';
import { FindingsReader } from '../reading/findings.ts';
import type { QuayClient } from './client.ts';
import { factsOf, scannedChildren } from './images.ts';
import { limits } from './limits.ts';
import { type ManifestReader, manifestReader } from './manifestReader.ts';
import { rowOf } from './row.ts';

/** The report of an image, or those of a list's children as one; null where Clair has none of them. */
export async function readVulnerabilities(
  client: QuayClient,
  image: ScannableImage,
): Promise<VulnerabilityReport | null> {
  const reader = readerOf(client, image);
  const findings = new FindingsReader();
  const digests = await scannedDigests(reader, image.digest);
  const read = await concurrently(digests, limits.callsAtOnce, (digest) => reader.addFindings(digest, findings));
  return read.includes(true) ? findings.report('Clair') : null;
}

/** Clair scans whatever is pushed and takes no requests. */
export async function askForScan(): Promise<ScanRequest> {
  return 'byItself';
}

export async function readScanState(client: QuayClient, image: ScannableImage): Promise<ListedScan | null> {
  const facts = await factsOf(readerOf(client, image), image.digest);
  if (facts === 'gone') throw scanError('imageGone');
  if (facts === undefined || facts === 'noImage') throw scanError('unsupported');
  if (facts.scanBlocked === 'unsupported' || facts.scanBlocked === 'tooLarge') throw scanError(facts.scanBlocked);
  if (facts.scan === 'unavailable') throw answerError('status', null);
  if (facts.scan === 'notUnderstood') throw answerError('unexpectedAnswer', 200);
  return facts.scan;
}

function readerOf(client: QuayClient, { repository }: ScannableImage): ManifestReader {
  return manifestReader(client, rowOf(client.target, repository), repository);
}

async function scannedDigests(reader: ManifestReader, digest: string): Promise<readonly string[]> {
  const manifest = await reader.manifest(digest);
  if (manifest === 'missing') throw scanError('imageGone');
  const children = manifest?.children;
  return children ? scannedChildren(children).map((child) => child.digest) : [digest];
}
