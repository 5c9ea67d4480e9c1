import { spawnSync } from 'node:child_process';
import * as z from 'zod/mini';

/**
 * `npm run audit:dependencies`: fails where a package that the server runs, or the page is made of, has a known vulnerability of
 * high or critical severity. A registry that does not answer, as that of a machine without a network, is said and fails nothing:
 * whether a change may go in does not depend on it.
 */
const reportSchema = z.object({
  metadata: z.object({ vulnerabilities: z.object({ high: z.number(), critical: z.number(), total: z.number() }) }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});

const { stdout, stderr } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const report = reportSchema.safeParse(parsed(stdout));
if (!report.success) {
  const why = stderr.trim().split('\n')[0] ?? '';
  process.stdout.write(`Not audited: the registry gave no list of vulnerabilities. ${why}\n`);
} else {
  const { high, critical, total } = report.data.metadata.vulnerabilities;
  for (const [name, { severity, range }] of Object.entries(report.data.vulnerabilities)) {
    process.stdout.write(`${severity}: ${name} ${range}\n`);
  }
  process.stdout.write(`${total} known vulnerabilities, ${high + critical} of them high or critical.\n`);
  if (high + critical > 0) process.exitCode = 1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
