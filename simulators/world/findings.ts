import type { FindingPlan, SeverityCounts } from './model.ts';
import { createRandom, seedOf } from './random.ts';
import { totalOf } from './scans.ts';

export interface Finding {
  readonly id: string;
  readonly package: string;
  readonly version: string;
  /** '' where nobody has fixed it. */
  readonly fixVersion: string;
  readonly severity: keyof SeverityCounts;
  readonly description: string;
  readonly link: string;
  readonly score: number;
}

const packages = (
  'openssl zlib glibc curl libxml2 expat busybox bash systemd krb5 sqlite python3.11 perl-base ' +
  'libgcrypt20 ncurses tar gnutls28 nghttp2 log4j-core spring-web jackson-databind golang.org/x/net ' +
  'golang.org/x/crypto stdlib lodash semver axios express urllib3 requests'
).split(' ');
const weaknesses = [
  'reads past the end of a buffer when it is given a crafted input',
  'frees memory twice on an error path',
  'lets a remote peer use up all memory',
  'does not check the length of a header field',
  'follows a path outside of its directory',
  'takes exponential time on some regular expressions',
  'accepts a certificate for another name',
] as const;
const scores: Readonly<Record<keyof SeverityCounts, readonly [low: number, high: number]>> = {
  critical: [90, 100],
  high: [70, 89],
  medium: [40, 69],
  low: [10, 39],
  negligible: [0, 9],
};

/** Ids of what bases bring are apart from those of images, which begin at a thousand. */
const firstSharedId = 50_000;

/**
 * Writes out the findings that the plan counts, worst first; the same plan always gives the same list. What comes from a base is the
 * same in all that is built on it, and the more of it there is, the older it is.
 */
export function findingsOf(plan: FindingPlan): Finding[] {
  const own = createRandom(plan.seed);
  const total = totalOf(plan.counts);
  const findings: Finding[] = [];
  for (const severity of ['critical', 'high', 'medium', 'low', 'negligible'] as const) {
    const shared = createRandom(seedOf(plan.below?.seed ?? 0, severity));
    for (let place = 0; place < plan.counts[severity]; place += 1) {
      const ordinal = findings.length;
      const inherited = place < (plan.below?.counts[severity] ?? 0);
      const random = inherited ? shared : own;
      const number = inherited ? firstSharedId + place * 61 : 1000 + ordinal * 61;
      // Spreads exactly `fixable` fixes evenly over the list.
      const fixed = Math.floor(((ordinal + 1) * plan.fixable) / total) > Math.floor((ordinal * plan.fixable) / total);
      const id = `CVE-${random.between(2019, 2026)}-${String(number + random.between(0, 60)).padStart(5, '0')}`;
      const name = random.pick(packages);
      const [major, minor, patch] = [random.between(1, 5), random.between(0, 40), random.between(0, 9)];
      const [lowest, highest] = scores[severity];
      findings.push({
        id,
        package: name,
        version: `${major}.${minor}.${patch}`,
        fixVersion: fixed ? `${major}.${minor}.${patch + 1 + random.between(0, 3)}` : '',
        severity,
        description: `${name} ${random.pick(weaknesses)}.`,
        link: `https://cve.example.test/${id}`,
        score: random.between(lowest, highest) / 10,
      });
    }
  }
  return findings;
}
