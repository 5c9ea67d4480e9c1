import type { Severity } from '#contract/enums.ts';

/**
 * What scanners and the advisories that they pass on call a severity, in lower case, as one of ours. A word stands where
 * its own source ranks it, never where it only sounds as if it belonged.
 */
const words: Record<Exclude<Severity, 'unknown'>, readonly string[]> = {
  critical: [
    // Trivy, Clair 4, Anchore and Grype, Aqua, Sysdig, Prisma Cloud, Xray, Snyk, NeuVector, Red Hat, SUSE, GitHub, CVSS.
    'critical',
    // Clair 2, as in Quay before 3.5: a critical one that its makers singled out by hand.
    'defcon1',
    // Qualys: 5 of 5.
    'urgent',
    // CNNVD and DoSec: 超危 and 严重 are the worst of four.
    '超危',
    '严重',
  ],
  high: [
    'high',
    // Red Hat, SUSE, Oracle, Amazon, Photon and Microsoft, and Prisma Cloud, which passes their words on.
    'important',
    // Xray before 3.
    'major',
    // Sonatype and Rapid7.
    'severe',
    // Qualys: 3 of 5.
    'serious',
    '高危',
  ],
  medium: [
    'medium',
    // Red Hat, SUSE, Oracle, Microsoft, GitHub, npm, Sonatype.
    'moderate',
    '中危',
  ],
  low: [
    'low',
    // Clair, Anchore and Grype, Aqua, Sysdig, Ubuntu.
    'negligible',
    // Debian, and Prisma Cloud, which passes it on.
    'unimportant',
    // Xray before 3.
    'minor',
    // Qualys: 1 of 5; Google Artifact Analysis.
    'minimal',
    // Xray, npm, Amazon Inspector, Tenable.
    'info',
    'information',
    'informational',
    // Harbor calls negligible ones so from 2.2 on; CVSS: rated, with 0.0.
    'none',
    '低危',
  ],
};

const severityOfWord = new Map<string, Severity>(
  Object.entries(words).flatMap(([severity, ofSeverity]) => ofSeverity.map((word) => [word, severity as Severity])),
);

/**
 * One of our severities for a scanner's word. One that says that nobody has rated it (Unknown, Unspecified, Unassigned,
 * Untriaged, Undefined, Not yet assigned, N/A), and one that nobody knows, is `unknown`: found, never harmless.
 */
export function severityOf(word: string): Severity {
  return severityOfWord.get(word.trim().toLowerCase()) ?? 'unknown';
}
