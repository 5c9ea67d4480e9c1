import { createRandom, type Random, seedOf } from '../random.ts';
import type { Hygiene } from '../scans.ts';
import { type BaseName, baseNames } from './lineages.ts';

/** How the images of one repository are built: all of them by one Dockerfile, which changes with time only in its parts. */
export interface BuildStyle {
  readonly base: BaseName;
  /** It is that base itself, which others are built on. */
  readonly isBase: boolean;
  readonly compression: 'gzip' | 'zstd';
  /** Its history was thrown away: it tells of fewer layers than there are. */
  readonly squashed: boolean;
  readonly user: string;
  readonly env: readonly string[];
  readonly ports: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly healthCheck: boolean;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  /** What its Dockerfile does upon the base; `share` is the part of its own bytes that an instruction makes. */
  readonly instructions: readonly Instruction[];
}

export interface Instruction {
  readonly by: string;
  readonly share: number;
  /** So many builds in a row have the same layer. */
  readonly keptFor: number;
}

const run = (command: string, share: number, keptFor: number): Instruction => ({
  by: `RUN /bin/sh -c ${command} # buildkit`,
  share,
  keptFor,
});
const copy = (what: string, share: number, keptFor = 1): Instruction => ({
  by: `COPY ${what} # buildkit`,
  share,
  keptFor,
});
const set = (instruction: string): Instruction => ({ by: instruction, share: 0, keptFor: 1 });

interface Language {
  readonly base: BaseName;
  readonly user: string;
  readonly env: readonly string[];
  readonly cmd: readonly string[];
  readonly instructions: readonly Instruction[];
}

const languages: readonly Language[] = [
  {
    base: 'node',
    user: 'node',
    env: ['NODE_ENV=production'],
    cmd: ['node', 'server.js'],
    instructions: [
      set('WORKDIR /app'),
      copy('package.json package-lock.json ./', 0.001, 6),
      run('npm ci --omit=dev', 0.7, 6),
      copy('. .', 0.3),
    ],
  },
  {
    base: 'python',
    user: '10001:10001',
    env: ['PYTHONUNBUFFERED=1'],
    cmd: ['gunicorn', 'app.wsgi'],
    instructions: [
      set('WORKDIR /srv'),
      copy('requirements.txt .', 0.001, 5),
      run('pip install --no-cache-dir -r requirements.txt', 0.8, 5),
      copy('app/ app/', 0.2),
    ],
  },
  {
    base: 'openjdk',
    user: 'app',
    env: ['JAVA_OPTS=-XX:MaxRAMPercentage=75'],
    cmd: ['java', '-jar', '/app/app.jar'],
    instructions: [
      run('useradd --system --create-home app', 0.01, 40),
      copy('build/libs/dependencies/ /app/lib/', 0.8),
      copy('build/libs/app.jar /app/', 0.19),
    ],
  },
  {
    base: 'alpine',
    user: '65532',
    env: [],
    cmd: ['/usr/local/bin/service'],
    instructions: [
      run('apk add --no-cache ca-certificates tzdata', 0.1, 12),
      copy('--from=build /out/service /usr/local/bin/', 0.9),
    ],
  },
  {
    base: 'scratch',
    user: '65532:65532',
    env: [],
    cmd: ['/service'],
    instructions: [
      copy('--from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/', 0.02),
      copy('--from=build /out/service /service', 0.98),
    ],
  },
];
const windows: Language = {
  base: 'nanoserver',
  user: 'ContainerUser',
  env: [],
  cmd: ['c:\\app\\service.exe'],
  instructions: [{ by: 'cmd /S /C #(nop) COPY dir:publish in c:\\app', share: 1, keptFor: 1 }],
};

/** What a careless Dockerfile does beside its work. None of the secrets opens anything. */
const carelessness: readonly ((random: Random) => {
  env?: readonly string[];
  instruction?: Instruction;
  port?: string;
})[] = [
  () => ({ env: ['DB_PASSWORD=pr0d-checkout-4417'], instruction: set('ENV DB_PASSWORD=pr0d-checkout-4417') }),
  () => ({ instruction: run('curl -fsSL https://get.tools.example.test/install.sh | sh', 0.05, 20) }),
  () => ({
    instruction: {
      by: 'ADD https://downloads.example.test/agent-7.2.tar.gz /opt/agent/ # buildkit',
      share: 0.05,
      keptFor: 20,
    },
  }),
  () => ({
    instruction: run('apt-get update && apt-get install -y --allow-unauthenticated openssh-server sudo', 0.1, 20),
    port: '22/tcp',
  }),
  (random) => ({
    instruction: {
      by: `RUN |1 DEPLOY_TOKEN=dt-${random.between(10_000_000, 99_999_999)} /bin/sh -c git clone https://oauth2:$DEPLOY_TOKEN@git.example.test/common.git # buildkit`,
      share: 0.02,
      keptFor: 20,
    },
  }),
  () => ({ instruction: run('pip install --trusted-host pypi.example.test internal-sdk', 0.04, 20) }),
];
const careless: Readonly<Record<Hygiene, number>> = { kept: 0, average: 0.12, neglected: 0.4 };

/** A repository that holds a base is named after it. */
function baseNamed(fullName: string): BaseName | undefined {
  const [project, name = ''] = fullName.split('/');
  if (project !== 'library' && project !== 'base-images') return undefined;
  return baseNames.find((base) => name === base || name === `${base}-hardened`);
}

export function styleOf(fullName: string, seed: number, hygiene: Hygiene): BuildStyle {
  const random = createRandom(seedOf('style', seed));
  const labels = { 'org.opencontainers.image.source': `https://git.example.test/${fullName}` };
  const base = baseNamed(fullName);
  const common = { compression: 'gzip', squashed: false, ports: [], labels, healthCheck: false } as const;
  if (base !== undefined) {
    return { ...common, base, isBase: true, user: '', env: [], entrypoint: [], cmd: [], instructions: [] };
  }
  // What nobody has dared to touch since.
  const language = fullName.includes('/legacy/') ? windows : random.pick(languages);
  const slips = carelessness.filter(() => random.chance(careless[hygiene])).map((slip) => slip(random));
  const hasUser = random.chance({ kept: 0.9, average: 0.5, neglected: 0.15 }[hygiene]);
  const healthCheck = random.chance(0.3);
  const port = `${random.pick([3000, 8000, 8080, 9090])}/tcp`;
  return {
    base: language.base,
    isBase: false,
    compression: random.chance(0.06) ? 'zstd' : 'gzip',
    squashed: random.chance(0.04),
    user: hasUser ? language.user : '',
    env: [...language.env, ...slips.flatMap(({ env = [] }) => env)],
    ports: [port, ...slips.flatMap((slip) => slip.port ?? [])],
    labels,
    healthCheck,
    entrypoint: language.base === 'node' ? ['docker-entrypoint.sh'] : [],
    cmd: language.cmd,
    instructions: [
      ...language.env.map((one) => set(`ENV ${one}`)),
      ...slips.flatMap(({ instruction = [] }) => instruction),
      ...language.instructions,
      ...(hasUser ? [set(`USER ${language.user}`)] : []),
      set(`EXPOSE map[${port}:{}]`),
      ...(healthCheck
        ? [set('HEALTHCHECK &{["CMD" "wget" "-qO-" "http://127.0.0.1/healthz"] "30s" "3s" "0s" "0s" \'\\x03\'}')]
        : []),
      set(`CMD ${JSON.stringify(language.cmd).replaceAll(',', ' ')}`),
    ],
  };
}
