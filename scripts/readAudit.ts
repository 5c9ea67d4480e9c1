import * as z from 'zod/mini';

const reportSchema = z.object({
  metadata: z.object({ vulnerabilities: z.object({ high: z.number(), critical: z.number(), total: z.number() }) }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});

interface Audit {
  readonly lines: readonly string[];
  /** Whether a vulnerability is of high or critical severity. */
  readonly fails: boolean;
}

/** What `npm audit --json` says. A registry that gives no list, as that of a machine without a network, is said and fails nothing. */
export function readAudit(stdout: string, stderr: string): Audit {
  const report = reportSchema.safeParse(parsed(stdout));
  if (!report.success) {
    const why = stderr.trim().split('\n')[0] ?? '';
    return { lines: [`Not audited: the registry gave no list of vulnerabilities. ${why}`], fails: false };
  }
  const { high, critical, total } = report.data.metadata.vulnerabilities;
  const found = Object.entries(report.data.vulnerabilities).map(
    ([name, { severity, range }]) => `${severity}: ${name} ${range}`,
  );
  const sum = `${total} known vulnerabilities, ${high + critical} of them high or critical.`;
  return { lines: [...found, sum], fails: high + critical > 0 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
