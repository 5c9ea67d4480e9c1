import * as z from 'zod/mini';
import { answerError, rightsMissing, scanError } from '../../domain/registryError.ts';
import type { ListedScan } from '../../domain/risk/listedScan.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { AnswerKind } from '../http/httpLimits.ts';
import type { ScannableImage, ScanRequest, VulnerabilityReport } from '../port.ts';
import type { HarborClient } from './client.ts';
import { errorsIn } from './errorFormat.ts';
import { limits } from './limits.ts';
import { readReport } from './reports/report.ts';
import { readScanOverview } from './reports/scanOverview.ts';
import { signIn, signInAgain } from './signIn.ts';

const scannedSchema = z.object({ digest: z.string(), scan_overview: z.optional(z.unknown()) });

/** What the scanner found in one image; null where Harbor has no report (an empty object). */
export async function readVulnerabilities(
  client: HarborClient,
  image: ScannableImage,
): Promise<VulnerabilityReport | null> {
  const { api } = client;
  const response = await askOfImage(client, 'readReports', () =>
    get(client, api.report(image), api.reportHeaders, 'report'),
  );
  return readReport(response);
}

export async function readScanState(client: HarborClient, image: ScannableImage): Promise<ListedScan | null> {
  const { api } = client;
  const response = await askOfImage(client, 'listImages', () => get(client, api.image(image), api.imagesHeaders));
  const { digest, scan_overview } = response.json(scannedSchema);
  // 1.x was asked by tag, which may have moved to another image since.
  if (digest !== image.digest) throw scanError('imageGone');
  const scan = readScanOverview(scan_overview);
  if (scan === 'notUnderstood') throw answerError('unexpectedAnswer', response.status);
  return scan;
}

/** Harbor answers 202 and scans behind it; 409 (older ones) says that a scan is under way already. */
export async function askForScan(client: HarborClient, image: ScannableImage): Promise<ScanRequest> {
  const { session, api, signal } = client;
  const post = () => session.post(api.scan(image), null, { auth: true, signal, timeoutMs: limits.listTimeoutMs });
  await askOfImage(client, 'scanImages', post, [202, 200, 409]);
  return 'requested';
}

function get(
  { session, signal }: HarborClient,
  path: string,
  headers: Readonly<Record<string, string>>,
  kind: AnswerKind = 'page',
) {
  return session.get(path, { auth: true, signal, headers, kind, timeoutMs: limits.listTimeoutMs });
}

/**
 * A refusal may be the lock that somebody's wrong password caused: who we are is proven, then it is asked once more.
 * `412` is a Harbor without a scanner, `400` one whose scanner does not take this kind of image.
 */
async function askOfImage(
  client: HarborClient,
  right: 'readReports' | 'listImages' | 'scanImages',
  ask: () => Promise<RegistryResponse>,
  good: readonly number[] = [200],
): Promise<RegistryResponse> {
  let response = await ask();
  if (isReadOnly(client, response)) throw scanError('readOnly');
  if (response.status === 401 || response.status === 403) {
    const account = await (response.status === 401 ? signInAgain(client) : signIn(client));
    response = await ask();
    if (response.status === 403) throw rightsMissing(account === 'robot', [right]);
  }
  const { status } = response;
  if (good.includes(status)) return response;
  if (status === 404) throw scanError('imageGone');
  if (status === 412) throw scanError('noScanner');
  if (status === 400) throw scanError('unsupported');
  throw answerError('status', status);
}

/** In read-only mode Harbor refuses whatever would change something, to its administrators too. */
function isReadOnly({ api }: HarborClient, response: RegistryResponse): boolean {
  if (response.status !== 403) return false;
  return errorsIn(response, api.version).some(({ message }) => /read.?only mode/i.test(message));
}
