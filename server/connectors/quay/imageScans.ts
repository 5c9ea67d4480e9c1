import { concurrently } from '../../concurrency/concurrently.ts';
import { answerError, scanError } from '../../domain/registryError.ts';
import type { ListedScan } from '../../domain/risk/listedScan.ts';
import type { ImageFacts, ScannableImage, ScanRequest, VulnerabilityReport } from '../port.ts';
import { FindingsReader } from '../reading/findings.ts';
import type { QuayClient } from './client.ts';
import { settingsOf } from './identify.ts';
import { readFacts, readScannedFacts, scannedChildren, understood } from './imageFacts.ts';
import { limits } from './limits.ts';
import { type ManifestReader, manifestReader } from './manifestReader.ts';
import { rowOf } from './row.ts';

/** What the list of tags leaves open of an image, or that it is none; `platforms` where its content was read before. */
export async function readImageFacts(
  client: QuayClient,
  image: ScannableImage,
  platforms?: readonly string[],
): Promise<ImageFacts | 'noImage'> {
  const { scans } = await settingsOf(client);
  const reader = readerOf(client, image, scans);
  return platforms === undefined ? readFacts(reader, image.digest) : readScannedFacts(reader, platforms);
}

/** The report of an image, or those of a list's children as one; null where Clair has none of them. */
export async function readVulnerabilities(
  client: QuayClient,
  image: ScannableImage,
): Promise<VulnerabilityReport | null> {
  const { scans } = await settingsOf(client);
  // Without a scanner there is no report: Quay would answer each question with 404.
  if (!scans) return null;
  const reader = readerOf(client, image, scans);
  const { children } = await understood(reader, image.digest);
  const digests = children === null ? [image.digest] : scannedChildren(children).map(({ digest }) => digest);
  const findings = new FindingsReader();
  const reports = await concurrently(digests, limits.callsAtOnce, (digest) => reader.report(digest, findings));
  if (reports.some(({ kind }) => kind === 'unavailable')) throw answerError('status', null);
  if (reports.some(({ kind }) => kind === 'notUnderstood')) throw answerError('unexpectedAnswer', 200);
  return reports.some(({ kind }) => kind === 'scanned') ? findings.report('Clair') : null;
}

/** Clair scans whatever is pushed and takes no requests. */
export async function askForScan(): Promise<ScanRequest> {
  return 'byItself';
}

export async function readScanState(client: QuayClient, image: ScannableImage): Promise<ListedScan | null> {
  if (!(await settingsOf(client)).scans) throw scanError('noScanner');
  const facts = await readImageFacts(client, image);
  if (facts === 'noImage') throw scanError('unsupported');
  if (facts.scanBlocked === 'unsupported' || facts.scanBlocked === 'tooLarge') throw scanError(facts.scanBlocked);
  if (facts.scan === 'unavailable') throw answerError('status', null);
  if (facts.scan === 'notUnderstood') throw answerError('unexpectedAnswer', 200);
  return facts.scan;
}

function readerOf(client: QuayClient, { repository }: ScannableImage, scans: boolean): ManifestReader {
  return manifestReader(client, rowOf(client.target, repository), repository, scans);
}
