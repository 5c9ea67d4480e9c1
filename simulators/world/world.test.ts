import { describe, expect, it } from 'vitest';
import { createWorld } from './createWorld.ts';
import { findingsOf } from './findings.ts';
import type { Artifact, SeverityCounts } from './model.ts';
import { findingsOfBase, totalOf } from './scans.ts';
import type { World } from './world.ts';

function artifactsOf(world: World): Artifact[] {
  return [...world.repositories].flatMap((repository) => world.artifactsOf(repository));
}

describe('a generated world', () => {
  it.each([0, 1, 7, 105, 2000])('of %i images has exactly so many rows, each once', (images) => {
    for (const kind of ['harbor-v2', 'harbor-v1'] as const) {
      const world = createWorld({ images, kind });
      const rows = [...world.imageRows()].map((row) => `${row.namespace}/${row.repository}@${row.digest}:${row.tag}`);
      expect(rows).toHaveLength(images);
      expect(new Set(rows).size).toBe(images);
      expect(world.imageCount).toBe(images);
    }
  });

  it('is the same for the same seed and another for another', () => {
    const rows = (seed: number) => [...createWorld({ images: 300, seed }).imageRows()];
    expect(rows(4)).toEqual(rows(4));
    expect(rows(4)).not.toEqual(rows(5));
  });

  it('never has one tag twice in a repository', () => {
    const world = createWorld({ images: 3000 });
    for (const repository of world.repositories) {
      const tags = world.artifactsOf(repository).flatMap((artifact) => artifact.tags.map(({ name }) => name));
      expect(new Set(tags).size, repository.fullName).toBe(tags.length);
    }
  });

  it('gives every artifact and tag an id of its own', () => {
    const artifacts = artifactsOf(createWorld({ images: 2000 }));
    const ids = artifacts.flatMap(({ id, children }) => [id, ...children.map((child) => child.id)]);
    expect(new Set(ids).size).toBe(ids.length);
    const tagIds = artifacts.flatMap(({ tags }) => tags.map(({ id }) => id));
    expect(new Set(tagIds).size).toBe(tagIds.length);
  });

  it('shows every kind of thing that a registry can hold, already when it is small', () => {
    const world = createWorld({ images: 300 });
    const artifacts = artifactsOf(world);
    expect(artifacts.some(({ tags }) => tags.length === 2)).toBe(true);
    expect(artifacts.some(({ tags }) => tags.length === 0)).toBe(true);
    expect(artifacts.some(({ children }) => children.length === 3)).toBe(true);
    expect(artifacts.some(({ kind }) => kind === 'CHART')).toBe(true);
    expect(artifacts.some(({ accessories }) => accessories.length === 1)).toBe(true);
    expect([...world.repositories].some(({ name }) => name.includes('/'))).toBe(true);
    expect(world.projects.some((project) => project.public)).toBe(true);
    const states = new Set(artifacts.map(({ scan }) => scan?.status ?? 'never'));
    expect(states).toEqual(new Set(['Success', 'Error', 'Running', 'never']));
  });

  it('has newer artifacts before older ones, none from the future', () => {
    const now = Date.UTC(2026, 5, 1);
    const world = createWorld({ images: 1000, now });
    for (const repository of world.repositories) {
      const pushes = world.artifactsOf(repository).map(({ pushedAt }) => pushedAt);
      expect(pushes).toEqual(pushes.toSorted((one, other) => other - one));
      expect(pushes[0]).toBeLessThanOrEqual(now);
    }
  });

  it('finds in an image all that is in its base, and in a newer base less of the same', () => {
    const below = (months: number) => findingsOfBase('node', months);
    const base = below(12);
    const ids = (counts: SeverityCounts, seed: number, months: number) =>
      findingsOf({ seed, counts, fixable: 0, below: below(months) }).map(({ id }) => id);
    const image = ids({ ...base.counts, high: base.counts.high + 3 }, 7, 12);
    expect(image).toEqual(expect.arrayContaining(ids(base.counts, 8, 12)));
    expect(image).toEqual(expect.arrayContaining(ids(below(2).counts, 9, 2)));
    expect(totalOf(below(2).counts)).toBeLessThan(totalOf(base.counts));
  });

  it('writes reports that hold what the overview counts', () => {
    for (const { scan } of artifactsOf(createWorld({ images: 200 }))) {
      if (scan?.status !== 'Success') continue;
      const findings = findingsOf(scan.findings);
      expect(findings).toHaveLength(totalOf(scan.findings.counts));
      expect(findings.filter(({ fixVersion }) => fixVersion !== '')).toHaveLength(scan.findings.fixable);
      expect(findings.filter(({ severity }) => severity === 'high')).toHaveLength(scan.findings.counts.high);
    }
  });
});

describe('changing a world', () => {
  it('a removed repository is gone with its rows', () => {
    const world = createWorld({ images: 100 });
    const rows = world.repositoryNamed('payments/checkout-api')?.source.imageCount ?? Number.NaN;
    expect(world.removeRepository('payments/checkout-api')).toBe(true);
    expect(world.imageCount).toBe(100 - rows);
    expect(world.removeRepository('payments/checkout-api')).toBe(false);
  });

  it('a tag put on another digest moves: one row goes, one comes', () => {
    const world = createWorld({ images: 100 });
    const repository = world.repositoryNamed('payments/checkout-api');
    if (repository === undefined) throw new Error('the world has no payments/checkout-api');
    const [newest, older] = world.artifactsOf(repository);
    if (newest === undefined || older === undefined) throw new Error('too few artifacts');
    const rowsBefore = world.imageCount;
    expect(world.addTag({ repository: repository.fullName, tag: 'latest', digest: older.digest })).toBe(true);
    expect(world.artifactOf(repository, 'latest')?.digest).toBe(older.digest);
    expect(world.imageCount).toBe(rowsBefore);
  });

  it('a new tag without a digest is a new image', () => {
    const world = createWorld({ images: 100 });
    expect(world.addTag({ repository: 'payments/checkout-api', tag: 'hotfix' })).toBe(true);
    expect(world.imageCount).toBe(101);
    expect(world.removeTag({ repository: 'payments/checkout-api', tag: 'hotfix' })).toBe(true);
    expect([...world.imageRows()].filter(({ tag }) => tag === 'hotfix')).toEqual([]);
  });

  it('added images come on top, each with a tag of its own', () => {
    const world = createWorld({ images: 10 });
    world.addImages(3);
    world.addImages(2);
    const rows = [...world.imageRows()].map((row) => `${row.namespace}/${row.repository}:${row.tag}`);
    expect(rows).toHaveLength(15);
    expect(new Set(rows).size).toBe(15);
  });
});
