import { expect, test } from 'vitest';
import { readAudit } from './readAudit.ts';

/** As npm 10 and 11 print it: `auditReportVersion` 2. */
function report(found: Readonly<Record<string, 'critical' | 'high' | 'moderate' | 'low'>>): string {
  const count = (level: string) => Object.values(found).filter((severity) => severity === level).length;
  const counts = { info: 0, low: count('low'), moderate: count('moderate'), high: count('high') };
  const vulnerabilities = Object.entries(found).map(([name, severity]) => {
    const entry = { name, severity, isDirect: true, via: [], effects: [], range: '<=1.2.3', nodes: [] };
    return [name, { ...entry, fixAvailable: true }];
  });
  return JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(vulnerabilities),
    metadata: { vulnerabilities: { ...counts, critical: count('critical'), total: vulnerabilities.length } },
  });
}

test.each(['high', 'critical'] as const)(
  'a vulnerability of %s severity fails the audit, and each is named',
  (severity) => {
    expect(readAudit(report({ hono: severity, zod: 'low' }), '')).toEqual({
      lines: [`${severity}: hono <=1.2.3`, 'low: zod <=1.2.3', '2 known vulnerabilities, 1 of them high or critical.'],
      fails: true,
    });
  },
);

test('lesser ones are named and fail nothing', () => {
  expect(readAudit(report({ zod: 'moderate' }), '')).toEqual({
    lines: ['moderate: zod <=1.2.3', '1 known vulnerabilities, 0 of them high or critical.'],
    fails: false,
  });
});

test('a registry that gives no list is said, and fails nothing', () => {
  const stderr =
    'npm warn audit 405 Method Not Allowed - POST https://registry.npmjs.org/-/npm/v1/security/advisories/bulk\n';
  for (const stdout of ['', '{"message":"405 Method Not Allowed","method":"POST"}']) {
    expect(readAudit(stdout, stderr)).toEqual({
      lines: [expect.stringMatching(/^Not audited: .*405 Method Not Allowed/)],
      fails: false,
    });
  }
});
