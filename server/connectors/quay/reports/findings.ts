import * as z from 'zod/mini';
import type { RegistryResponse } from '../../http/answer/registryResponse.ts';
import type { FindingsReader } from '../../reading/findings.ts';
import { severityOf } from '../../reading/severities.ts';

/** A finding is its name and its package: what else is not understood of it is left out, and the finding stays. */
const text = z.catch(z.nullable(z.string()), null);
/** A number, or '' where there is none. */
const cvss = z.catch(z.nullable(z.object({ Score: z.optional(z.unknown()) })), null);

const vulnerabilitySchema = z.object({
  Name: z.string(),
  Severity: text,
  FixedBy: text,
  Description: text,
  /** Several addresses, separated by spaces. */
  Link: text,
  Metadata: z.catch(z.nullable(z.object({ NVD: z.nullable(z.object({ CVSSv3: cvss, CVSSv2: cvss })) })), null),
});

const featureSchema = z.object({
  Name: z.string(),
  Version: text,
  Vulnerabilities: z.optional(z.nullable(z.array(z.unknown()))),
});

const answerSchema = z.object({
  data: z.optional(
    z.nullable(z.object({ Layer: z.object({ Features: z.optional(z.nullable(z.array(z.unknown()))) }) })),
  ),
});

/** Adds the findings of a security answer; false where it holds no report. RegistryFailure where it is no such answer. */
export function readFindings(response: RegistryResponse, findings: FindingsReader): boolean {
  const features = response.json(answerSchema).data?.Layer.Features;
  if (!features) return false;
  for (const raw of features) {
    const feature = z.safeParse(featureSchema, raw);
    if (!feature.success) findings.skip();
    else for (const found of feature.data.Vulnerabilities ?? []) addVulnerability(findings, feature.data, found);
  }
  return true;
}

function addVulnerability(findings: FindingsReader, feature: z.infer<typeof featureSchema>, raw: unknown): void {
  const parsed = z.safeParse(vulnerabilitySchema, raw);
  if (!parsed.success) {
    findings.skip();
    return;
  }
  const { Name, Severity: severity, FixedBy, Description, Link, Metadata } = parsed.data;
  findings.add({
    // `CVE-2024-1 on Debian`: the same vulnerability has one name wherever it is found.
    name: /^CVE-\d{4}-\d{4,19}(?= on )/.exec(Name)?.[0] ?? Name,
    package: feature.Name,
    installedVersion: feature.Version ?? '',
    fixedVersion: FixedBy ?? '',
    severity: severityOf(severity ?? ''),
    scores: [Metadata?.NVD?.CVSSv3?.Score, Metadata?.NVD?.CVSSv2?.Score],
    description: Description ?? '',
    links: (Link ?? '').split(' '),
  });
}
