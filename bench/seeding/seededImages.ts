import { type CountedRiskKey, countedRiskKeys } from '#contract/images/buildRisks.ts';
import { riskRank } from '#server/domain/risk/risk.ts';
import { bitsOf } from '#server/domain/risk/riskBits.ts';
import type { Random } from './random.ts';

/** Columns of `images` in the order of a seeded row's values. */
export const seededColumns = [
  'uuid',
  'center',
  'registry_id',
  'repository_id',
  'namespace',
  'repository_name',
  'digest',
  'tag',
  'size',
  'media_type',
  'platforms',
  'created_at',
  'updated_at',
  'scan_status',
  'scanned_at',
  'scan_blocked',
  'risk_rank',
  'critical',
  'high',
  'medium',
  'low',
  'unknown',
  'fixable',
  'vulnerabilities',
  'first_run',
  'listed_run',
  'first_seen_at',
  'intake_state',
  'not_listed_since',
  'found_risks',
] as const;

export interface SeededRepository {
  readonly id: number;
  readonly registryId: number;
  readonly blocked: boolean;
  readonly namespace: string;
  readonly name: string;
}

const day = 86_400_000;
const now = Date.UTC(2026, 10, 25);

/** Tags as people write them: mostly versions and builds, each repository's newest also `latest`. */
function tagOf(random: Random, index: number): string {
  if (index === 0) return 'latest';
  switch (random.below(10)) {
    case 0:
      return '';
    case 1:
    case 2:
      return `build-${1000 + index}`;
    case 3:
      return `${random.pick(['main', 'develop', 'release'])}-${random.hex(7)}`;
    default:
      return `v${random.below(4)}.${random.below(30)}.${index}`;
  }
}

/** A quarter was never scanned, one in fifty failed or is at it; most of the rest have something. */
function scanOf(random: Random, blocked: boolean) {
  const none = { status: null as string | null, rank: riskRank.unknown, counts: [0, 0, 0, 0] as const };
  if (blocked) return none;
  const draw = random.below(100);
  if (draw < 24) return none;
  if (draw === 24) return { ...none, status: 'FAIL' };
  if (draw === 25) return { ...none, status: 'START_RUN' };
  const few = (limit: number) => Math.floor(limit * random.fraction() ** 3);
  if (draw < 45) return { status: 'SUCCESS', rank: riskRank.none, counts: [0, 0, 0, 0] as const };
  if (draw < 60) return { status: 'SUCCESS', rank: riskRank.low, counts: [0, 0, 0, 1 + few(60)] as const };
  if (draw < 80) return { status: 'SUCCESS', rank: riskRank.medium, counts: [0, 0, 1 + few(80), few(120)] as const };
  return { status: 'SUCCESS', rank: riskRank.high, counts: [few(12), 1 + few(90), few(200), few(300)] as const };
}

/** Half of them wait, one in fifty could not be taken in. */
function intakeOf(random: Random): 0 | 1 | 2 {
  const draw = random.below(100);
  if (draw < 50) return 0;
  return draw < 52 ? 2 : 1;
}

const done = 1;
/** How often an image that was looked into has each build risk, in a hundred. */
const riskShares: Readonly<Record<CountedRiskKey, number>> = {
  secret_in_env: 3,
  secret_in_label: 1,
  secret_in_history: 2,
  no_user: 60,
  ssh_server: 1,
  sudo: 2,
  pipe_to_shell: 4,
  remote_add: 1,
  unsigned_packages: 1,
  no_healthcheck: 85,
};

function risksOf(random: Random): number {
  return bitsOf(countedRiskKeys.filter((key) => random.below(100) < riskShares[key]));
}

/** One image of a repository, as a sync would have stored it; `index` 0 is the newest. */
export function seededImage(random: Random, repository: SeededRepository, index: number, allTakenIn: boolean) {
  const created = now - random.below(900 * day);
  const updated = created + random.below(20 * day);
  const scan = scanOf(random, repository.blocked);
  const intake = allTakenIn ? done : intakeOf(random);
  const [critical, high, medium, low] = scan.counts;
  const total = critical + high + medium + low;
  const uuid = random.hex(32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return [
    uuid,
    'cn',
    repository.registryId,
    repository.id,
    repository.namespace,
    repository.name,
    `sha256:${random.hex(64)}`,
    tagOf(random, index),
    5_000_000 + Math.floor(2e9 * random.fraction() ** 4),
    'application/vnd.oci.image.manifest.v1+json',
    random.below(4) === 0 ? '["linux/amd64","linux/arm64"]' : '["linux/amd64"]',
    created,
    updated,
    scan.status,
    scan.status === 'SUCCESS' ? updated + random.below(30 * day) : null,
    repository.blocked ? 'acrPersonal' : null,
    scan.rank,
    critical,
    high,
    medium,
    low,
    0,
    Math.floor(total / 2),
    total,
    1,
    1,
    now,
    intake,
    random.below(200) === 0 ? now : null,
    intake === done ? risksOf(random) : 0,
  ] as const;
}
