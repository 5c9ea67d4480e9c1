import { chartSource, generatedSource, idsNeeded, type RepositoryPlan } from './generatedSource.ts';
import type { Project } from './model.ts';
import { projectName, repositoryName } from './names.ts';
import { createRandom, type Random, seedOf } from './random.ts';
import { tagStyles } from './tagNames.ts';
import { World } from './world.ts';

const day = 86_400_000;
const megabyte = 1_000_000;

interface WorldOptions {
  /** How many rows of the product a complete listing gives, exactly. */
  readonly images: number;
  readonly seed?: number;
  /** `harbor-v1` has no untagged artifacts, indexes, charts or signatures: Harbor 1.x does not list them. `quay` has no untagged ones. */
  readonly kind?: 'harbor-v2' | 'harbor-v1' | 'quay';
  /** Ms since 1970; default: today at 00:00 UTC. Names do not depend on it, except calendar tags; digests do: an image tells when it was built. */
  readonly now?: number;
}

/** The first repositories are what one sees first: each holds a good number of images. */
const showpieces = 8;

/** Rows of the n-th repository: many small ones, a few with several hundred. */
function drawRows(random: Random, images: number, ordinal: number): number {
  const cap = Math.max(1, Math.ceil(images / 8));
  // Those that would be too big for a small world are cut to different sizes.
  const largest = cap - random.between(0, Math.floor(cap / 2));
  if (ordinal < showpieces) return Math.min(largest, random.between(14, 90));
  return Math.min(largest, 2 + Math.floor(420 * random.next() ** 9));
}

/** Mostly 20 to 300 MB, some tiny, some above a gigabyte. */
function drawSize(random: Random): number {
  return Math.round(5 * megabyte * 300 ** (random.next() ** 1.3));
}

class Generator {
  readonly #world = new World();
  readonly #seed: number;
  readonly #now: number;
  readonly #random: Random;
  readonly #isV2: boolean;
  readonly #untagged: boolean;
  readonly #filled = new Map<string, number>();
  #ordinal = 0;
  #nextId = 1;

  constructor({ seed = 1, kind = 'harbor-v2', now = Math.floor(Date.now() / day) * day }: WorldOptions) {
    this.#seed = seed;
    this.#now = now;
    this.#random = createRandom(seedOf('world', seed));
    this.#isV2 = kind !== 'harbor-v1';
    this.#untagged = kind === 'harbor-v2';
  }

  fill(images: number): World {
    // A company with so many images has so many projects; the first eight are always there.
    const projects = Array.from({ length: Math.max(8, Math.ceil(images / 1500)) }, (_, n) => this.#addProject(n));
    for (let left = images; left > 0; this.#ordinal += 1) {
      const rows = Math.min(left, drawRows(this.#random, images, this.#ordinal));
      this.#addImages(this.#nextProject(projects), rows);
      left -= rows;
      if (this.#isV2 && this.#ordinal % 40 === 8) this.#addChart(this.#nextProject(projects));
    }
    return this.#world;
  }

  #addProject(ordinal: number): Project {
    const { name, public: isPublic } = projectName(ordinal);
    const createdAt = this.#now - 730 * day + ordinal * 60_000;
    const members = name === 'storefront' ? ['viewer1'] : [];
    return this.#world.addProject({ name, public: isPublic, createdAt, members });
  }

  #nextProject(projects: readonly Project[]): Project {
    // In turn at first, so that small worlds fill every project too.
    const inTurn = projects[this.#ordinal];
    return inTurn ?? this.#random.pick(projects);
  }

  #addImages(project: Project, rows: number): void {
    const ordinal = this.#ordinal;
    const count = this.#filled.get(project.name) ?? 0;
    this.#filled.set(project.name, count + 1);
    const name = repositoryName(project.name, count, seedOf(this.#seed, project.name));
    const plan: RepositoryPlan = {
      fullName: `${project.name}/${name}`,
      seed: seedOf(this.#seed, project.name, name),
      rows,
      firstId: this.#nextId,
      createdAt: this.#now - (project.public ? this.#random.between(600, 700) : this.#random.between(40, 700)) * day,
      now: this.#now,
      tagStyle: this.#random.pick(tagStyles),
      hygiene: this.#random.pick(['kept', 'kept', 'average', 'average', 'neglected']),
      multiArchitecture: this.#isV2 && ordinal % 7 === 1,
      signed: this.#isV2 && ordinal % 9 === 2,
      untagged: this.#untagged,
      typicalSize: drawSize(this.#random),
    };
    this.#nextId += idsNeeded(rows);
    const pullCount = this.#random.between(0, 5000);
    this.#world.addRepository(project, { name, createdAt: plan.createdAt, pullCount }, generatedSource(plan));
  }

  #addChart(project: Project): void {
    const name = `charts/${project.name}-${this.#ordinal}`;
    const createdAt = this.#now - this.#random.between(10, 400) * day;
    const fullName = `${project.name}/${name}`;
    this.#world.addRepository(
      project,
      { name, createdAt },
      chartSource({ fullName, firstId: this.#nextId, createdAt }),
    );
    this.#nextId += idsNeeded(1);
  }
}

/** A registry of an invented company; the same options give the same world. */
export function createWorld(options: WorldOptions): World {
  return new Generator(options).fill(options.images);
}
