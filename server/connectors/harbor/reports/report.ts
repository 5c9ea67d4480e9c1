import * as z from 'zod/mini';
import { answerError } from '../../../domain/registryError.ts';
import type { RegistryResponse } from '../../http/answer/registryResponse.ts';
import type { VulnerabilityReport } from '../../port.ts';
import { FindingsReader } from '../../reading/findings.ts';
import { severityOf } from '../../reading/severities.ts';
import { isNone, vulnerabilityReports } from './scanOverview.ts';

/** A finding is its id and its package: what else is not understood of it is left out, and the finding stays. */
const text = z.catch(z.nullable(z.string()), null);

const reportSchema = z.object({
  scanner: z.catch(z.nullable(z.object({ name: text, version: text })), null),
  severity: text,
  vulnerabilities: z.optional(z.nullable(z.array(z.unknown()))),
});

const vulnerabilitySchema = z.object({
  id: z.string(),
  package: z.string(),
  version: text,
  fix_version: text,
  severity: text,
  description: text,
  links: z.catch(z.array(z.string()), []),
  preferred_cvss: z.catch(
    z.nullable(z.object({ score_v3: z.optional(z.unknown()), score_v2: z.optional(z.unknown()) })),
    null,
  ),
});

/** The report of one image, keyed by its mime type; null where Harbor has none, or one that says nothing. RegistryFailure where it is no report. */
export function readReport(response: RegistryResponse): VulnerabilityReport | null {
  const reports = vulnerabilityReports(response.json(z.record(z.string(), z.unknown())));
  if (reports.length === 0) return null;
  const understood = reports.flatMap((report) => z.safeParse(reportSchema, report).data ?? []);
  if (understood.length === 0) throw answerError('unexpectedAnswer', response.status);
  // A clean image's has an empty list, or says that none was found.
  const telling = understood.find(({ vulnerabilities, severity }) => vulnerabilities || isNone(severity));
  if (telling === undefined) return null;
  const { scanner, vulnerabilities } = telling;
  const reader = new FindingsReader();
  for (const raw of vulnerabilities ?? []) {
    if (reader.isFull) reader.skip();
    else addVulnerability(reader, raw);
  }
  return reader.report([scanner?.name, scanner?.version].filter(Boolean).join(' '));
}

function addVulnerability(reader: FindingsReader, raw: unknown): void {
  const parsed = z.safeParse(vulnerabilitySchema, raw);
  if (!parsed.success) {
    reader.skip();
    return;
  }
  const vulnerability = parsed.data;
  reader.add({
    name: vulnerability.id,
    package: vulnerability.package,
    installedVersion: vulnerability.version ?? '',
    fixedVersion: vulnerability.fix_version ?? '',
    severity: severityOf(vulnerability.severity ?? ''),
    scores: [vulnerability.preferred_cvss?.score_v3, vulnerability.preferred_cvss?.score_v2],
    description: vulnerability.description ?? '',
    links: vulnerability.links,
  });
}
