import type { BuildRiskKey, SecretKind } from '#contract/images/buildRisks.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { createChance } from './chance.ts';
import { seedOf } from './reports.ts';

/** A build risk and where an image has it; values of secrets are masked, as the server masks them. */
export interface MockFinding {
  readonly key: BuildRiskKey;
  /** The variable or label; '' where there is none. */
  readonly name: string;
  readonly kind: SecretKind | '';
  /** '' where the configuration alone tells. */
  readonly command: string;
}

interface PossibleFinding extends MockFinding {
  /** In how many of a hundred images. */
  readonly percent: number;
}

/** What the demo's company does wrong, the worst first. */
const possible: readonly PossibleFinding[] = [
  { percent: 3, key: 'secret_in_env', name: 'DB_PASSWORD', kind: 'named', command: 'ENV DB_PASSWORD=******' },
  {
    percent: 2,
    key: 'secret_in_env',
    name: 'OSS_ACCESS_KEY',
    kind: 'alibabaCloud',
    command: 'ENV OSS_ACCESS_KEY=******',
  },
  {
    percent: 1,
    key: 'secret_in_label',
    name: 'com.example.deploy-token',
    kind: 'gitlab',
    command: 'LABEL com.example.deploy-token=******',
  },
  {
    percent: 4,
    key: 'secret_in_history',
    name: 'NPM_TOKEN',
    kind: 'npm',
    command:
      'RUN |1 NPM_TOKEN=****** /bin/sh -c npm config set //registry.npmjs.org/:_authToken=****** && npm ci --omit=dev',
  },
  { percent: 62, key: 'no_user', name: '', kind: '', command: '' },
  {
    percent: 3,
    key: 'ssh_server',
    name: '',
    kind: '',
    command: 'RUN /bin/sh -c apt-get update && apt-get install -y openssh-server',
  },
  {
    percent: 14,
    key: 'pipe_to_shell',
    name: '',
    kind: '',
    command: 'RUN /bin/sh -c curl -fsSL https://deb.nodesource.com/setup_22.x | bash - && apt-get install -y nodejs',
  },
  {
    percent: 5,
    key: 'pipe_to_shell',
    name: '',
    kind: '',
    command: 'RUN /bin/sh -c wget -qO- https://astral.sh/uv/install.sh | sh',
  },
  {
    percent: 6,
    key: 'remote_add',
    name: '',
    kind: '',
    command: 'ADD https://repo1.maven.org/maven2/io/opentelemetry/agent.jar /opt/agent.jar',
  },
  {
    percent: 4,
    key: 'unsigned_packages',
    name: '',
    kind: '',
    command: 'RUN /bin/sh -c pip install --trusted-host pypi.intranet.example -r requirements.txt',
  },
  {
    percent: 7,
    key: 'sudo',
    name: '',
    kind: '',
    command: 'RUN /bin/sh -c apt-get install -y --no-install-recommends sudo curl',
  },
  { percent: 58, key: 'no_healthcheck', name: '', kind: '', command: '' },
];

const stale: MockFinding = { key: 'stale_image', name: '', kind: '', command: '' };
const year = 365 * 86_400_000;

const known = new Map<string, readonly MockFinding[]>();

/** What is wrong with how an image was built, the same on every visit. */
export function buildFindingsOf({
  Digest,
  IntakeState,
}: Pick<ImageRow, 'Digest' | 'IntakeState'>): readonly MockFinding[] {
  if (IntakeState !== 'DONE') return [];
  const found = known.get(Digest);
  if (found !== undefined) return found;
  const chance = createChance(seedOf(`${Digest} build`));
  const made = possible.filter(({ percent }) => chance.below(100) < percent);
  known.set(Digest, made);
  return made;
}

/** The same, and whether it is old by now, which is told of an open image alone. */
export function findingsOfOpenImage(image: ImageRow, now: number): readonly MockFinding[] {
  const isStale = image.IntakeState === 'DONE' && Number(image.ImageCreate) < now - year;
  return isStale ? [...buildFindingsOf(image), stale] : buildFindingsOf(image);
}
