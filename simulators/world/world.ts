import { type Account, standardAccounts } from './accounts.ts';
import { styleOf } from './content/buildStyle.ts';
import { written } from './content/content.ts';
import { type Build, writeImage } from './content/writeImage.ts';
import type { Artifact, ImageRow, Project, Scan, Tag } from './model.ts';
import { seedOf } from './random.ts';
import { type ArtifactSource, fixedSource, type Repository } from './repository.ts';
import { requestedScan } from './scans.ts';

/** How many repositories' artifacts are kept written out at a time; a client pages through one after another. */
const cachedRepositories = 64;

/** Ids of hand-made tags and artifacts begin here, out of the reach of generated ones. */
const firstHandMadeId = 100_000_000;

interface AddedTag {
  /** `project/repository`. */
  readonly repository: string;
  readonly tag: string;
  /** Absent: a new image; else the tag is put on this digest of the repository (and moves if it exists). */
  readonly digest?: string | undefined;
}

interface RequestedScan {
  readonly askedAt: number;
  readonly beginsAt: number;
  /** Null where nobody stopped it. */
  readonly stoppedAt: number | null;
}

function withoutTag(artifacts: readonly Artifact[], tag: string): Artifact[] {
  return artifacts.map((artifact) => ({ ...artifact, tags: artifact.tags.filter(({ name }) => name !== tag) }));
}

function newImage(fullName: string, { id, name, pushedAt }: Tag): Artifact {
  const platform = { os: 'linux', architecture: 'amd64' };
  const build: Build = {
    fullName,
    style: styleOf(fullName, seedOf(fullName), 'average'),
    ordinal: id,
    version: name,
    builtAt: pushedAt - 60_000,
    author: '',
    format: 'oci',
    hygiene: 'average',
    ownBytes: 48_000_000,
  };
  const { manifest, size, layersSize, content } = written((writer) => writeImage(writer, build, platform));
  return {
    id,
    digest: manifest.digest,
    kind: 'IMAGE',
    format: build.format,
    size,
    layersSize,
    pushedAt,
    pulledAt: null,
    builtAt: build.builtAt,
    author: build.author,
    platform,
    tags: [{ id, name, pushedAt }],
    children: [],
    accessories: [],
    labels: [],
    scan: null,
    content,
  };
}

/** All that a simulated registry holds. Changes show in the next answer. */
export class World {
  readonly accounts: Account[];
  /** How long a requested scan takes. */
  scanMs = 3000;
  /** How many images the scanner looks at at once; those beyond wait. */
  scansAtOnce = Number.POSITIVE_INFINITY;
  /** Its administrator has closed it to changes. */
  readOnly = false;
  hasScanner = true;
  /** The registry runs, and its database refuses connections. */
  databaseIsDown = false;
  /** Digests that the scanner does not take, as the base images of an operating system it does not know. */
  readonly refusedByScanner = new Set<string>();
  readonly #projects = new Map<string, Project>();
  readonly #repositories = new Map<string, Repository>();
  readonly #byProject = new Map<number, Repository[]>();
  readonly #written = new Map<Repository, readonly Artifact[]>();
  readonly #requestedScans = new Map<string, RequestedScan>();
  #nextProjectId = 1;
  #nextRepositoryId = 1;
  #nextHandMadeId = firstHandMadeId;

  constructor(accounts: readonly Account[] = standardAccounts) {
    this.accounts = [...accounts];
  }

  /** In the order of their names, as Harbor lists them. */
  get projects(): readonly Project[] {
    return [...this.#projects.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  get repositories(): Iterable<Repository> {
    return this.#repositories.values();
  }

  get repositoryCount(): number {
    return this.#repositories.size;
  }

  get imageCount(): number {
    let count = 0;
    for (const repository of this.#repositories.values()) count += repository.source.imageCount;
    return count;
  }

  addProject(project: { name: string; public: boolean; createdAt: number; members?: readonly string[] }): Project {
    const known = this.#projects.get(project.name);
    if (known !== undefined) return known;
    const added: Project = { members: [], ...project, id: this.#nextProjectId };
    this.#nextProjectId += 1;
    this.#projects.set(added.name, added);
    this.#byProject.set(added.id, []);
    return added;
  }

  addRepository(
    project: Project,
    repository: { name: string; createdAt: number; pullCount?: number; public?: boolean; readers?: readonly string[] },
    source: ArtifactSource,
  ): Repository {
    const fullName = `${project.name}/${repository.name}`;
    const id = this.#nextRepositoryId;
    const added: Repository = { pullCount: 0, ...repository, id, project, fullName, source };
    this.#nextRepositoryId += 1;
    this.#repositories.set(fullName, added);
    this.#byProject.get(project.id)?.push(added);
    return added;
  }

  projectNamed(name: string): Project | undefined {
    return this.#projects.get(name);
  }

  projectWithId(id: number): Project | undefined {
    return this.projects.find((project) => project.id === id);
  }

  repositoryNamed(fullName: string): Repository | undefined {
    return this.#repositories.get(fullName);
  }

  /** Oldest first. */
  repositoriesOf(project: Project): readonly Repository[] {
    return this.#byProject.get(project.id) ?? [];
  }

  /** Newest first. */
  artifactsOf(repository: Repository): readonly Artifact[] {
    const known = this.#written.get(repository);
    const artifacts = known ?? repository.source.artifacts();
    this.#written.delete(repository);
    this.#written.set(repository, artifacts);
    const [oldest] = this.#written.keys();
    if (oldest !== undefined && this.#written.size > cachedRepositories) this.#written.delete(oldest);
    return artifacts;
  }

  /** By digest or tag. */
  artifactOf(repository: Repository, reference: string): Artifact | undefined {
    return this.artifactsOf(repository).find(
      ({ digest, tags }) => digest === reference || tags.some(({ name }) => name === reference),
    );
  }

  /** By the digest of its manifest, of one that belongs to it, or of a configuration that one of them names. */
  holderOf(repository: Repository, digest: string): Artifact | undefined {
    return this.artifactsOf(repository).find(({ content }) => content?.digests.includes(digest));
  }

  scanOf(artifact: Artifact): Scan | null {
    const asked = this.#requestedScans.get(artifact.digest);
    if (asked === undefined) return artifact.scan;
    const { askedAt, beginsAt, stoppedAt } = asked;
    if (stoppedAt !== null) return { status: 'Stopped', startedAt: askedAt, endedAt: stoppedAt };
    const now = Date.now();
    if (now < beginsAt) return { status: 'Pending', startedAt: askedAt };
    return requestedScan(beginsAt, now, this.scanMs, seedOf(artifact.digest, askedAt));
  }

  isScanning(artifact: Artifact): boolean {
    const status = this.scanOf(artifact)?.status;
    return status === 'Pending' || status === 'Running';
  }

  requestScan(artifact: Artifact): void {
    const now = Date.now();
    const ends = [...this.#requestedScans.values()]
      .filter(({ stoppedAt }) => stoppedAt === null)
      .map(({ beginsAt }) => beginsAt + this.scanMs)
      .filter((endsAt) => endsAt > now)
      .toSorted((one, other) => other - one);
    // The scanner takes them in turn: this one begins once fewer than so many of those before it are left.
    const beginsAt = ends[this.scansAtOnce - 1] ?? now;
    this.#requestedScans.set(artifact.digest, { askedAt: now, beginsAt, stoppedAt: null });
  }

  stopScan(artifact: Artifact): void {
    const asked = this.#requestedScans.get(artifact.digest);
    if (asked === undefined || !this.isScanning(artifact)) return;
    this.#requestedScans.set(artifact.digest, { ...asked, stoppedAt: Date.now() });
  }

  /** False where there is no such repository. */
  removeRepository(fullName: string): boolean {
    const repository = this.#repositories.get(fullName);
    if (repository === undefined) return false;
    this.#repositories.delete(fullName);
    this.#written.delete(repository);
    const siblings = this.#byProject.get(repository.project.id);
    siblings?.splice(siblings.indexOf(repository), 1);
    return true;
  }

  /** With all its repositories. False where there is no such project. */
  removeProject(name: string): boolean {
    const project = this.#projects.get(name);
    if (project === undefined) return false;
    for (const { fullName } of [...this.repositoriesOf(project)]) this.removeRepository(fullName);
    this.#byProject.delete(project.id);
    return this.#projects.delete(name);
  }

  /** False where there is no such repository or digest. */
  addTag({ repository: fullName, tag, digest }: AddedTag): boolean {
    const repository = this.#repositories.get(fullName);
    if (repository === undefined) return false;
    const added: Tag = { id: this.#takeId(), name: tag, pushedAt: Date.now() };
    const artifacts = withoutTag(this.artifactsOf(repository), tag);
    if (digest === undefined) {
      this.#replaceArtifacts(repository, [newImage(fullName, added), ...artifacts]);
      return true;
    }
    if (!artifacts.some((artifact) => artifact.digest === digest)) return false;
    const tagged = artifacts.map((artifact) =>
      artifact.digest === digest ? { ...artifact, tags: [added, ...artifact.tags] } : artifact,
    );
    this.#replaceArtifacts(repository, tagged);
    return true;
  }

  /** Pushes so many new images into `<first project>/added-images`. */
  addImages(count: number): void {
    const createdAt = Date.now();
    const project = this.projects[0] ?? this.addProject({ name: 'library', public: true, createdAt });
    const fullName = `${project.name}/added-images`;
    const repository =
      this.#repositories.get(fullName) ??
      this.addRepository(project, { name: 'added-images', createdAt }, fixedSource([]));
    const images = Array.from({ length: count }, () => {
      const id = this.#takeId();
      return newImage(fullName, { id, name: `added-${id - firstHandMadeId + 1}`, pushedAt: createdAt });
    });
    this.#replaceArtifacts(repository, [...images.reverse(), ...this.artifactsOf(repository)]);
  }

  /** False where there is no such tag. Its artifact stays, untagged if it was the last. */
  removeTag({ repository: fullName, tag }: { repository: string; tag: string }): boolean {
    const repository = this.#repositories.get(fullName);
    if (repository === undefined || this.artifactOf(repository, tag) === undefined) return false;
    this.#replaceArtifacts(repository, withoutTag(this.artifactsOf(repository), tag));
    return true;
  }

  /** Every row that a complete listing of the registry must give, each once. */
  *imageRows(): Generator<ImageRow> {
    for (const repository of this.#repositories.values()) {
      for (const artifact of this.artifactsOf(repository)) {
        if (artifact.kind !== 'IMAGE') continue;
        const tags = artifact.tags.length === 0 ? [''] : artifact.tags.map(({ name }) => name);
        const { digest } = artifact;
        for (const tag of tags) yield { namespace: repository.project.name, repository: repository.name, digest, tag };
      }
    }
  }

  #replaceArtifacts(repository: Repository, artifacts: readonly Artifact[]): void {
    repository.source = fixedSource(artifacts);
    this.#written.set(repository, artifacts);
  }

  #takeId(): number {
    const id = this.#nextHandMadeId;
    this.#nextHandMadeId += 1;
    return id;
  }
}
