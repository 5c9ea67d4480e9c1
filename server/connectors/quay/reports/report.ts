import * as z from 'zod/mini';
import type { Severity } from '#contract/enums.ts';
import type { RegistryResponse } from '../../http/answer/registryResponse.ts';
import { severityOf } from '../../reading/severities.ts';

export interface Finding {
  readonly severity: Severity;
  readonly fixable: boolean;
}

/**
 * What Clair says of one manifest. `unsupported`, `tooLarge`: it will not look at it; `none`: it is switched off;
 * `unavailable`: it is down; `notUnderstood`: something, but no report.
 */
export type Report =
  | { readonly kind: 'scanned'; readonly findings: ReadonlyMap<string, Finding> }
  | { readonly kind: 'queued' | 'failed' | 'unsupported' | 'tooLarge' | 'none' | 'unavailable' | 'notUnderstood' };

const vulnerabilitySchema = z.object({
  Name: z.string(),
  Severity: z.optional(z.nullable(z.string())),
  FixedBy: z.optional(z.nullable(z.string())),
});
const featureSchema = z.object({
  Name: z.string(),
  Vulnerabilities: z.optional(z.nullable(z.array(vulnerabilitySchema))),
});
const answerSchema = z.object({
  status: z.string(),
  data: z.optional(
    z.nullable(z.object({ Layer: z.object({ Features: z.optional(z.nullable(z.array(featureSchema))) }) })),
  ),
});

/**
 * Reads an answer of the security endpoint with status 200. A report that cannot be understood says nothing of its
 * image, neither that it is clean nor that it was never scanned.
 */
export function readReport(response: RegistryResponse): Report {
  const answer = response.jsonOrNull(answerSchema);
  switch (answer?.status) {
    case 'queued':
      return { kind: 'queued' };
    case 'scanned':
      // No list of packages is no clean image: one without any has an empty list.
      return answer.data?.Layer.Features
        ? { kind: 'scanned', findings: findingsIn(answer.data.Layer.Features) }
        : { kind: 'notUnderstood' };
    case 'failed':
    case 'unsupported':
      return { kind: answer.status };
    case 'manifest_layer_too_large':
      return { kind: 'tooLarge' };
    default:
      return { kind: 'notUnderstood' };
  }
}

/** One finding per package and vulnerability, so that several updaters that know it do not count twice. */
function findingsIn(features: readonly z.infer<typeof featureSchema>[]): Map<string, Finding> {
  const findings = new Map<string, Finding>();
  for (const { Name: packageName, Vulnerabilities } of features) {
    for (const { Name, Severity: severity, FixedBy } of Vulnerabilities ?? []) {
      const finding = { severity: severityOf(severity ?? ''), fixable: Boolean(FixedBy) };
      addFinding(findings, `${packageName}\u0000${Name}`, finding);
    }
  }
  return findings;
}

const worstFirst: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'unknown'];

/** Two that are one are as bad as the worse, and fixable where either is. */
export function addFinding(findings: Map<string, Finding>, key: string, finding: Finding): void {
  const known = findings.get(key) ?? finding;
  const isWorse = worstFirst.indexOf(finding.severity) < worstFirst.indexOf(known.severity);
  findings.set(key, {
    severity: isWorse ? finding.severity : known.severity,
    fixable: known.fixable || finding.fixable,
  });
}
