import { expect, test } from 'vitest';
import { FindingsReader, isLink, type RawFinding } from './findings.ts';

function raw(changes: Partial<RawFinding> = {}): RawFinding {
  return {
    name: 'CVE-2026-0001',
    package: 'openssl',
    installedVersion: '3.0.9',
    fixedVersion: '3.0.11',
    severity: 'high',
    scores: [7.5],
    description: 'Reads past the end of a buffer.',
    links: ['https://advisories.example.test/CVE-2026-0001'],
    ...changes,
  };
}

function read(...findings: RawFinding[]) {
  const reader = new FindingsReader();
  for (const finding of findings) reader.add(finding);
  return reader.report('Trivy');
}

test('one vulnerability of one package counts once, as bad as the worst that is said of it', () => {
  const { findings } = read(
    raw({ severity: 'low', fixedVersion: '' }),
    raw({ severity: 'critical', fixedVersion: '' }),
    raw(),
  );
  expect(findings).toMatchObject([{ severity: 'critical', fixedVersion: '3.0.11' }]);
});

test('nothing but a web address becomes a link', () => {
  const links = ['javascript:alert(1)', 'data:text/html,x', 'https://a.test/\u0000', 'ftp://a.test', ' http://a.test'];
  expect(links.filter(isLink)).toEqual([]);
  const { findings } = read(raw({ links: [...links, 'https://good.example.test/1'] }));
  expect(findings[0]?.link).toBe('https://good.example.test/1');
});

test('control characters, endless texts and impossible scores do not get in', () => {
  const { findings } = read(
    raw({ description: `line\r\n\u001b[31mtwo ${'x'.repeat(5_000)}`, scores: [-1, 11, Number.NaN, '9', 9.8] }),
  );
  expect(findings[0]?.description).toMatch(/^line \[31mtwo x+…$/);
  expect(findings[0]?.description.length).toBeLessThanOrEqual(2_000);
  expect(findings[0]?.score).toBe(9.8);
});

test('a text is never cut within a character', () => {
  const { findings } = read(raw({ description: `${'x'.repeat(1_998)}🐋🐋` }));
  expect(findings[0]?.description).toBe(`${'x'.repeat(1_998)}…`);
  expect(read(raw({ description: 'half a \ud83d whale' })).findings[0]?.description).toBe('half a   whale');
});

test('names that are not usable are counted, and a report without end is cut', () => {
  const { findings, skipped } = read(
    raw({ name: '' }),
    raw({ name: 'x'.repeat(300) }),
    raw({ package: 'a\nb' }),
    raw(),
  );
  expect([findings.length, skipped]).toEqual([1, 3]);
  const endless = read(...Array.from({ length: 20_010 }, (_, index) => raw({ name: `CVE-2026-${10_000 + index}` })));
  expect([endless.findings.length, endless.skipped]).toEqual([20_000, 10]);
});

test('marks of direction go, so that no name looks like another', () => {
  const { findings, skipped } = read(
    raw({ name: 'CVE-2026-\u202e1000\u202c', package: '\u2066lib\u200fssl', description: 'runs \u202ebackwards' }),
    raw({ name: '\u202e' }),
  );
  expect(findings).toMatchObject([{ name: 'CVE-2026-1000', package: 'libssl', description: 'runs backwards' }]);
  expect(skipped).toBe(1);
});
