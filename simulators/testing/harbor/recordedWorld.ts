import { type Account, simulatorPasswords, standardAccounts } from '../../world/accounts.ts';
import type { Artifact, FindingPlan, Project, Scan, Tag } from '../../world/model.ts';
import { digestOf } from '../../world/random.ts';
import { fixedSource } from '../../world/repository.ts';
import { World } from '../../world/world.ts';
import { accountsOf215, recordedWorld215 } from './recordedWorld215.ts';
import { namesInRecording, type RecordedVersion } from './recordings.ts';

/** When the recordings were made. */
const recordedAt = Date.UTC(2026, 10, 23, 15, 24, 0, 123);
/** The one digest that the recordings' requests name. */
const digestOfV1 = 'sha256:abaaf95b14d8970470219f0b68be315bbf05d914b2742bf1578eb30f5e9cacd0';

const clean: FindingPlan = {
  seed: 1,
  counts: { critical: 0, high: 0, medium: 0, low: 0, negligible: 0 },
  fixable: 0,
};
const fourFindings: FindingPlan = {
  seed: 2,
  counts: { critical: 1, high: 1, medium: 1, low: 0, negligible: 1 },
  fixable: 2,
};

/** Passwords of the robots that only the recordings' world has. */
const recordedRobots: readonly Account[] = [
  { kind: 'robot', userName: 'robot$team+ci', password: 'team-ci-secret-12345', project: 'team', canList: true },
  { kind: 'robot', userName: 'robot$ci', password: 'ci-secret-12345', project: 'team', canList: true },
];

export function recordedPassword(userName: string): string {
  const known = new Map<string, string>([
    ...Object.entries(simulatorPasswords),
    ...[...recordedRobots, ...accountsOf215].map(({ userName, password }) => [userName, password] as const),
  ]);
  const name = userName.replace(/@example\.test$/, '');
  return known.get(name) ?? known.get(name.toLowerCase()) ?? 'nobody-has-this';
}

/** Builds artifacts of one repository; every later one was pushed later. */
class Pushes {
  #nextId = 1;

  image(version: string, tags: readonly string[], more: Partial<Artifact> = {}): Artifact {
    const id = this.#nextId;
    this.#nextId += 10;
    const pushedAt = recordedAt + id * 1000;
    return {
      id,
      digest: digestOf('recorded', version, id),
      kind: 'IMAGE',
      format: 'oci',
      size: 1634,
      pushedAt,
      pulledAt: null,
      builtAt: Date.UTC(2024, 4, 2, 8, 30),
      author: 'recording lab',
      platform: { os: 'linux', architecture: 'amd64' },
      tags: tags.map((name, ordinal): Tag => ({ id: id + 5 - ordinal, name, pushedAt: pushedAt + 50 - ordinal })),
      children: [],
      accessories: [],
      labels: [],
      scan: null,
      ...more,
    };
  }

  succeeded(findings: FindingPlan): Scan {
    return { status: 'Success', startedAt: recordedAt + 160_123, endedAt: recordedAt + 167_456, findings };
  }

  failed(): Scan {
    return { status: 'Error', startedAt: recordedAt + 160_123, endedAt: recordedAt + 165_456 };
  }

  index(version: string, scan: Scan | null): Artifact {
    const platforms = [
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm64', variant: 'v8' },
      { os: 'linux', architecture: 'arm', variant: 'v7' },
    ];
    const children = platforms.map((platform, ordinal) => ({
      id: 900 + ordinal,
      digest: digestOf('recorded child', platform.architecture),
      platform,
    }));
    return this.image(version, [version], { children, scan });
  }
}

class Builder {
  readonly world = new World([...standardAccounts, ...recordedRobots]);
  readonly #version: RecordedVersion;
  readonly #pushes = new Pushes();
  readonly #isV1: boolean;

  constructor(version: RecordedVersion) {
    this.#version = version;
    this.#isV1 = version === '1.10.18';
  }

  build(): World {
    const project = (name: string, isPublic: boolean, members: readonly string[] = []): Project =>
      this.world.addProject({ name, public: isPublic, createdAt: recordedAt, members });
    const library = project('library', true);
    const publicApps = project('public-apps', true);
    const team = project('team', false, ['viewer1']);
    const bulk = project('bulk', false);
    project('empty', false);
    this.#push(library, 'hello', [this.#pushes.image('1.0', ['1.0']), this.#pushes.image('1.1', ['latest', '1.1'])]);
    const web = this.#isV1 ? ['2.0', 'stable'] : ['2.0'];
    this.#push(publicApps, 'web', [this.#pushes.image('web', web)]);
    this.#push(team, 'app/api', this.#appApi());
    this.#push(team, 'worker', [this.#worker()], this.#version === '2.9.0' ? 1 : 0);
    if (!this.#isV1) {
      const scan = this.#version === '2.9.0' ? this.#pushes.succeeded(clean) : null;
      this.#push(team, 'multi', [this.#pushes.index('1.0', scan)]);
    }
    this.#fillBulk(bulk);
    if (this.#version === '2.9.0') this.#pushChart(team);
    return this.world;
  }

  #push(project: Project, name: string, oldestFirst: readonly Artifact[], pullCount = 0): void {
    const createdAt = recordedAt + this.world.repositoryCount * 1000;
    this.world.addRepository(project, { name, createdAt, pullCount }, fixedSource(oldestFirst.toReversed()));
  }

  /** An old image without a tag (1.10: with one), one with findings, one failed or never scanned, one clean with two tags. */
  #appApi(): Artifact[] {
    const pushes = this.#pushes;
    const label = { id: 1, name: 'prod', color: '#00AA00', createdAt: recordedAt };
    return [
      pushes.image('api-old', this.#isV1 ? ['to-be-untagged'] : []),
      pushes.image('api-v1', ['v1'], { scan: pushes.succeeded(fourFindings), digest: digestOfV1 }),
      pushes.image('api-v2', ['v2'], { scan: this.#version === '2.0.6' ? null : pushes.failed() }),
      pushes.image('api-v3', ['latest', 'v3'], {
        scan: pushes.succeeded(clean),
        labels: this.#version === '2.0.6' ? [] : [label],
      }),
    ];
  }

  #worker(): Artifact {
    if (this.#version !== '2.9.0') return this.#pushes.image('worker-1', ['1']);
    const pulledAt = recordedAt + 120_106;
    const signature = { id: 1, artifactId: 244, digest: digestOf('signature'), size: 997, createdAt: pulledAt };
    return this.#pushes.image('worker-1', ['1'], { pulledAt, accessories: [signature] });
  }

  /** In the order of the real pushes, which ran side by side: it shows in the lists. */
  #fillBulk(bulk: Project): void {
    for (const name of namesInRecording(this.#version, 'repositories-bulk-admin-page').toReversed()) {
      const short = name.slice('bulk/'.length);
      const count = short === 'many' ? 105 : 1;
      const images = Array.from({ length: count }, (_, ordinal) => {
        const tag = short === 'many' ? `b${String(ordinal + 1).padStart(3, '0')}` : '1.0';
        return this.#pushes.image(tag, [tag], { format: 'docker' });
      });
      this.#push(bulk, short, images);
    }
  }

  #pushChart(team: Project): void {
    const chart = this.#pushes.image('demo', ['0.1.0'], { kind: 'CHART' });
    this.#push(team, 'charts/demo', [chart]);
  }
}

/** A world that holds what the recorded server held. */
export function recordedWorld(version: RecordedVersion): World {
  if (version === '2.15.2') return recordedWorld215();
  return new Builder(version).build();
}
