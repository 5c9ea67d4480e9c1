import type { Severity } from '#contract/enums.ts';

/** What scanners call a severity, as one of ours; a name that nobody knows is `unknown`. */
export function severityOf(name: string): Severity {
  switch (name.toLowerCase()) {
    case 'critical':
      return 'critical';
    case 'high':
      return 'high';
    case 'medium':
      return 'medium';
    case 'low':
    case 'negligible':
      return 'low';
    default:
      return 'unknown';
  }
}
