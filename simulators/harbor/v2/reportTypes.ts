import type { Call } from './endpoint.ts';
import { reportTypes } from './flavour.ts';

/** The report type that a client asked for, else the version's own. */
export function reportTypeOf({ headers, facts }: Call): string {
  if (facts.legacyHalf) return facts.reportType;
  const wanted = (headers['x-accept-vulnerabilities'] ?? '').split(',').map((type) => type.trim());
  return wanted.find((type) => reportTypes.includes(type)) ?? facts.reportType;
}
